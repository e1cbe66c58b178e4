import Foundation
import Publishing

/// The index of a publication with its five parts, and how each was worked out.
struct IndexFields {
    let index: PublicationIndex
    /// Totals of the last days, the oldest first.
    let before: [Int]

    func fields(_ pages: Pages) -> Fields {
        let texts = pages.texts
        return [
            "total": String(index.total),
            "of": texts("numbers.index.of", ["total": String(index.total)]),
            "dial": dial(texts), "day": pages.time.day(index.day.start(in: pages.time.zone)),
            "change": change(texts),
            "parts": PublicationIndex.Part.allCases.map { part in
                let points = index.working.points(part)
                return [
                    "name": texts("numbers.index.\(part.rawValue).name"), "points": String(points),
                    "most": String(PublicationIndex.perPart), "width": String(points * 100 / PublicationIndex.perPart),
                    "rule": texts("numbers.index.\(part.rawValue).rule", rule),
                    "working": texts("numbers.index.\(part.rawValue).working", working(texts)),
                ] as Fields
            },
        ]
    }

    /// A half circle, filled as far as the index goes.
    private func dial(_ texts: Catalogue) -> String {
        let length = Double.pi * 84
        let filled = length * Double(index.total) / 1000
        let label = texts("numbers.index.of", ["total": String(index.total)])
        return """
            <svg class="dial" viewBox="0 0 200 112" role="img" aria-labelledby="dial-title">\
            <title id="dial-title">\(label)</title>\
            <path class="dial-track" d="M16 100a84 84 0 0 1 168 0"/>\
            <path class="dial-fill" d="M16 100a84 84 0 0 1 168 0" \
            stroke-dasharray="\(Int(filled.rounded())) \(Int(length.rounded(.up)) + 1)"/>\
            <text class="dial-text" x="100" y="94">\(index.total)</text></svg>
            """
    }

    private func change(_ texts: Catalogue) -> String? {
        guard before.count > 30 else { return nil }
        let difference = index.total - before[before.count - 31]
        let key = difference > 0 ? "up" : difference < 0 ? "down" : "same"
        return texts("numbers.index.\(key)", ["points": String(abs(difference))])
    }

    private var rule: [String: String] {
        [
            "days": String(Int(PublicationIndex.Working.fullDays)),
            "rate": String(Int(PublicationIndex.Working.halfRate)),
        ]
    }

    private func working(_ texts: Catalogue) -> [String: String] {
        let counted = index.working
        func decimal(_ value: Double) -> String {
            value.formatted(.number.precision(.fractionLength(0...1)).locale(Locale(identifier: "en")))
        }
        let numbers = [
            "articles": counted.articles, "original": counted.original, "translated": counted.translated,
            "reprinted": counted.reprinted, "generated": counted.generated, "undeclared": counted.undeclared,
            "approved": counted.approved, "returned": counted.returned, "rejected": counted.rejected,
            "restricted": counted.restricted, "corrections": counted.corrections, "days": counted.publishingDays,
            "channels": counted.channels.count, "first": counted.channels.first ?? 0, "onTopic": counted.onTopic,
            "reads": counted.reads, "likes": counted.likes, "comments": counted.comments, "shares": counted.shares,
            "follows": counted.follows,
        ].mapValues(texts.number)
        return numbers.merging([
            "rate": decimal(counted.interactionRate), "spread": decimal(counted.spread * 100),
        ]) { $1 }
    }
}
