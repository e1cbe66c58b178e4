public import Document
import Foundation

/// What somebody has written as a comment, fit to be shown: neither empty nor too long, without characters that nobody
/// sees or that disarrange the text around them, and without more than one empty line on end.
public struct CommentText: Hashable, Sendable, CustomStringConvertible {
    public let description: String

    /// Marks above or below one letter. What has more is written to cover the lines around it.
    private static let marks = 4

    /// - Parameter limit: in characters as readers count them.
    /// - Throws: `CommentError`.
    public init(_ text: String, limit: Int) throws(CommentError) {
        // Far beyond every limit nothing is looked at.
        guard text.utf8.count <= limit * 16 else { throw .tooLong(limit) }
        let lines = Self.plain(text).split(separator: "\n", omittingEmptySubsequences: false).map { String($0).trimmed }
        var kept: [String] = []
        for line in lines where !line.isEmpty || kept.last?.isEmpty == false { kept.append(line) }
        let plain = kept.joined(separator: "\n").trimmed
        guard plain.unicodeScalars.contains(where: Self.isSeen) else { throw .empty }
        guard plain.count <= limit else { throw .tooLong(limit) }
        description = plain
    }

    private static func plain(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        var marks = 0
        for scalar in text.replacing("\r\n", with: "\n").unicodeScalars {
            let category = scalar.properties.generalCategory
            marks = category == .nonspacingMark || category == .enclosingMark ? marks + 1 : 0
            if marks > Self.marks { continue }
            switch category {
            case .lineSeparator, .paragraphSeparator: scalars.append("\n")
            case .control: scalars.append(scalar == "\n" || scalar == "\r" ? "\n" : " ")
            case .surrogate, .unassigned, .privateUse: continue
            // The joiners make emoji and the words of some scripts.
            case .format: if scalar == "\u{200D}" || scalar == "\u{200C}" { scalars.append(scalar) }
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    private static func isSeen(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .format, .spaceSeparator, .control, .nonspacingMark, .enclosingMark: false
        default: !scalar.properties.isWhitespace
        }
    }
}

/// A piece of a comment: words, or an address that readers can follow.
public enum CommentPiece: Hashable, Sendable {
    case words(String)
    case link(WebAddress)

    /// Takes a text apart; joined again, the pieces are the text.
    public static func pieces(of text: String) -> [CommentPiece] {
        var pieces: [CommentPiece] = []
        var rest = text[...]
        var words = ""
        while let start = rest.range(of: "http", options: .caseInsensitive) {
            words += rest[..<start.lowerBound]
            rest = rest[start.lowerBound...]
            let candidate = address(at: rest)
            if let link = WebAddress(candidate), candidate.contains("://") {
                if !words.isEmpty { pieces.append(.words(words)) }
                words = ""
                pieces.append(.link(link))
                rest = rest.dropFirst(candidate.count)
            } else {
                words += rest.prefix(4)
                rest = rest.dropFirst(4)
            }
        }
        words += rest
        if !words.isEmpty { pieces.append(.words(words)) }
        return pieces
    }

    /// An address ends where its characters do, without the punctuation of the sentence it stands in.
    private static func address(at text: Substring) -> String {
        var address = text.prefix { $0.isASCII && !$0.isWhitespace && !"<>\"`\\^{|}".contains($0) }
        while let last = address.last {
            let isClosing = last == ")" && address.count { $0 == ")" } > address.count { $0 == "(" }
            guard isClosing || ".,;:!?'*_~]".contains(last) else { break }
            address = address.dropLast()
        }
        return String(address)
    }
}
