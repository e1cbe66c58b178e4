import Document
import Foundation
import Kernel

/// The texts of the pages under `/about`, as HTML per language, from `pages/{language}/{name}.md`.
struct SiteTexts: Sendable {
    enum Name: String, CaseIterable, Sendable {
        case about, rules, ranking, credit
    }

    private let texts: [Language: [Name: String]]

    init(resources: URL) throws {
        var texts: [Language: [Name: String]] = [:]
        for language in Language.allCases {
            for name in Name.allCases {
                let file = resources.appending(path: "pages/\(language.rawValue)/\(name.rawValue).md")
                guard let text = try? String(contentsOf: file, encoding: .utf8) else {
                    throw ResourceError(file: file.path, reason: "cannot be read")
                }
                let document = try MarkdownReader.read(text).document
                texts[language, default: [:]][name] = HTMLWriter { _ in nil }.write(document)
            }
        }
        self.texts = texts
    }

    func html(_ name: Name, _ language: Language) -> String { texts[language]?[name] ?? "" }
}
