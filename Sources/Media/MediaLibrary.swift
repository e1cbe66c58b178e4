import Crypto
public import Foundation
public import Kernel

/// The pictures and videos of a site, in one folder.
///
/// Originals are kept unaltered under their SHA-256 and are never to be served: they may hold the position at which a
/// picture was taken. Variants are. All work is done on `threads` threads of its own.
public struct MediaLibrary: Sendable {
    let folder: MediaFolder
    public let limits: MediaLimits
    let tools: VideoTools
    let pool: JobPool
    let jobs: VariantJobs

    /// Deletes what a killed process left half-written; everything else on disk happens, and fails, later.
    public init(folder: URL, limits: MediaLimits = .standard, threads: Int = 2) {
        self.init(folder: folder, limits: limits, threads: threads, tools: VideoTools())
    }

    init(folder: URL, limits: MediaLimits, threads: Int, tools: VideoTools) {
        self.folder = MediaFolder(folder)
        self.limits = limits
        self.tools = tools
        pool = JobPool(threads: threads)
        jobs = VariantJobs(limit: limits.waitingVariants)
        // What cannot be deleted now is no harm; the next start tries again.
        try? self.folder.removeAbandoned()
    }

    /// Whether there is an original with this hash. Looks at the disk for a moment.
    public func contains(_ hash: ContentHash) -> Bool {
        folder.holds(folder.original(of: hash))
    }

    /// The hash of every stored original, in ascending order.
    public func hashes() async throws -> [ContentHash] {
        try await pool.run { try folder.hashes() }
    }

    /// Whether the original still has its hash. Throws `MediaError.notStored` if there is none.
    public func verify(_ hash: ContentHash) async throws -> Bool {
        try await pool.run { try original(hash).sha256() == hash }
    }

    /// What is known of a stored file, read from it anew.
    public func file(_ hash: ContentHash) async throws -> MediaFile {
        try await pool.run {
            let file = try original(hash)
            let type = try MediaType.detected(in: file.head(MediaType.headLength))
            if type.isVideo { return try video(hash, type, byteCount: file.size, at: folder.original(of: hash)) }
            return try Picture(file.contents(limit: limits.pictureBytes)).inspected(as: hash, limits: limits)
        }
    }

    /// Takes original and variants away; does nothing if there are none.
    public func remove(_ hash: ContentHash) async throws {
        try await pool.run { try folder.remove(hash) }
    }

    func original(_ hash: ContentHash) throws -> RegularFile {
        do {
            return try RegularFile(folder.original(of: hash))
        } catch MediaError.fileMissing {
            throw MediaError.notStored(hash)
        }
    }

    func video(_ hash: ContentHash, _ type: MediaType, byteCount: Int, at path: String) throws -> MediaFile {
        let facts = try tools.probe(path, type, seconds: limits.videoSeconds)
        return MediaFile(
            hash: hash, type: type, byteCount: byteCount, width: facts.width, height: facts.height, aigc: facts.aigc,
            duration: facts.duration)
    }
}
