import Kernel

extension Language {
    /// The plural form of a number, by the rules of CLDR: English has one and other, Chinese other.
    func pluralForm(_ count: Int) -> String { self == .english && count == 1 ? "one" : "other" }

    /// Those of `offered` that say what this one does not, itself first: two scripts of Chinese are not shown side by side.
    func withOthers(of offered: [Language]) -> [Language] {
        [self] + offered.filter { $0 != self && !($0.isChinese && isChinese) }
    }
}
