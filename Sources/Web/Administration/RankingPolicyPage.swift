import Kernel
import Publishing

/// What the hot list weighs.
struct RankingPolicyPage {
    let contents: SettingContents<RankingPolicy>
    var typed: Form?
    var error: (any ReadableError)?
    var isSaved = false

    private typealias Property = (name: String, path: WritableKeyPath<RankingPolicy, Int>)

    private static var weights: [Property] {
        [("read", \.read), ("like", \.like), ("comment", \.comment), ("share", \.share), ("follow", \.follow)]
    }

    private static var measures: [Property] {
        [
            ("halfLifeHours", \.halfLifeHours), ("fullReadsPerNetwork", \.fullReadsPerNetwork),
            ("readsPerNetwork", \.readsPerNetwork), ("leastHeat", \.leastHeat),
        ]
    }

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        return try SettingsForm(
            section: .ranking,
            parts: [
                SettingsForm.Part(
                    title: texts("admin.ranking.weights"), entries: Self.weights.map { entry($0, $1, texts) }),
                SettingsForm.Part(
                    title: texts("admin.ranking.measures"), entries: Self.measures.map { entry($0, $1, texts) }),
            ], fixed: contents.fixed, error: error, isSaved: isSaved
        ).render(pages)
    }

    static func change(_ setting: inout RankingPolicy, _ form: Form, fixed: Set<String>) throws {
        for (name, path) in weights + measures where !fixed.contains(name) {
            setting[keyPath: path] = try form.number(name)
        }
    }

    private func entry(_ name: String, _ path: KeyPath<RankingPolicy, Int>, _ texts: Catalogue) -> SettingsForm.Entry {
        let saved = contents.setting[keyPath: path]
        return .number(
            name, typed.map { $0.text(name) } ?? String(saved), saved: saved, under: "admin.ranking", texts)
    }
}
