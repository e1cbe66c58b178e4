import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import NIOPosix
import Publishing

/// `/studio/{article id}/uploads`: takes one picture or video as the body of a request.
struct UploadRoutes {
    let site: WebSite

    private static let fileName = HTTPField.Name("X-File-Name")

    func add(to router: Router<WebContext>) {
        router.post("studio/:id/uploads") { request, context in
            let viewer = try await site.signedIn(request)
            try site.requireKey(request, of: viewer)
            let article = try context.article()
            try await site.platform.requireUpload(to: article, by: viewer.account)
            let name = Self.fileName.flatMap { request.headers[$0] }?.removingPercentEncoding ?? ""
            let file = try await received(request)
            defer { file.remove() }
            let upload = try await site.platform.upload(file.url, named: name, to: article, by: viewer.account)
            return try MediaJSON(upload.media, poster: upload.poster).response(status: .created)
        }
        router.get("studio/:id/uploads/:hash") { request, context in
            let viewer = try await site.signedIn(request)
            guard let hash = context.parameters.get("hash").flatMap(ContentHash.init) else {
                throw ReadingError.noSuchPage
            }
            let media = try await site.platform.uploaded(hash, to: context.article(), by: viewer.account)
            return try MediaJSON(media).response()
        }
    }

    private func received(_ request: Request) async throws -> ReceivedFile {
        let limit = site.platform.media.maximumBytes
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
            throw UploadError.tooLarge(limit: limit)
        }
        let file = try ReceivedFile(in: site.incoming)
        do {
            var count = 0
            for try await buffer in request.body {
                count += buffer.readableBytes
                guard count <= limit else { throw UploadError.tooLarge(limit: limit) }
                try await NIOThreadPool.singleton.runIfActive { try file.write(buffer) }
            }
        } catch {
            file.remove()
            throw error
        }
        return file
    }
}

/// A file while it is received; removed when it has been looked at.
private final class ReceivedFile: Sendable {
    let url: URL
    private let handle: FileHandle

    init(in folder: URL) throws {
        url = folder.appending(path: UUID().uuidString)
        let descriptor = open(url.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw UploadError.disk() }
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    func write(_ buffer: ByteBuffer) throws {
        do {
            try handle.write(contentsOf: Data(buffer.readableBytesView))
        } catch {
            throw UploadError.disk(error)
        }
    }

    func remove() {
        unlink(url.path)
    }
}

/// Why a file could not be received.
enum UploadError: ReadableError, Hashable {
    case tooLarge(limit: Int)
    case diskFull
    /// The reason is for the log.
    case failed(String)

    static func disk(_ error: (any Error)? = nil) -> UploadError {
        let underlying = (error as NSError?)?.userInfo[NSUnderlyingErrorKey] as? NSError
        let code = underlying?.code ?? (error == nil ? Int(errno) : 0)
        let isFull =
            code == Int(ENOSPC) || code == Int(EDQUOT)
            || (error as NSError?)?.code == CocoaError.fileWriteOutOfSpace.rawValue
        return isFull ? .diskFull : .failed(error.map { "\($0)" } ?? String(cString: strerror(errno)))
    }

    var kind: ReadableErrorKind {
        switch self {
        case .tooLarge: .tooLarge
        case .diskFull, .failed: .unavailable
        }
    }

    var messageKey: String {
        switch self {
        case .tooLarge: "upload_too_large"
        case .diskFull: "upload_disk_full"
        case .failed: "upload_failed"
        }
    }

    var messageArguments: [String: String] {
        guard case .tooLarge(let limit) = self else { return [:] }
        return ["limit": "\(limit / 1_000_000)"]
    }

    var description: String {
        switch self {
        case .tooLarge(let limit): "The file has more than \(limit / 1_000_000) MB."
        case .diskFull: "The disk is full: the file could not be received."
        case .failed(let reason): "The file could not be received: \(reason)"
        }
    }
}
