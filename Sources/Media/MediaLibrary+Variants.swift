public import Foundation
public import Kernel

extension MediaLibrary {
    /// The file of a variant, made now if it is not there yet.
    ///
    /// Many who ask at once wait for one job, and a failure is given again for a quarter of a minute without another
    /// try. Throws `notStored`, `noSuchVariant`, `tookTooLong`, `busy` and what reading the original throws.
    public func variant(_ hash: ContentHash, _ variant: MediaVariant) async throws -> URL {
        let path = folder.path(of: hash, variant)
        if folder.holds(path) { return URL(fileURLWithPath: path) }
        return try await jobs.result(of: VariantJobs.Key(hash: hash, variant: variant)) {
            try await pool.run {
                try make(variant, of: hash, at: path)
                return URL(fileURLWithPath: path)
            }
        }
    }

    private func make(_ variant: MediaVariant, of hash: ContentHash, at path: String) throws {
        let file = try original(hash)
        let type = try MediaType.detected(in: file.head(MediaType.headLength))
        let incoming = try IncomingFile(in: folder)
        switch variant {
        case .picture(let width, let format):
            guard !type.isVideo else { throw MediaError.noSuchVariant(variant.description) }
            let picture = try Picture(file.contents(limit: limits.pictureBytes))
            try incoming.write(picture.rendition(width: width, format, limits: limits))
        case .video:
            guard type == variant.type else { throw MediaError.noSuchVariant(variant.description) }
            let source = folder.original(of: hash)
            let isRemuxed = try tools.remux(source, type, to: incoming.path, seconds: limits.videoSeconds)
            // Without ffmpeg the video is served as it came, metadata and all.
            if !isRemuxed { try file.forEachChunk(incoming.write) }
        }
        try incoming.move(to: path, in: folder, forGood: false)
    }

    /// A frame of a video, added to the library as a picture of its own. `nil` for a picture, and without ffmpeg.
    public func poster(of hash: ContentHash) async throws -> MediaFile? {
        let frame: [UInt8]? = try await pool.run {
            let type = try MediaType.detected(in: original(hash).head(MediaType.headLength))
            guard type.isVideo else { return nil }
            return try tools.poster(folder.original(of: hash), type, limits: limits)
        }
        guard let frame else { return nil }
        return try await add(frame)
    }
}
