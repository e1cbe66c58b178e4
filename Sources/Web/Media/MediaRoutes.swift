import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import NIOPosix
import Publishing

/// `/media/{hash}/{variant}`: pictures and videos, which never change under their address.
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
                let type = Self.types[String(name.split(separator: ".").last ?? "")],
                let file = try await site.platform.media.variant(name, of: hash)
            else { throw ReadingError.noSuchPage }
            return try await respond(
                request, context, file: file, type: type, etag: "\"\(hash.description.prefix(24))-\(name)\"")
        }
    }

    private func respond(
        _ request: Request, _ context: WebContext, file: URL, type: String, etag: String
    ) async throws -> Response {
        var headers: HTTPFields = [
            .eTag: etag, .cacheControl: RenderedPage.immutable, .acceptRanges: "bytes",
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
