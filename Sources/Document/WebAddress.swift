/// An address a link may carry: http, https, mailto, a path on this site (`/…`) or a fragment (`#…`).
///
/// Anything else (`javascript:`, `data:`, protocol-relative `//…`, control characters) cannot be constructed.
public struct WebAddress: Hashable, Sendable, LosslessStringConvertible {
    public let description: String

    public init?(_ text: String) {
        guard text.utf8.count <= 2048, !text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F || $0 == 0x5C }) else {
            return nil
        }
        let lower = text.lowercased()
        let isSchemed = ["http://", "https://", "mailto:"].contains {
            lower.hasPrefix($0) && lower.utf8.count > $0.utf8.count
        }
        let isLocal = (text.hasPrefix("/") && !text.hasPrefix("//")) || text.hasPrefix("#")
        guard isSchemed || isLocal else { return nil }
        description = text
    }
}
