import Foundation

/// `[code]`, `[sourcecode lang="x"]` and `[php]`, whose text must be kept from every other rule.
enum CodeShortcodes {
    private static let names: Set<String> = [
        "code", "sourcecode", "source", "codeblock", "code_block", "crayon", "enlighter", "prism",
    ]
    private static let languages: Set<String> = [
        "actionscript3", "applescript", "bash", "c", "coldfusion", "cpp", "csharp", "css", "delphi", "diff", "erlang",
        "fsharp",
        "go", "groovy", "haskell", "html", "java", "javafx", "javascript", "js", "jscript", "kotlin", "latex", "matlab",
        "objc", "perl", "php", "plain", "powershell", "python", "r", "ruby", "rust", "scala", "shell", "sql", "swift",
        "text",
        "typescript", "vb", "xml", "yaml",
    ]

    /// The content with code in `<pre>`.
    static func protect(_ content: String) -> String {
        guard content.contains("[/") else { return content }
        let bytes = Array(content.utf8)
        let tokens = HTMLTokens(bytes)
        var output: [UInt8] = []
        var start = 0
        var i = 0
        while i < bytes.count {
            guard bytes[i] == 0x5B, i == 0 || bytes[i - 1] != 0x5B, let code = Shortcode(bytes, at: i),
                names.contains(code.name) || languages.contains(code.name), !code.isSelfClosing,
                let close = tokens.find("[/\(code.name)]", from: code.end)
            else {
                i += 1
                continue
            }
            output += bytes[start..<i]
            let text = String(decoding: bytes[code.end..<close], as: UTF8.self)
            let language = languages.contains(code.name) ? code.name : code["language"] ?? code["lang"]
            output += Array("\n\n\(pre(text, language: language))\n\n".utf8)
            i = close + code.name.utf8.count + 3
            start = i
        }
        output += bytes[start...]
        return String(decoding: output, as: UTF8.self)
    }

    private static func pre(_ text: String, language: String?) -> String {
        // The editor may have stored it with character references already.
        let isEscaped = !text.contains("<") && ["&lt;", "&gt;", "&amp;"].contains { text.contains($0) }
        let plain = isEscaped ? HTMLText.unescaped(text) : text
        return Markup.code(plain.trimmingCharacters(in: .newlines), language: language)
    }
}
