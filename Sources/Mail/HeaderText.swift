import Foundation

/// One line that can stand in a header of a mail: whatever it was made of, it holds no line break and no other control.
///
/// Headers are only written from this type, so that a name with a line break in it cannot become a second header.
public struct HeaderText: Hashable, Sendable {
    let text: String

    public init(_ text: String) {
        let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: " "
            default: scalar
            }
        }
        self.text = String(String.UnicodeScalarView(scalars)).trimmingCharacters(in: .whitespaces)
    }

    /// The text itself where it is plain ASCII and short, else encoded words (RFC 2047), each of whole characters.
    var encoded: String {
        if text.utf8.count <= 60, text.utf8.allSatisfy({ (32...126).contains($0) }), !text.contains("=?") {
            return text
        }
        return words.map { "=?UTF-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(separator: "\r\n ")
    }

    /// A name before an address: as it is, in quotes, or encoded.
    var phrase: String {
        let encoded = encoded
        guard encoded == text, !text.isEmpty else { return encoded }
        let isPlain = text.utf8.allSatisfy {
            (65...90).contains($0) || (97...122).contains($0) || (48...57).contains($0) || $0 == 32
        }
        guard !isPlain else { return text }
        return "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
    }

    /// Pieces of at most 39 bytes, so that an encoded word stays under 75 characters.
    private var words: [String] {
        var words: [String] = [""]
        for scalar in text.unicodeScalars {
            let piece = String(scalar)
            if words[words.count - 1].utf8.count + piece.utf8.count > 39 { words.append("") }
            words[words.count - 1] += piece
        }
        return words
    }
}

/// An address that can stand in a header and in a command to a server.
public struct MailAddress: Hashable, Sendable {
    let text: String

    /// `nil` for anything that could end the address it stands in.
    public init?(_ text: String) {
        let forbidden = Set("\"(),:;<>[]\\ ")
        guard (3...254).contains(text.utf8.count), text.filter({ $0 == "@" }).count == 1, !text.hasPrefix("@"),
            !text.hasSuffix("@"),
            text.unicodeScalars.allSatisfy({ $0.value > 32 && !(127...159).contains($0.value) }),
            !text.contains(where: forbidden.contains)
        else { return nil }
        self.text = text
    }

    var domain: String { String(text.drop { $0 != "@" }.dropFirst()) }
}

/// A name and an address, as in `From`.
public struct Mailbox: Hashable, Sendable {
    public let name: HeaderText
    public let address: MailAddress

    public init(name: HeaderText, address: MailAddress) {
        self.name = name
        self.address = address
    }

    /// Reads `Name <address>` or an address alone; `nil` for anything else.
    public init?(_ text: String) {
        let text = text.trimmingCharacters(in: .whitespaces)
        guard let open = text.lastIndex(of: "<"), text.hasSuffix(">") else {
            guard let address = MailAddress(text) else { return nil }
            self.init(name: HeaderText(""), address: address)
            return
        }
        guard let address = MailAddress(String(text[text.index(after: open)...].dropLast())) else { return nil }
        let name = text[..<open].trimmingCharacters(in: .whitespaces).trimmingCharacters(in: ["\""])
        self.init(name: HeaderText(name), address: address)
    }

    var header: String { name.text.isEmpty ? "<\(address.text)>" : "\(name.phrase) <\(address.text)>" }
}
