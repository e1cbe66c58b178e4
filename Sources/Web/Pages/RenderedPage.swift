import Crypto
import Foundation
import NIOCore

/// A finished answer: its bytes in one encoding, and what a browser needs to know to keep it.
struct RenderedPage: Sendable {
    enum Encoding: String, Sendable, CaseIterable {
        case identity, gzip
        case brotli = "br"
    }

    let contentType: String
    let body: ByteBuffer
    /// A strong validator (RFC 9110 §8.8), different for each encoding.
    let etag: String
    let encoding: Encoding
    /// What caches may do with it.
    let cacheControl: String

    /// Public pages are always asked about again, and answered 304 when they are as they were.
    static let revalidated = "public, no-cache"
    /// Named by its own hash, so it can be kept for ever.
    static let immutable = "public, max-age=31536000, immutable"

    init(_ text: String, contentType: String = "text/html; charset=utf-8", cacheControl: String = revalidated) {
        self.init(bytes: Array(text.utf8), contentType: contentType, cacheControl: cacheControl)
    }

    init(bytes: [UInt8], contentType: String, cacheControl: String = revalidated) {
        let hash = SHA256.hash(data: bytes).prefix(12)
        self.init(
            contentType: contentType, body: ByteBuffer(bytes: bytes),
            etag: Data(hash).base64EncodedString().replacing("/", with: "_"), encoding: .identity,
            cacheControl: cacheControl)
    }

    private init(contentType: String, body: ByteBuffer, etag: String, encoding: Encoding, cacheControl: String) {
        self.contentType = contentType
        self.body = body
        self.etag = etag
        self.encoding = encoding
        self.cacheControl = cacheControl
    }

    /// The same page, which no cache may keep.
    var forOneReader: RenderedPage {
        RenderedPage(
            contentType: contentType, body: body, etag: etag, encoding: encoding, cacheControl: "private, no-store")
    }

    /// The same page in another encoding; itself where that would not be smaller. Takes milliseconds: not for an event loop.
    func encoded(_ encoding: Encoding) -> RenderedPage {
        let compressed: [UInt8]?
        switch encoding {
        case .identity: compressed = nil
        case .gzip: compressed = Compression.gzip(Array(body.readableBytesView))
        case .brotli: compressed = Compression.brotli(Array(body.readableBytesView))
        }
        guard let compressed, compressed.count < body.readableBytes else { return self }
        return RenderedPage(
            contentType: contentType, body: ByteBuffer(bytes: compressed), etag: "\(etag)-\(encoding.rawValue)",
            encoding: encoding, cacheControl: cacheControl)
    }
}
