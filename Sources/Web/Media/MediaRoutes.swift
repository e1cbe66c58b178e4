import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import NIOPosix
import Publishing

/// `/media/{hash}/{variant}`: pictures and videos, which never change under their address. Those of drafts are shown to
/// those who work on them, and kept by nobody.
struct MediaRoutes {
    let site: WebSite

    private static let types = [
        "webp": "image/webp", "jpg": "image/jpeg", "png": "image/png", "gif": "image/gif", "mp4": "video/mp4",
        "webm": "video/webm",
    ]

    func add(to router: Router<WebContext>) {
        router.get("media/:hash/:variant") { request, context in
            guard let hash = context.parameters.get("hash").flatMap(ContentHash.init),
                let name = context.parameters.get("variant"),
                let type = Self.types[String(name.split(separator: ".").last ?? "")]
            else { throw ReadingError.noSuchPage }
            let access = try await access(to: hash, request)
            guard access != .nobody,
                let file = try await site.platform.media.variant(name, of: hash)
            else { throw ReadingError.noSuchPage }
            return try await respond(
                request, context, file: file, type: type, etag: "\"\(hash.description.prefix(24))-\(name)\"",
                cacheControl: access == .everybody ? RenderedPage.immutable : "private, no-store")
        }
    }

    private func access(to hash: ContentHash, _ request: Request) async throws -> MediaAccess {
        if site.publicMedia.contains(hash) { return .everybody }
        let generation = site.publicMedia.generation
        if try await site.platform.isPublicMedia(hash) {
            site.publicMedia.insert(hash, knownIn: generation)
            return .everybody
        }
        return try await site.platform.mediaAccess(
            hash, for: site.viewer(request)?.account, previews: request.previewTokens)
    }

    private func respond(
        _ request: Request, _ context: WebContext, file: URL, type: String, etag: String,
        cacheControl: String
    ) async throws -> Response {
        var headers: HTTPFields = [
            .eTag: etag, .cacheControl: cacheControl, .acceptRanges: "bytes",
        ]
        if request.headers[.ifNoneMatch].map({ RenderedPage.matches($0, etag) }) == true {
            return Response(status: .notModified, headers: headers)
        }
        headers[.contentType] = type
        let size = try await NIOThreadPool.singleton.runIfActive {
            try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int ?? 0
        }
        let isSame = request.headers[.ifRange].map { $0 == etag } ?? true
        switch ByteRange.answer(isSame ? request.headers[.range] : nil, size: size) {
        case .whole:
            return Response(
                status: .ok, headers: headers, body: try await FileIO().loadFile(path: file.path, context: context))
        case .part(let range):
            headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound)/\(size)"
            return Response(
                status: .partialContent, headers: headers,
                body: try await FileIO().loadFile(path: file.path, range: range, context: context))
        case .unsatisfiable:
            headers[.contentRange] = "bytes */\(size)"
            headers[.contentType] = nil
            return Response(status: .rangeNotSatisfiable, headers: headers)
        }
    }
}
