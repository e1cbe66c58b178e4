import Crypto
public import Foundation
import Kernel

extension MediaLibrary {
    /// Checks the content, stores it unaltered under its SHA-256 and returns its facts. Adding it again changes nothing.
    ///
    /// When this returns, the file survives a power cut. Throws `MediaError`.
    public func add(_ bytes: [UInt8]) async throws -> MediaFile {
        try await pool.run {
            let type = try MediaType.detected(in: bytes)
            guard type.isVideo else { return try addPicture(bytes) }
            try check(byteCount: bytes.count, limit: limits.videoBytes)
            return try addVideo(type) { write in try write(bytes) }
        }
    }

    /// The same for a file, which is streamed if it is a video. Only regular files are taken: the last part of the path
    /// must not be a symbolic link. That its folders lie where they should is for the caller to see to.
    public func add(contentsOf url: URL) async throws -> MediaFile {
        let path = url.path
        return try await pool.run {
            let file = try RegularFile(path)
            let type = try MediaType.detected(in: file.head(MediaType.headLength))
            let limit = type.isVideo ? limits.videoBytes : limits.pictureBytes
            try check(byteCount: file.size, limit: limit)
            guard type.isVideo else { return try addPicture(file.contents(limit: limit)) }
            return try addVideo(type) { write in try file.forEachChunk(write) }
        }
    }

    private func check(byteCount: Int, limit: Int) throws(MediaError) {
        guard byteCount <= limit else { throw .tooManyBytes(limit: limit) }
    }

    private func addPicture(_ bytes: [UInt8]) throws -> MediaFile {
        try check(byteCount: bytes.count, limit: limits.pictureBytes)
        guard let hash = ContentHash(bytes: SHA256.hash(data: bytes)) else { throw MediaError.unknownType }
        let file = try Picture(bytes).inspected(as: hash, limits: limits)
        if !isStored(file) {
            let incoming = try IncomingFile(in: folder)
            try incoming.write(bytes)
            try incoming.move(to: folder.original(of: hash), in: folder, forGood: true)
        }
        return file
    }

    /// `copy` hands over the video piece by piece.
    private func addVideo(_ type: MediaType, copy: ((_ write: ([UInt8]) throws -> Void) throws -> Void)) throws
        -> MediaFile
    {
        let incoming = try IncomingFile(in: folder)
        var sha256 = SHA256()
        var byteCount = 0
        try copy { chunk in
            byteCount += chunk.count
            try check(byteCount: byteCount, limit: limits.videoBytes)
            sha256.update(data: chunk)
            try incoming.write(chunk)
        }
        guard let hash = ContentHash(bytes: sha256.finalize()) else { throw MediaError.unknownType }
        let file = try video(hash, type, byteCount: byteCount, at: incoming.path)
        if !isStored(file) { try incoming.move(to: folder.original(of: hash), in: folder, forGood: true) }
        return file
    }

    /// A file of another size under this hash is what a broken disk left; it is replaced.
    private func isStored(_ file: MediaFile) -> Bool {
        (try? original(file.hash).size) == file.byteCount
    }
}
