import Document
import Foundation
public import Importing
import Kernel
import Storage

/// What loading or removing the sample did.
public struct SampleReport: Sendable {
    public var channels = 0
    public var publications = 0
    public var articles = 0
    public var comments = 0
    public var media = 0
}

extension Platform {
    /// Whether nobody has put anything here yet.
    public func isEmpty() async throws -> Bool {
        try await read { connection in
            try !connection.exists("SELECT 1 FROM publication") && !connection.exists("SELECT 1 FROM channel")
        }
    }

    /// Loads the sample site, or what is missing of it. Its dates move by whole days so that the newest is of today.
    /// - Throws: a `ReadableError` about the file that cannot be read.
    public func loadSample(_ folder: SampleFolder) async throws -> SampleReport {
        var media: [String: StoredMedia] = [:]
        var posters: [String: StoredMedia] = [:]
        for name in SampleMedia.names(in: folder) {
            let stored = try await self.media.add(contentsOf: try folder.picture(name))
            media[name] = stored
            if stored.isVideo { posters[name] = try await self.media.poster(of: stored.hash) }
        }
        let now = clock.now
        let loading = SampleLoading(folder: folder, media: SampleMedia(files: media, posters: posters), now: now)
        return try await write { try loading.load($0) }
    }

    /// Removes what the sample brought in and nothing else: what others added to it – a publication with articles of its
    /// own, a channel in use – stays.
    public func removeSample() async throws -> SampleReport {
        let now = clock.now
        let (report, unused) = try await write { try SampleRemoval(connection: $0, now: now).remove() }
        for hash in unused { try await media.remove(hash) }
        return report
    }
}
