import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import NIOPosix
import Publishing

/// `/studio/publication/{handle}/export.zip`
struct PublicationExportRoutes {
    let site: WebSite

    private static let pieceLength = 256 << 10

    func add(to router: Router<WebContext>) {
        router.get("studio/publication/:handle/export.zip") { request, context in
            let viewer = try await site.signedIn(request)
            let export = try await site.platform.exportPublication(try context.handle(), by: viewer.account)
            return Response(
                status: .ok,
                headers: [
                    .contentType: "application/zip", .cacheControl: "private, no-store",
                    .contentDisposition: "attachment; filename=\"\(export.handle).zip\"",
                ],
                body: ResponseBody { writer in
                    var archive = ZIPArchive()
                    try await export.forEach { entry in
                        try await writer.write(
                            ByteBuffer(bytes: archive.begin(entry.path, modifiedAt: entry.modifiedAt)))
                        switch entry.content {
                        case .text(let text):
                            try await writer.write(ByteBuffer(bytes: archive.write(Array(text.utf8))))
                        case .file(let url):
                            let handle = try FileHandle(forReadingFrom: url)
                            while let piece = try await Self.piece(of: handle) {
                                try await writer.write(ByteBuffer(bytes: archive.write(piece)))
                            }
                            try handle.close()
                        }
                        try await writer.write(ByteBuffer(bytes: archive.end()))
                    }
                    try await writer.write(ByteBuffer(bytes: archive.finish()))
                    try await writer.finish(nil)
                })
        }
    }

    /// `nil` at the end of the file.
    private static func piece(of handle: FileHandle) async throws -> [UInt8]? {
        try await NIOThreadPool.singleton.runIfActive {
            let bytes = try handle.read(upToCount: pieceLength) ?? Data()
            return bytes.isEmpty ? nil : Array(bytes)
        }
    }
}
