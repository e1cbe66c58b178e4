import Foundation
import Kernel
import Media
import Publishing

/// The domain's media store over the picture library.
struct MediaFolder: MediaStore {
    let library: MediaLibrary

    var maximumBytes: Int { max(library.limits.videoBytes, library.limits.pictureBytes) }

    func add(contentsOf file: URL) async throws -> StoredMedia {
        StoredMedia(try await library.add(contentsOf: file))
    }

    func variant(_ name: String, of hash: ContentHash) async throws -> URL? {
        guard let variant = MediaVariant(name) else { return nil }
        do {
            return try await library.variant(hash, variant)
        } catch let error as MediaError where error.kind == .notFound {
            return nil
        }
    }

    func poster(of hash: ContentHash) async throws -> StoredMedia? {
        try await library.poster(of: hash).map(StoredMedia.init)
    }

    func crop(_ hash: ContentHash, to area: PictureArea) async throws -> StoredMedia {
        StoredMedia(
            try await library.crop(hash, left: area.left, top: area.top, width: area.width, height: area.height))
    }

    func original(of hash: ContentHash) async throws -> URL? {
        library.contains(hash) ? library.originalFile(hash) : nil
    }

    func isIntact(_ hash: ContentHash) async throws -> Bool {
        try await library.verify(hash)
    }

    func remove(_ hash: ContentHash) async throws {
        try await library.remove(hash)
    }

    func hashes() async throws -> [ContentHash] {
        try await library.hashes()
    }
}

extension StoredMedia {
    init(_ file: MediaFile) {
        self.init(
            hash: file.hash, type: file.type.rawValue, byteCount: file.byteCount, width: file.width,
            height: file.height,
            frames: file.frames, duration: file.type.isVideo ? file.duration : nil, colour: file.colour,
            variants: file.variants.map(\.description), aigc: file.aigc)
    }
}
