import Kernel
import Storage
import TestSupport
import Testing

@testable import Publishing

/// Whatever is changed behind the program's back about decisions, complaints and appeals is found by `byline check`.
@Suite struct DecisionCheckTests {
    enum Tampering: CaseIterable, Sendable {
        case noEntry, otherReasons, otherMeasure, quietEnd, articleBack, commentBack, publicationBack, noPoints
        case noDecision, undone, noReason, sameJudge, halfOverturned, nobodyComplained

        var finding: String {
            switch self {
            case .noEntry: "the log has no entry that says remove"
            case .otherReasons, .otherMeasure: "it was changed after it was logged"
            case .quietEnd: "the log has no entry that says lifted"
            case .articleBack: "it is none, and what was ordered is removed"
            case .commentBack: "readers see the comment"
            case .publicationBack: "mute is in force, and the publication is active"
            case .noPoints: "does not take its 20 points"
            case .noDecision: "there is no decision"
            case .undone: "it says that its measure was undone, and it was not"
            case .noReason: "nothing says by whom and why"
            case .sameJudge: "whoever decided it has heard the appeal"
            case .halfOverturned: "its appeal was overturned, and it was not"
            case .nobodyComplained: "nobody has complained"
            }
        }

        var statement: SQL {
            switch self {
            case .noEntry: "DELETE FROM log_entry WHERE record LIKE '%\"measure\":\"remove\"%'"
            case .otherReasons: "UPDATE decision SET explanation = '另有原因。' WHERE measure = 'remove'"
            case .otherMeasure: "UPDATE decision SET points = 5 WHERE measure = 'remove'"
            case .quietEnd:
                "UPDATE decision SET ending = 'lifted', ended_at = decided_at WHERE measure = 'demote'"
            case .articleBack: "UPDATE article SET restriction = 'none' WHERE restriction = 'removed'"
            case .commentBack: "UPDATE comment SET state = 'visible'"
            case .publicationBack: "UPDATE publication SET state = 'active'"
            case .noPoints: "DELETE FROM credit_entry"
            case .noDecision: "UPDATE complaint_case SET decision_id = NULL WHERE state = 'actioned'"
            case .undone: "UPDATE complaint_case SET state = 'restored' WHERE state = 'actioned'"
            case .noReason: "UPDATE complaint_case SET reason = '' WHERE state = 'dismissed'"
            case .sameJudge: "UPDATE decision SET decided_by = (SELECT heard_by FROM appeal) WHERE measure = 'remove'"
            case .halfOverturned: "UPDATE appeal SET state = 'overturned'"
            case .nobodyComplained: "DELETE FROM complaint"
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases, Tampering.allCases)
    func isFound(_ kind: DatabaseKind, _ tampering: Tampering) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let (one, other) = (try await court.article(), try await court.article("海堤"))
            let comment = try await court.comment(on: other)
            let removal = try await court.decide(MeasureOrder(.remove), on: .article(one), fault: .rumour)
            try await court.decide(MeasureOrder(.hide), on: .comment(comment))
            try await platform.appeal(against: removal, "不对", by: court.room.owner)
            try await platform.takeAppeal(against: removal, by: court.appeals)
            try await platform.hearAppeal(against: removal, overturns: false, reason: "维持", by: court.appeals)
            try await court.complain(on: .article(other), .rules)
            let answered = try await court.takeCase()
            try await platform.decide(
                MeasureOrder(.demote), on: .article(other), Tribunal.reasons(), answering: answered,
                by: court.complaints)
            try await court.complain(on: .article(other), .privacy)
            try await platform.dismissComplaint(try await court.takeCase(), reason: "没有。", by: court.complaints)
            let sound = try await platform.check()
            #expect(sound.problems.map(\.description) == [] && sound.decisions == 4)

            let statement = tampering.statement
            try await platform.database.write { connection in _ = try connection.execute(statement) }
            let found = try await platform.check().problems.map(\.description)
            #expect(found.contains { $0.contains(tampering.finding) }, "\(tampering): \(found)")
        }
    }

    /// What goes on as it should leaves nothing to find.
    @Test(arguments: DatabaseKind.allCases) func nothingIsFoundWhereNothingIsWrong(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let article = try await court.article()
            var reasons = Tribunal.reasons()
            reasons.explanation = "Wen（wen@example.org）的说法不实。"
            let removal = try await platform.decide(
                MeasureOrder(.remove), on: .article(article), reasons, by: court.room.siteOperator)
            // The name that was taken out is another one now.
            try await platform.write {
                _ = try $0.execute("UPDATE publication SET name = '别的号'")
            }
            let lifted = try await court.decide(.label("讽刺", until: testNow.adding(days: 1)), on: .article(article))
            try await platform.lift(lifted, reason: "", by: court.room.siteOperator)
            try await platform.appeal(against: removal, "不对", by: court.room.owner)
            try await platform.takeAppeal(against: removal, by: court.appeals)
            try await platform.hearAppeal(against: removal, overturns: true, reason: "属实", by: court.appeals)
            #expect(try await platform.check().problems.map(\.description) == [])
        }
    }
}
