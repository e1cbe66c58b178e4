/// A run of code that is of one kind.
struct CodeSpan: Hashable, Sendable {
    /// Its raw value is the end of the class that colours it.
    enum Kind: String, Sendable {
        case keyword, string, number, comment
        /// A type, or a value that is part of the language.
        case constant
        /// What is called, or the key of a value.
        case name
        /// Decorators, directives and variables with a mark of their own; the tags of a markup language.
        case special
        case inserted, deleted
    }

    /// `nil` for what has no colour.
    let kind: Kind?
    let text: Substring
}

/// Finds the spans of code in one pass over its bytes, without ever looking back.
enum CodeSpans {
    /// - Returns: spans that together are the code, or `nil` where the language is not known.
    static func of(_ code: String, in language: String?) -> [CodeSpan]? {
        guard let language else { return nil }
        switch language.lowercased() {
        case "diff", "patch": return DiffScanner.spans(code)
        case "html", "xml", "svg", "xhtml", "vue": return MarkupScanner.spans(code)
        default: return CodeGrammar.named(language).map { CodeScanner.spans(code, $0) }
        }
    }
}

/// Grows spans: neighbours of one kind become one.
struct CodeSpanList {
    private let code: String
    private(set) var spans: [CodeSpan] = []
    private var kind: CodeSpan.Kind?
    private var start: String.Index

    init(_ code: String) {
        self.code = code
        start = code.startIndex
    }

    /// Says of what kind the code up to a place is.
    /// - Parameter offset: in UTF-8, at the beginning of a character.
    mutating func take(_ kind: CodeSpan.Kind?, from begin: Int, to offset: Int) {
        guard begin < offset, kind != self.kind else { return }
        close(at: begin)
        self.kind = kind
    }

    mutating func finish() -> [CodeSpan] {
        close(at: code.utf8.count)
        return spans
    }

    private mutating func close(at offset: Int) {
        let end = code.utf8.index(code.startIndex, offsetBy: offset)
        if start < end { spans.append(CodeSpan(kind: kind, text: code[start..<end])) }
        start = end
    }
}
