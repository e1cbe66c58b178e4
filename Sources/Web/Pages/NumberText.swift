import Foundation
import Kernel

/// Writes whole numbers as a language has them: 9,008 in English, 9008 and 1.2万 in Chinese.
struct NumberText {
    private let language: Language

    init(_ language: Language) {
        self.language = language
    }

    func text(_ value: Int) -> String {
        switch language {
        case .english: value.formatted(.number.locale(Locale(identifier: "en")))
        case .simplifiedChinese: Self.chinese(value, tenThousand: "万", hundredMillion: "亿")
        case .traditionalChinese: Self.chinese(value, tenThousand: "萬", hundredMillion: "億")
        }
    }

    /// Large numbers in their unit with one decimal, cut off rather than rounded up: 99,999 are not yet 10万.
    private static func chinese(_ value: Int, tenThousand: String, hundredMillion: String) -> String {
        if value < 10_000 { return String(value) }
        let (unit, size) = value < 100_000_000 ? (tenThousand, 10_000) : (hundredMillion, 100_000_000)
        let tenths = value / (size / 10)
        return tenths % 10 == 0 ? "\(tenths / 10)\(unit)" : "\(tenths / 10).\(tenths % 10)\(unit)"
    }
}
