import Foundation
import Kernel
import Publishing

/// The ledger for programs. `rule` is the whole rule of `CreditScore`.
struct CreditJSON: Encodable {
    struct Entry: Encodable {
        let id: String
        let time: String
        let kind: String
        let fault: String?
        let points: Int
        let decision: String?
        let undoes: String?
        let day: String?
    }

    let publication: String
    let start: Int
    let score: Int
    let rule: String
    let entries: [Entry]

    init(_ credit: PublicCredit) {
        publication = credit.publication.handle.description
        start = CreditScore.full
        score = credit.score.points
        rule =
            "Begin with start. Go through entries in order, leaving out those whose id another entry undoes, and those of kind undone. Add the points of each; whenever the sum is above start, it is start. The score is the sum, or 0 where that is below 0."
        entries = credit.entries.map { entry in
            Entry(
                id: entry.id.description, time: entry.createdAt.date.formatted(.iso8601), kind: entry.kind.rawValue,
                fault: entry.fault?.rawValue, points: entry.points, decision: entry.decision.map { "/decisions/\($0)" },
                undoes: entry.undoes?.description, day: entry.day?.iso)
        }
    }

    func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
