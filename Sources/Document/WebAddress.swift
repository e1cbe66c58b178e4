/// An address a link may carry: http, https, mailto, a path on this site (`/…`) or a fragment (`#…`).
///
/// Anything else (`javascript:`, `data:`, protocol-relative `//…`, control characters) cannot be constructed.
public struct WebAddress: Hashable, Sendable, LosslessStringConvertible {
    public let description: String

    public init?(_ text: String) {
        guard text.utf8.count <= 2048, !text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F || $0 == 0x5C }) else {
            return nil
        }
        // Bytes, not characters: an accent after a slash makes it another character to Swift, but not to a browser.
        let lower = Array(text.lowercased().utf8)
        let isSchemed = ["http://", "https://", "mailto:"].contains {
            lower.starts(with: $0.utf8) && lower.count > $0.utf8.count
        }
        let isLocal =
            text.utf8.first == UInt8(ascii: "/") && text.utf8.dropFirst().first != UInt8(ascii: "/")
            || text.utf8.first == UInt8(ascii: "#")
        guard isSchemed || isLocal, !lower.starts(with: "http".utf8) || Self.hasHost(lower) else { return nil }
        description = text
    }

    /// Whether there is a host, and a port only in digits.
    private static func hasHost(_ address: [UInt8]) -> Bool {
        guard let start = address.firstIndex(of: UInt8(ascii: "/")) else { return false }
        let authority = address[(start + 2)...].prefix {
            $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#")
        }
        let host = authority.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false).last ?? []
        let bracket = host.lastIndex(of: UInt8(ascii: "]")) ?? host.startIndex
        guard let colon = host[bracket...].firstIndex(of: UInt8(ascii: ":")) else { return !host.isEmpty }
        let port = host[(colon + 1)...]
        return colon > host.startIndex && port.count <= 5 && port.allSatisfy { (48...57).contains($0) }
    }
}
