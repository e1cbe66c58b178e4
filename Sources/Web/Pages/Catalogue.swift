import Foundation
import Kernel
import Yams

/// Every word of the interface in one language, from the files of `strings/{language}/`, one per feature.
struct Catalogue: Sendable {
    let language: Language
    private let texts: [String: String]
    /// The tree that templates see as `t`, with the same keys.
    let words: Words

    /// What templates look words up in: built once, as it is the same for every page.
    struct Words: @unchecked Sendable {
        // Unchecked because `Any` hides that it holds only strings and such trees, which nobody changes.
        let fields: Fields
    }

    /// - Parameter files: the YAML texts of the language, none of which says what another says.
    init(language: Language, files: [String]) throws {
        var texts: [String: String] = [:]
        for yaml in files {
            guard let tree = try Yams.load(yaml: yaml) as? [String: Any] else {
                throw ResourceError(
                    file: "strings/\(language.rawValue)", reason: "has a file that is no tree of strings")
            }
            Self.flatten(tree, under: "", into: &texts)
        }
        self.init(language: language, texts: texts)
    }

    private init(language: Language, texts: [String: String]) {
        self.language = language
        self.texts = texts
        words = Words(fields: Self.tree(texts))
    }

    /// The files of a language's folder in the order of their names.
    static func files(of language: Language, resources: URL) throws -> [String] {
        let folder = resources.appending(path: "strings/\(language.rawValue)")
        do {
            return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
                .filter { $0.pathExtension == "yaml" }.sorted { $0.lastPathComponent < $1.lastPathComponent }
                .map { try String(contentsOf: $0, encoding: .utf8) }
        } catch {
            throw ResourceError(file: folder.path, reason: "cannot be read")
        }
    }

    var keys: Set<String> { Set(texts.keys) }

    func has(_ key: String) -> Bool { texts[key] != nil }

    /// The text of a dotted key with `{name}` filled in. A missing key shows itself, and fails the tests.
    func callAsFunction(_ key: String, _ arguments: [String: String] = [:]) -> String {
        var text = texts[key] ?? key
        for (name, value) in arguments { text = text.replacing("{\(name)}", with: value) }
        return text
    }

    /// The text of a key that need not be there.
    func known(_ key: String) -> String? { texts[key] }

    /// What an error says, where the catalogue has words of its own for it under `error.`.
    func text(of error: any ReadableError) -> String? {
        let key = "error.\(error.messageKey)"
        return texts[key] == nil ? nil : self(key, error.messageArguments)
    }

    /// The form for a number.
    func callAsFunction(_ key: String, count: Int, _ arguments: [String: String] = [:]) -> String {
        let form = language.pluralForm(count)
        return self("\(key).\(form)", arguments.merging(["count": number(count)]) { given, _ in given })
    }

    /// As the language writes it.
    func number(_ value: Int) -> String { NumberText(language).text(value) }

    /// Names one after another, as the language separates them.
    func list(_ items: [String]) -> String { items.joined(separator: language.isChinese ? "、" : ", ") }

    /// The same words, but for those that it has in plainer ones, under `plain`.
    var inPlainWords: Catalogue {
        let plain = texts.filter { $0.key.hasPrefix("plain.") }.map { (String($0.key.dropFirst(6)), $0.value) }
        return Catalogue(language: language, texts: texts.merging(plain) { _, plain in plain })
    }

    /// What the language has no words for is said in another.
    func completed(by other: Catalogue) -> Catalogue {
        Catalogue(language: language, texts: texts.merging(other.texts) { own, _ in own })
    }

    private static func tree(_ texts: [String: String]) -> Fields {
        var root = Fields()
        for (key, text) in texts { insert(text, at: key.split(separator: ".").map(String.init)[...], into: &root) }
        return root
    }

    private static func insert(_ text: String, at path: ArraySlice<String>, into fields: inout Fields) {
        guard let name = path.first else { return }
        if path.count == 1 {
            fields[name] = text
        } else {
            var child = fields[name] as? Fields ?? Fields()
            insert(text, at: path.dropFirst(), into: &child)
            fields[name] = child
        }
    }

    private static func flatten(_ tree: [String: Any], under prefix: String, into texts: inout [String: String]) {
        for (name, value) in tree {
            let key = prefix.isEmpty ? name : "\(prefix).\(name)"
            if let branch = value as? [String: Any] {
                flatten(branch, under: key, into: &texts)
            } else {
                texts[key] = value as? String ?? "\(value)"
            }
        }
    }
}

/// A file this program ships with is missing or broken.
public struct ResourceError: Error, CustomStringConvertible {
    let file: String
    let reason: String
    public var description: String { "\(file) \(reason)" }
}
