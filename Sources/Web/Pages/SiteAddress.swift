import Foundation
import Kernel
import Publishing

/// Where the site is for its readers: `https://example.org`, without a path.
public struct SiteAddress: Hashable, Sendable {
    /// Scheme, host and port, without a trailing slash.
    public let origin: String
    public let host: String
    public let isSecure: Bool

    /// `nil` unless it is an http or https address with a host and nothing behind it but a slash.
    public init?(_ text: String) {
        guard let url = URLComponents(string: text), let scheme = url.scheme?.lowercased(), let host = url.host,
            !host.isEmpty,
            scheme == "http" || scheme == "https", url.path.isEmpty || url.path == "/", url.query == nil,
            url.user == nil
        else { return nil }
        let authority = host.lowercased() + (url.port.map { ":\($0)" } ?? "")
        origin = "\(scheme)://\(authority)"
        self.host = authority
        isSecure = scheme == "https"
    }

    func absolute(_ path: String) -> String { origin + path }
}

/// The addresses of the site, in one place.
enum Path {
    static func article(_ handle: Handle, _ id: Identifier<Article>) -> String { "/@\(handle)/\(id)" }
    static func publication(_ handle: Handle) -> String { "/@\(handle)" }
    static func channel(_ slug: Slug) -> String { "/c/\(encoded(slug.description))" }
    static func topic(_ slug: Slug) -> String { "/t/\(encoded(slug.description))" }
    static func media(_ hash: ContentHash, _ variant: String) -> String { "/media/\(hash)/\(variant)" }
    static func search(_ query: String) -> String { "/search?q=\(encoded(query))" }

    /// The address of a page of a list; the first has no number.
    static func page(_ number: Int, of path: String) -> String {
        guard number > 1 else { return path }
        return path + (path.contains("?") ? "&" : "?") + "page=\(number)"
    }

    static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
    }

    /// RFC 3986 §2.3.
    private static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
}
