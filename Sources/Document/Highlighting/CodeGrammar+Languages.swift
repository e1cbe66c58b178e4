extension CodeGrammar {
    /// The grammar of a language by any of its usual names.
    static func named(_ name: String) -> CodeGrammar? {
        let name = name.lowercased()
        return byName[aliases[name] ?? name]
    }

    private static let aliases: [String: String] = [
        "js": "javascript", "mjs": "javascript", "jsx": "javascript", "ts": "typescript", "tsx": "typescript",
        "py": "python", "python3": "python", "rb": "ruby", "rs": "rust", "golang": "go", "kt": "kotlin", "h": "c",
        "c++": "cpp", "cc": "cpp", "hpp": "cpp", "objc": "c", "objective-c": "c", "cs": "csharp", "c#": "csharp",
        "sh": "bash", "shell": "bash", "zsh": "bash", "console": "bash", "yml": "yaml", "jsonc": "json",
        "json5": "json", "scss": "css", "less": "css", "postgresql": "sql", "postgres": "sql", "mysql": "sql",
        "sqlite": "sql", "ini": "toml", "make": "bash", "makefile": "bash", "dockerfile": "bash",
    ]

    private static let byName: [String: CodeGrammar] = [
        "swift": swift, "c": c, "cpp": cpp, "java": java, "kotlin": kotlin, "csharp": csharp, "go": go, "rust": rust,
        "javascript": javascript, "typescript": typescript, "python": python, "ruby": ruby, "php": php, "lua": lua,
        "bash": bash, "sql": sql, "json": json, "yaml": yaml, "toml": toml, "css": css,
    ]

    /// `//` and `/* */`, with strings in double quotes.
    private static func braces(
        _ keywords: String, _ constants: String, strings: [Delimiter] = [quoted("\""), quoted("'")],
        sigils: String = "", nests: Bool = false
    ) -> CodeGrammar {
        CodeGrammar(
            lineComments: [Array("//".utf8)], blockComment: between("/*", "*/"), nestsComments: nests,
            strings: strings, keywords: words(keywords), constants: words(constants), sigils: Set(sigils.utf8),
            capitalsAreTypes: true)
    }

    /// `#`, with strings in either quotes.
    private static func hashes(
        _ keywords: String, _ constants: String, strings: [Delimiter] = [quoted("\""), quoted("'")],
        sigils: String = "", hasKeys: Bool = false
    ) -> CodeGrammar {
        CodeGrammar(
            lineComments: [Array("#".utf8)], strings: strings, keywords: words(keywords), constants: words(constants),
            sigils: Set(sigils.utf8), hasKeys: hasKeys)
    }

    private static let swift = braces(
        """
        actor any as associatedtype async await break case catch class continue convenience default defer deinit do else \
        enum extension fallthrough fileprivate final for func get guard if import in indirect init inout internal is lazy \
        let mutating nonisolated open operator override precedencegroup private protocol public repeat required rethrows \
        return set some static struct subscript super switch throw throws try typealias var weak where while willSet
        """, "true false nil self Self", strings: [quoted("\"\"\"", spansLines: true), quoted("\"")], sigils: "@#",
        nests: true)

    private static let c = braces(
        """
        auto break case const continue default do else enum extern for goto if inline register restrict return sizeof \
        static struct switch typedef union volatile while
        """, "bool char double float int long short signed unsigned void size_t NULL true false", sigils: "#")

    private static let cpp = braces(
        """
        alignas auto break case catch class const constexpr continue co_await co_return co_yield decltype default delete do \
        else enum explicit export extern final for friend goto if inline mutable namespace new noexcept operator override \
        private protected public requires return sizeof static static_assert struct switch template this throw try typedef \
        typename union using virtual volatile while
        """, "bool char double float int long short signed unsigned void size_t nullptr true false NULL", sigils: "#")

    private static let java = braces(
        """
        abstract assert break case catch class continue default do else enum extends final finally for if implements import \
        instanceof interface native new package permits private protected public record return sealed static super switch \
        synchronized this throw throws transient try var void volatile while yield
        """, "boolean byte char double float int long short true false null",
        strings: [quoted("\"\"\"", spansLines: true), quoted("\""), quoted("'")], sigils: "@")

    private static let kotlin = braces(
        """
        as break by catch class companion constructor continue data do else enum final finally for fun if import in init \
        inline interface internal is lateinit object open operator out override package private protected public return \
        sealed super suspend this throw try typealias val var when where while
        """, "true false null",
        strings: [quoted("\"\"\"", escapes: false, spansLines: true), quoted("\""), quoted("'")], sigils: "@")

    private static let csharp = braces(
        """
        abstract as async await base break case catch checked class const continue default delegate do else enum event \
        explicit extern finally fixed for foreach get goto if implicit in interface internal is lock namespace new operator \
        out override params private protected public readonly record ref return sealed set sizeof static struct switch this \
        throw try typeof unchecked using var virtual void volatile when where while yield
        """, "bool byte char decimal double float int long object short string true false null", sigils: "#@")

    private static let go = braces(
        """
        break case chan const continue default defer else fallthrough for func go goto if import interface map package \
        range return select struct switch type var
        """,
        """
        bool byte complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string uint uint8 uint16 uint32 \
        uint64 uintptr any true false nil iota
        """, strings: [quoted("\""), quoted("'"), quoted("`", escapes: false, spansLines: true)])

    // A lone quote is a lifetime, so characters stay plain.
    private static let rust = braces(
        """
        as async await break const continue crate dyn else enum extern fn for if impl in let loop match mod move mut pub ref \
        return static struct super trait type unsafe use where while
        """,
        """
        bool char f32 f64 i8 i16 i32 i64 i128 isize str u8 u16 u32 u64 u128 usize self Self true false
        """, strings: [quoted("\"", spansLines: true)], nests: true)

    private static let scripted = """
        as async await break case catch class const continue debugger default delete do else export extends finally for from \
        function get if import in instanceof let new of return set static super switch this throw try typeof var void while \
        with yield
        """

    private static let javascript = braces(
        scripted, "true false null undefined NaN Infinity",
        strings: [quoted("\""), quoted("'"), quoted("`", spansLines: true)], sigils: "@")

    private static let typescript = braces(
        scripted
            + " abstract declare enum implements interface is keyof namespace private protected public readonly satisfies type",
        "any boolean never number object string symbol unknown true false null undefined",
        strings: [quoted("\""), quoted("'"), quoted("`", spansLines: true)], sigils: "@")

    private static let python: CodeGrammar = {
        var grammar = hashes(
            """
            and as assert async await break case class continue def del elif else except finally for from global if import \
            in is lambda match nonlocal not or pass raise return try while with yield
            """, "True False None self cls",
            strings: [
                quoted("\"\"\"", spansLines: true), quoted("'''", spansLines: true), quoted("\""), quoted("'"),
            ], sigils: "@")
        grammar.capitalsAreTypes = true
        return grammar
    }()

    private static let ruby: CodeGrammar = {
        var grammar = hashes(
            """
            alias and begin break case class def defined? do else elsif end ensure extend for if in include module next not \
            or private protected public redo require rescue retry return super then undef unless until when while yield
            """, "true false nil self", sigils: "@$:")
        grammar.capitalsAreTypes = true
        return grammar
    }()

    private static let php: CodeGrammar = {
        var grammar = braces(
            """
            abstract and array as break case catch class clone const continue declare default do echo else elseif empty enum \
            extends final finally fn for foreach function global if implements include instanceof interface isset list match \
            namespace new or print private protected public readonly require require_once return static switch throw trait \
            try unset use var while yield
            """, "bool float int mixed object string void true false null", sigils: "$")
        grammar.lineComments.append(Array("#".utf8))
        return grammar
    }()

    private static let lua = CodeGrammar(
        lineComments: [Array("--".utf8)], blockComment: between("--[[", "]]"),
        strings: [quoted("\""), quoted("'"), between("[[", "]]")],
        keywords: words(
            "and break do else elseif end for function goto if in local not or repeat return then until while"),
        constants: words("true false nil self"))

    private static let bash = hashes(
        """
        alias break case continue declare do done elif else esac eval exec exit export fi for function if in local readonly \
        return select set shift source then trap unset until while
        """, "true false",
        strings: [quoted("\"", spansLines: true), quoted("'", escapes: false, spansLines: true)], sigils: "$")

    private static let sql: CodeGrammar = {
        let text = """
            add all alter and any as asc begin between by case check column commit conflict constraint create cross default \
            delete desc distinct do drop else end except exists explain foreign from full group having if in index inner \
            insert intersect into is join key left like limit materialized not nothing nulls offset on or order outer over \
            partition primary references returning right rollback select set table then transaction trigger union unique \
            update using values view when where window with without
            """
        return CodeGrammar(
            lineComments: [Array("--".utf8)], blockComment: between("/*", "*/"),
            strings: [quoted("'", escapes: false, spansLines: true), quoted("\"", escapes: false)],
            keywords: words(text),
            constants: words(
                "null true false integer int bigint text varchar boolean real numeric timestamp date json jsonb blob bytea"
            ),
            foldsCase: true)
    }()

    private static let json = CodeGrammar(
        lineComments: [Array("//".utf8)], strings: [quoted("\"")], constants: words("true false null"), hasKeys: true)

    private static let yaml = hashes("", "true false null yes no on off", sigils: "&*!", hasKeys: true)

    private static let toml = hashes(
        "", "true false",
        strings: [
            quoted("\"\"\"", spansLines: true), quoted("'''", escapes: false, spansLines: true), quoted("\""),
            quoted("'", escapes: false),
        ])

    private static let css = CodeGrammar(
        blockComment: between("/*", "*/"), strings: [quoted("\""), quoted("'")],
        keywords: words("important"), constants: words("auto inherit initial none unset"), sigils: Set("@#.".utf8),
        wordCharacters: Set("-".utf8), hasKeys: true)
}
