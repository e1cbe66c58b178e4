import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore

extension RenderedPage {
    /// The page, or 304 when the browser has it already.
    func response(to request: Request, status: HTTPResponse.Status = .ok) -> Response {
        var headers = HTTPFields()
        headers.reserveCapacity(16)
        let quoted = "\"\(etag)\""
        headers[.eTag] = quoted
        headers[.cacheControl] = cacheControl
        headers[.vary] = "Accept-Encoding, Accept-Language, Cookie"
        if status == .ok, request.headers[.ifNoneMatch].map({ Self.matches($0, quoted) }) == true {
            return Response(status: .notModified, headers: headers)
        }
        headers[.contentType] = contentType
        if encoding != .identity { headers[.contentEncoding] = encoding.rawValue }
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: body))
    }

    /// Weak comparison over a list of validators (RFC 9110 §13.1.2).
    static func matches(_ header: String, _ quoted: String) -> Bool {
        header.split(separator: ",").contains { candidate in
            let tag = candidate.trimmingCharacters(in: .whitespaces)
            return tag == "*" || tag == quoted || tag == "W/" + quoted
        }
    }
}

extension Request {
    /// The best encoding the browser takes (RFC 9110 §12.5.3); ties go to brotli.
    var acceptedEncoding: RenderedPage.Encoding {
        guard let header = headers[.acceptEncoding] else { return .identity }
        var best = (encoding: RenderedPage.Encoding.identity, quality: 0.0)
        for (name, quality) in WeightedList(header).items {
            let encoding: RenderedPage.Encoding? = name == "*" ? .gzip : RenderedPage.Encoding(rawValue: name)
            guard let encoding, encoding != .identity, quality > 0 else { continue }
            if quality > best.quality || (quality == best.quality && encoding == .brotli) { best = (encoding, quality) }
        }
        return best.encoding
    }

    /// The reader's choice: `?lang=`, else the cookie, else what the browser asks for, else the first the site offers.
    var language: Language {
        let offered = OfferedLanguages.current
        if let chosen = chosenLanguage { return chosen }
        if let kept = cookies["lang"].flatMap({ Language(rawValue: $0.value) }), offered.contains(kept) { return kept }
        let wanted = headers[.acceptLanguage].map { WeightedList($0).items } ?? []
        for (tag, _) in wanted.sorted(by: { $0.quality > $1.quality }) {
            if let language = Language.best(for: tag, among: offered) { return language }
        }
        return offered.first ?? .simplifiedChinese
    }

    /// The language named in the address, if it is one the site offers.
    var chosenLanguage: Language? {
        guard uri.query?.contains("lang=") == true else { return nil }
        return uri.queryParameters["lang"].flatMap { Language(rawValue: String($0)) }
            .flatMap { OfferedLanguages.current.contains($0) ? $0 : nil }
    }
}

/// A header such as `Accept-Language` or `Accept-Encoding`: names with `q` values from 0 to 1, in their order.
struct WeightedList {
    let items: [(name: String, quality: Double)]

    init(_ header: String) {
        items = header.prefix(500).split(separator: ",").map { item in
            let parts = item.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) }
            return (parts.first ?? "", weight ?? 1)
        }
    }
}
