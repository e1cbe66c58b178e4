import Foundation
import Kernel
import Publishing

/// A decision in words, the same on every page.
struct DecisionTexts {
    let pages: Pages

    private var texts: Catalogue { pages.texts }

    func measure(_ measure: Measure) -> String { texts("decision.measure.\(measure.rawValue)") }
    func ground(_ ground: DecisionReasons.Ground) -> String { texts("decision.ground.\(ground.rawValue)") }
    func category(_ category: DecisionCategory) -> String { texts("decision.category.\(category.rawValue)") }
    func source(_ source: DecisionReasons.Source) -> String { texts("decision.source.\(source.rawValue)") }
    func subject(_ kind: DecisionSubject.Kind) -> String { texts("decision.subject.\(kind.rawValue)") }
    func fault(_ fault: Fault) -> String { texts("decision.fault.\(fault.rawValue)") }

    func when(_ time: Timestamp) -> Fields { ["iso": pages.time.iso(time), "text": pages.time.full(time)] }

    /// Whether it holds, and until when.
    func standing(_ decision: PublicDecision) -> Fields {
        standing(decision.measure, ending: decision.ending, endedAt: decision.endedAt, endsAt: decision.endsAt)
    }

    func standing(_ decision: Decision) -> Fields {
        standing(
            decision.measure, ending: decision.ending, endedAt: decision.endedAt, endsAt: decision.order.endsAt)
    }

    private func standing(
        _ measure: Measure, ending: Decision.Ending?, endedAt: Timestamp?, endsAt: Timestamp?
    ) -> Fields {
        switch ending {
        case .overturned?:
            ["name": texts("decision.standing.overturned", ["time": day(endedAt)]), "style": "state-good"]
        case .expired?, .lifted?: ["name": texts("decision.standing.ended", ["time": day(endedAt)]), "style": ""]
        case nil where measure == .warn: ["name": texts("decision.standing.recorded"), "style": ""]
        case nil:
            [
                "name": endsAt.map { texts("decision.standing.until", ["time": pages.time.full($0)]) }
                    ?? texts("decision.standing.inForce"), "style": "state-trouble",
            ]
        }
    }

    private func day(_ time: Timestamp?) -> String { time.map(pages.time.day) ?? "" }

    /// By whom: a person, or the program.
    func decider(_ decision: PublicDecision) -> String {
        if decision.isByMachine { return texts("decision.by.machine") }
        return texts(decision.automation == .none ? "decision.by.person" : "decision.by.assisted")
    }

    func appeal(_ state: Appeal.State) -> Fields {
        let style =
            switch state {
            case .open, .assigned: "state-waiting"
            case .upheld: ""
            case .overturned: "state-good"
            }
        return ["name": texts("appeal.state.\(state.rawValue)"), "style": style]
    }

    /// Name and value, one below the other.
    func facts(_ decision: PublicDecision) -> [Fields] {
        var facts: [(String, String?)] = [
            ("measure", measure(decision.measure)), ("about", subject(decision.subject)),
            ("decided", pages.time.full(decision.decidedAt)), ("by", decider(decision)),
            ("ground", ground(decision.ground)), ("rule", decision.rule.nonEmpty),
            ("category", category(decision.category)), ("source", source(decision.source)),
            ("detected", decision.isDetectedAutomatically ? texts("decision.detected.yes") : nil),
        ]
        if let fault = decision.fault, decision.points > 0 {
            facts.append(
                (
                    "credit",
                    texts(
                        "decision.credit",
                        ["fault": self.fault(fault), "points": texts.number(decision.points)])
                ))
        }
        if let end = decision.endsAt { facts.append(("until", pages.time.full(end))) }
        return facts.compactMap { name, value in
            value.map { ["name": texts("decision.fact.\(name)"), "value": $0] }
        }
    }

    func card(_ decision: PublicDecision) -> Fields {
        [
            "url": decision.path, "measure": measure(decision.measure), "about": subject(decision.subject),
            "ground": ground(decision.ground), "category": category(decision.category),
            "when": when(decision.decidedAt), "standing": standing(decision), "by": decider(decision),
            "why": decision.explanation, "appeal": decision.appeal.map(appeal),
        ]
    }

    func entry(_ entry: CaseEntry) -> Fields {
        let decision = entry.decision
        return [
            "url": "/desk/decisions/\(decision.id)", "measure": measure(decision.measure),
            "ground": ground(decision.reasons.ground), "when": when(decision.decidedAt),
            "standing": standing(decision), "by": entry.decider ?? texts("decision.by.machine"),
            "why": decision.reasons.explanation, "appeal": entry.appeal.map(appeal),
        ]
    }

    func similar(_ cases: SimilarCases) -> Fields? {
        guard !cases.lines.isEmpty else { return nil }
        return [
            "title": texts("desk.case.similar", ["category": category(cases.category)]),
            "lines": cases.lines.map { line -> Fields in
                [
                    "measure": measure(line.measure), "count": texts.number(line.count),
                    "overturned": line.overturned > 0
                        ? texts("desk.case.overturned", count: line.overturned) : nil,
                ]
            }, "latest": cases.latest.map(card),
        ]
    }

    /// `3 days 4 h`
    func duration(_ milliseconds: Int64?) -> String {
        guard let milliseconds else { return "–" }
        let minutes = Int(max(0, milliseconds) / 60_000)
        if minutes < 120 { return texts("decision.duration.minutes", count: minutes) }
        if minutes < 48 * 60 { return texts("decision.duration.hours", count: minutes / 60) }
        return texts("decision.duration.days", count: minutes / 1440)
    }
}
