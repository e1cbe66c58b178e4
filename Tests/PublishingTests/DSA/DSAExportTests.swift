import Foundation
import Kernel
import Storage
import TestSupport
import Testing

@testable import Publishing

@Suite struct DSAExportTests {
    private func statements(_ bodies: [String]) throws -> [[String: Any]] {
        try bodies.flatMap { body -> [[String: Any]] in
            let object = try #require(try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any])
            #expect(Array(object.keys) == ["statements"])
            let list = try #require(object["statements"] as? [[String: Any]])
            #expect(list.count <= 100)
            return list
        }
    }

    @Test(arguments: DatabaseKind.allCases) func everyStatementIsAsTheDatabaseWantsIt(_ kind: DatabaseKind) async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            var puids: Set<String> = []
            var count = 0
            for ground in DecisionReasons.Ground.allCases {
                for source in DecisionReasons.Source.allCases {
                    let article = try await platform.put(Draft(title: "一", publication: "quays", channel: "local"))
                    let comment = try await court.comment(on: article)
                    for measure in Measure.allCases where measure != .close {
                        let subject: DecisionSubject =
                            measure.suits(.article)
                            ? .article(article)
                            : measure.suits(.comment) ? .comment(comment) : .publication(court.room.publication)
                        var order = MeasureOrder(measure)
                        order.label = measure == .label ? "讽刺" : ""
                        // Each longer than the one before, or it would be in force already.
                        count += 1
                        if measure == .mute || measure == .remove || measure == .freeze {
                            order.endsAt = testNow.adding(days: 10_000 + Int64(count))
                        }
                        var reasons = Tribunal.reasons(ground)
                        reasons.source = source
                        reasons.category = DecisionCategory.allCases[count % DecisionCategory.allCases.count]
                        reasons.automation = DecisionReasons.Automation.allCases[count % 3]
                        reasons.isDetectedAutomatically = count.isMultiple(of: 2)
                        reasons.rule = String(repeating: "规", count: 500)
                        reasons.explanation = String(repeating: "由", count: 2000)
                        reasons.facts = source == .other ? "事" : String(repeating: "实", count: 5000)
                        _ = try await platform.decide(order, on: subject, reasons, by: court.room.siteOperator)
                    }
                }
            }
            try await court.decide(MeasureOrder(.close), on: .publication(court.room.publication))
            let all = try statements(
                try await platform.dsaStatements(site: "https://byline.example"))
            // A warning restricts nothing.
            #expect(all.count == 2 * 4 * (Measure.allCases.count - 2) + 1)
            for statement in all {
                #expect(DSARules.faults(in: statement) == [], "\(statement["puid"] ?? "")")
                puids.insert(statement["puid"] as? String ?? "")
            }
            #expect(puids.count == all.count)
            #expect(
                try statements(
                    try await platform.dsaStatements(
                        in: ReportMonth("2026-10"), site: "https://byline.example")
                ).isEmpty)
        }
    }

    @Test func theRulesFindWhatIsWrong() {
        let good: [String: Any] = [
            "decision_visibility": ["DECISION_VISIBILITY_CONTENT_REMOVED"],
            "decision_ground": "DECISION_GROUND_ILLEGAL_CONTENT", "illegal_content_legal_ground": "§ 1",
            "illegal_content_explanation": "because", "content_type": ["CONTENT_TYPE_TEXT"],
            "category": "STATEMENT_CATEGORY_VIOLENCE", "territorial_scope": ["DE"], "content_date": "2026-11-23",
            "application_date": "2026-11-23", "decision_facts": "facts", "source_type": "SOURCE_VOLUNTARY",
            "automated_detection": "No", "automated_decision": "AUTOMATED_DECISION_NOT_AUTOMATED", "puid": "a-1",
        ]
        #expect(DSARules.faults(in: good) == [])
        let bad: [(String, Any?)] = [
            ("decision_visibility", nil), ("decision_ground", "LAW"), ("illegal_content_legal_ground", nil),
            ("illegal_content_explanation", String(repeating: "x", count: 2001)), ("content_type", ["TEXT"]),
            ("content_type", ["CONTENT_TYPE_OTHER"]), ("category", nil), ("territorial_scope", ["CN"]),
            ("content_date", "1999-12-31"), ("application_date", "23.11.2026"), ("decision_facts", ""),
            ("source_type", "SOURCE_NOTICE"), ("automated_detection", true), ("automated_decision", "No"),
            ("puid", "a 1"), ("end_date_visibility_restriction", "2026-11-22"), ("author", "林晚"),
            ("incompatible_content_ground", "rules"),
        ]
        for (name, value) in bad {
            var statement = good
            statement[name] = value
            #expect(!DSARules.faults(in: statement).isEmpty, "\(name)")
        }
    }
}
