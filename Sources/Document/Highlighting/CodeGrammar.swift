/// What there is to know about a language in order to colour it: where comments and strings begin and end, and its words.
///
/// No more than that is known, so that a colour is never far wrong: what is not recognised stays plain.
struct CodeGrammar: Sendable {
    struct Delimiter: Sendable {
        let open: [UInt8]
        let close: [UInt8]
        /// Whether a backslash takes the meaning from what follows it.
        var escapes = true
        var spansLines = false
    }

    var lineComments: [[UInt8]] = []
    var blockComment: Delimiter?
    var nestsComments = false
    /// The longest first, where one begins like another.
    var strings: [Delimiter] = []
    var keywords: Set<String> = []
    /// Types that are part of the language, and names of values such as `true`.
    var constants: Set<String> = []
    /// SQL's words are the same in either case.
    var foldsCase = false
    /// What, before a word, makes both a name of the language's own: `@` of decorators, `#` of directives, `$` of variables.
    var sigils: Set<UInt8> = []
    /// Letters a word may have besides the usual ones, such as the hyphen of CSS.
    var wordCharacters: Set<UInt8> = []
    /// Names with a capital are types.
    var capitalsAreTypes = false
    /// A name before a colon is a key.
    var hasKeys = false
}

extension CodeGrammar {
    static func quoted(_ mark: String, escapes: Bool = true, spansLines: Bool = false) -> Delimiter {
        Delimiter(open: Array(mark.utf8), close: Array(mark.utf8), escapes: escapes, spansLines: spansLines)
    }

    static func between(_ open: String, _ close: String, escapes: Bool = false) -> Delimiter {
        Delimiter(open: Array(open.utf8), close: Array(close.utf8), escapes: escapes, spansLines: true)
    }

    static func words(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }
}
