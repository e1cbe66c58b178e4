/// Which way the text of a language is written.
enum WritingDirection {
    /// `rtl` for a language written from right to left; `nil` for all others, whose direction is that of the page.
    ///
    /// - Parameter tag: after RFC 5646; a script in it decides before the language does.
    static func attribute(of tag: String) -> String? {
        let parts = tag.lowercased().split(separator: "-").map(String.init)
        guard let language = parts.first else { return nil }
        if let script = parts.dropFirst().first(where: { $0.count == 4 && $0.allSatisfy(\.isLetter) }) {
            return scripts.contains(script) ? "rtl" : nil
        }
        return languages.contains(language) ? "rtl" : nil
    }

    private static let scripts: Set<String> = ["adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"]
    private static let languages: Set<String> = [
        "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "pnb", "ps", "sd", "syr", "ug", "ur", "yi",
    ]
}
