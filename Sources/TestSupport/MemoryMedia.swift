import Crypto
public import Foundation
public import Kernel
public import Publishing
import Synchronization

/// A media store in memory: every file whose first bytes are `picture` is one of 1200 × 800 pixels; others are refused.
public final class MemoryMedia: MediaStore {
    private let files = Mutex<[ContentHash: [UInt8]]>([:])

    public init() {}

    public var maximumBytes: Int { 100_000 }

    public func add(contentsOf file: URL) async throws -> StoredMedia {
        let bytes = [UInt8](try Data(contentsOf: file))
        guard String(decoding: bytes.prefix(7), as: UTF8.self) == "picture" else { throw RefusedMedia() }
        return add(bytes)
    }

    @discardableResult
    public func add(_ bytes: [UInt8]) -> StoredMedia {
        guard let hash = ContentHash(bytes: Array(SHA256.hash(data: bytes))) else { fatalError("SHA-256 has 32 bytes") }
        files.withLock { $0[hash] = bytes }
        return StoredMedia(
            hash: hash, type: "jpeg", byteCount: bytes.count, width: 1200, height: 800, frames: 1, duration: nil,
            colour: 0x4080C0, variants: ["320.webp", "640.webp", "1080.webp", "320.jpg", "640.jpg", "1080.jpg"],
            aigc: nil)
    }

    /// Changes a stored file behind the store's back.
    public func damage(_ hash: ContentHash) {
        files.withLock { $0[hash] = [] }
    }

    public func variant(_ name: String, of hash: ContentHash) async throws -> URL? {
        guard let bytes = files.withLock({ $0[hash] }), ["320.webp", "320.jpg", "640.jpg"].contains(name) else {
            return nil
        }
        let file = FileManager.default.temporaryDirectory.appending(path: "byline-variant-\(hash)-\(name)")
        try Data(bytes).write(to: file)
        return file
    }

    public func poster(of hash: ContentHash) async throws -> StoredMedia? { nil }

    public func crop(_ hash: ContentHash, to area: PictureArea) async throws -> StoredMedia {
        guard files.withLock({ $0[hash] }) != nil, area.left >= 0, area.top >= 0, area.left + area.width <= 1200,
            area.top + area.height <= 800
        else { throw RefusedMedia() }
        return add(Array("picture \(area) of \(hash)".utf8))
    }

    public func original(of hash: ContentHash) async throws -> URL? {
        guard let bytes = files.withLock({ $0[hash] }) else { return nil }
        let file = FileManager.default.temporaryDirectory.appending(path: "byline-original-\(hash)")
        try Data(bytes).write(to: file)
        return file
    }

    public func isIntact(_ hash: ContentHash) async throws -> Bool {
        files.withLock { files in
            files[hash].map { ContentHash(bytes: Array(SHA256.hash(data: $0))) == hash } ?? false
        }
    }

    public func remove(_ hash: ContentHash) async throws {
        files.withLock { $0[hash] = nil }
    }

    public func hashes() async throws -> [ContentHash] {
        files.withLock { Array($0.keys) }
    }
}

private struct RefusedMedia: ReadableError {
    var kind: ReadableErrorKind { .invalid }
    var messageKey: String { "media.unknown" }
    var description: String { "This is no picture." }
}
