import Foundation
import HTTPTypes
import Hummingbird
import Publishing

extension ReadSource {
    /// By the page a reader's browser says they came from.
    /// - Parameter own: the host of this site, with its port where it has one.
    init(_ request: Request, own: String) {
        self.init(referer: request.headers[.referer], own: [own, request.head.authority ?? own])
    }

    init(referer: String?, own: [String]) {
        guard let referer, let start = referer.range(of: "://") else {
            self = .direct
            return
        }
        let place = referer[start.upperBound...].prefix(500)
        let host = place.prefix { $0 != "/" && $0 != "?" && $0 != "#" }.lowercased()
        if own.contains(host) {
            let path = place.dropFirst(host.count).prefix { $0 != "?" && $0 != "#" }
            self = Self.page(EditionAddress(String(path)).address[...])
        } else if Self.isOne(host, of: Self.searchEngines) {
            self = .searchEngine
        } else if Self.isOne(host, of: Self.feedReaders) {
            self = .feed
        } else {
            self = host.isEmpty ? .direct : .elsewhere
        }
    }

    private static func page(_ path: Substring) -> ReadSource {
        let parts = path.split(separator: "/")
        switch parts.first {
        case nil: return .portal
        case "c": return .channel
        case "t": return .topic
        case "hot", "most-read", "most-discussed": return .hot
        case "latest": return .latest
        case "for-you": return .forYou
        case "following": return .following
        case "search": return .search
        case "publications": return .publication
        case .some(let first) where first.hasPrefix("@"): return parts.count > 1 ? .article : .publication
        case .some: return .site
        }
    }

    /// Whether a part of the host is such a name: `www.google.co.uk`, `m.baidu.com`, and of apps `com.google.android`.
    private static func isOne(_ host: String, of names: Set<String>) -> Bool {
        let parts = host.split(separator: ":").first.map { $0.split(separator: ".") } ?? []
        return parts.dropLast().contains { names.contains(String($0)) }
    }

    private static let searchEngines: Set<String> = [
        "google", "bing", "baidu", "sogou", "so", "haosou", "sm", "toutiao", "duckduckgo", "yandex", "yahoo", "ecosia",
        "qwant", "startpage", "naver", "seznam", "kagi", "mojeek", "searx",
    ]

    private static let feedReaders: Set<String> = [
        "feedly", "inoreader", "newsblur", "theoldreader", "feedbin", "feedhq", "netvibes", "miniflux", "freshrss",
        "innoreader", "reederapp", "feeder", "readwise", "bazqux", "commafeed", "tinytinyrss",
    ]
}
