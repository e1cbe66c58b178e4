import Kernel
import Foundation
import Publishing

/// The formula of the hot list in figures: worked out by the code that ranks, with the weights as they are set.
struct RankingFigures {
    let policy: RankingPolicy

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        let weights = [
            ("read", policy.read), ("like", policy.like), ("comment", policy.comment), ("share", policy.share),
            ("follow", policy.follow),
        ]
        return try pages.templates.render(
            "about/ranking",
            [
                "t": texts.words.fields,
                "formula": texts(
                    "ranking.formula",
                    Dictionary(uniqueKeysWithValues: weights.map { ($0, texts.number($1)) }).merging(
                        ["hours": texts.number(policy.halfLifeHours)]) { $1 }),
                "weights": weights.map { name, points in
                    [
                        "name": texts("ranking.event.\(name)"), "points": texts.number(points),
                        "counts": texts(
                            "ranking.counts.\(name)",
                            [
                                "full": texts.number(policy.fullReadsPerNetwork),
                                "most": texts.number(policy.readsPerNetwork),
                            ]),
                    ] as Fields
                },
                "ages": Self.ages.map { hours in
                    [
                        "age": hours < 24
                            ? texts("ranking.hours", count: hours) : texts("ranking.days", count: hours / 24),
                        "left": percent(policy.remainder(after: Int64(hours) * 3_600_000), pages),
                    ] as Fields
                },
                "reads": Self.numbers.filter { $0 <= policy.readsPerNetwork }.map { number in
                    ["number": texts.number(number), "weight": percent(policy.weight(ofRead: number), pages)] as Fields
                },
                "least": texts("ranking.least", ["heat": texts.number(policy.leastHeat)]),
                "window": texts("ranking.window", ["hours": texts.number(policy.windowHours)]),
            ])
    }

    private static let ages = [1, 3, 6, 12, 24, 48, 72]
    private static let numbers = [1, 3, 5, 10, 50, 200]

    private func percent(_ share: Double, _ pages: Pages) -> String {
        share.formatted(
            .percent.precision(.significantDigits(1...2)).locale(Locale(identifier: pages.language.rawValue)))
    }
}
