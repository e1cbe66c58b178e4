import HTTPTypes
import Hummingbird
import Kernel
import Publishing

extension WebSite {
    /// Notes that somebody was sent an article, also where their browser had it already. Costs a look into a set for whom
    /// was seen in the last minutes, and never asks the database.
    func saw(
        _ article: Identifier<Article>, _ response: Response, _ request: Request, _ context: WebContext
    ) -> Response {
        guard request.method == .get, response.status == .ok || response.status == .notModified,
            let userAgent = request.headers[.userAgent]
        else { return response }
        let now = platform.clock.now
        let sender = context.clientAddress(of: request)
        let session = request.session
        let reader = session.map { Reader(first: $0.text, second: "") } ?? Reader(first: sender, second: userAgent)
        reads.see(article, by: reader, at: now) {
            guard request.isReading(userAgent) else { return nil }
            return Sighting(
                article: article, session: session, address: sender, network: Self.network(sender),
                userAgent: String(userAgent.prefix(300)), source: ReadSource(request, own: address.host), time: now)
        }
        return response
    }

    private struct Reader: Hashable {
        let first: String
        let second: String
    }

    /// A /24 of IPv4; a /48 of IPv6, whose first half is all there is of an address.
    private static func network(_ address: String) -> String {
        let parts = address.split(separator: ".")
        return parts.count == 4 ? parts.prefix(3).joined(separator: ".") : String(address.prefix(12))
    }
}

extension Request {
    /// Whether a person asks for a page to look at it now: no robot, no page fetched in advance, no script.
    func isReading(_ userAgent: String) -> Bool {
        guard headers[.accept]?.contains("text/html") == true, !Robots.contains(userAgent) else { return false }
        for name in Self.purposes.compactMap({ HTTPField.Name($0) }) {
            if let purpose = headers[name]?.lowercased(), Self.inAdvance.contains(where: purpose.contains) {
                return false
            }
        }
        let destination = HTTPField.Name("Sec-Fetch-Dest").flatMap { headers[$0] }
        return destination == nil || destination == "document"
    }

    private static let purposes = ["Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"]
    private static let inAdvance = ["prefetch", "prerender", "preview"]
}

/// Programs that fetch pages, by what they say of themselves.
enum Robots {
    private static let words = [
        "bot", "crawl", "spider", "slurp", "scrape", "fetch", "preview", "headless", "phantom", "lighthouse",
        "pagespeed",
        "monitor", "uptime", "pingdom", "archiv", "validator", "checker", "facebookexternalhit", "embedly", "feed",
        "curl", "wget", "python", "java/", "go-http", "okhttp", "axios", "node", "libwww", "perl", "ruby", "httpclient",
        "http_client", "guzzle", "scrapy", "postman", "wrk", "apachebench", "siege", "bingpreview", "byteimage",
        "yisou", "sogou web", "360spider",
    ]

    /// What does not say at all which browser it is, as every browser does, is taken for one too.
    static func contains(_ userAgent: String) -> Bool {
        guard userAgent.contains("Mozilla/") || userAgent.contains("Opera/") else { return true }
        let name = userAgent.lowercased()
        return words.contains { name.contains($0) }
    }
}
