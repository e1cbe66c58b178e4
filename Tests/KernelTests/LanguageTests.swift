import Kernel
import Testing

@Suite struct LanguageTests {
    @Test(arguments: [
        ("zh-CN", Language.simplifiedChinese), ("zh", .simplifiedChinese), ("zh-SG", .simplifiedChinese),
        ("zh-TW", .traditionalChinese), ("zh-HK", .traditionalChinese), ("zh-Hant", .traditionalChinese),
        ("zh-Hant-CN", .traditionalChinese), ("zh-Hans-HK", .simplifiedChinese), ("zh_tw", .traditionalChinese),
        ("en-GB", .english), ("EN", .english),
    ])
    func tagsHaveALanguage(tag: String, language: Language) {
        #expect(Language.best(for: tag, among: Language.allCases) == language)
    }

    /// The other script is read better than another language, and nobody is given a language they did not ask for.
    @Test func onlyWhatIsOfferedIsChosen() {
        #expect(Language.best(for: "zh-TW", among: [.english, .simplifiedChinese]) == .simplifiedChinese)
        #expect(Language.best(for: "zh-CN", among: [.traditionalChinese]) == .traditionalChinese)
        #expect(Language.best(for: "en", among: [.simplifiedChinese]) == nil)
        for tag in ["fr", "", "-", "zhuang", "english"] {
            #expect(Language.best(for: tag, among: Language.allCases) == nil)
        }
    }
}
