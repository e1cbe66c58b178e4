import Foundation

/// A path of an address, percent-encoded in one way so that two spellings of it are equal.
enum SitePath {
    private static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/")

    /// `/a b/` and `a%20b/` become `/a%20b/`; runs of slashes become one.
    static func normalized(_ path: String) -> String {
        let decoded = path.removingPercentEncoding ?? path
        var result = "/" + decoded.split(separator: "/").joined(separator: "/")
        if decoded.hasSuffix("/"), result != "/" { result += "/" }
        return result.addingPercentEncoding(withAllowedCharacters: unreserved) ?? "/"
    }

    /// The path, with its query, of an absolute address; `nil` where it is none.
    static func of(address: String) -> String? {
        guard let scheme = address.range(of: "://"),
            ["http", "https"].contains(address[..<scheme.lowerBound].lowercased())
        else { return nil }
        let rest = address[scheme.upperBound...]
        guard let start = rest.firstIndex(where: { $0 == "/" || $0 == "?" }) else { return "/" }
        let whole = rest[start...].prefix { $0 != "#" }
        guard let mark = whole.firstIndex(of: "?") else { return normalized(String(whole)) }
        return normalized(String(whole[..<mark])) + whole[mark...]
    }

    /// The host of an absolute address, in lower case, with its port.
    static func host(of address: String) -> String? {
        guard let scheme = address.range(of: "://") else { return nil }
        let host = address[scheme.upperBound...].prefix { !"/?#".contains($0) }
        return host.isEmpty ? nil : host.lowercased()
    }
}
