import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import NIOPosix
import Publishing

extension Response {
    /// Files as one ZIP file, written while they are read.
    static func archive(
        named name: String,
        _ forEach: @Sendable @escaping ((ExportEntry) async throws -> Void) async throws -> Void
    ) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: "application/zip", .cacheControl: "private, no-store",
                .contentDisposition: "attachment; filename=\"\(name).zip\"",
            ],
            body: ResponseBody { writer in
                var archive = ZIPArchive()
                try await forEach { entry in
                    try await writer.write(ByteBuffer(bytes: archive.begin(entry.path, modifiedAt: entry.modifiedAt)))
                    switch entry.content {
                    case .text(let text):
                        try await writer.write(ByteBuffer(bytes: archive.write(Array(text.utf8))))
                    case .pieces(let next):
                        while let text = try await next() {
                            try await writer.write(ByteBuffer(bytes: archive.write(Array(text.utf8))))
                        }
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

    /// `nil` at the end of the file.
    private static func piece(of handle: FileHandle) async throws -> [UInt8]? {
        try await NIOThreadPool.singleton.runIfActive {
            let bytes = try handle.read(upToCount: 256 << 10) ?? Data()
            return bytes.isEmpty ? nil : Array(bytes)
        }
    }
}
