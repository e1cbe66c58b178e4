import Foundation
import Testing

@testable import Media

/// A library in a folder of its own that goes when the test ends.
final class TemporaryLibrary {
    let url: URL
    let media: MediaLibrary

    init(limits: MediaLimits = .standard, tools: VideoTools = VideoTools()) throws {
        url = FileManager.default.temporaryDirectory.appending(path: "byline-media-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        media = MediaLibrary(folder: url, limits: limits, threads: 2, tools: tools)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    /// Adds a picture and reads one of its variants back.
    func seen(_ bytes: [UInt8], as variant: String) async throws -> (file: MediaFile, seen: Seen, bytes: [UInt8]) {
        let file = try await media.add(bytes)
        let made = Array(try Data(contentsOf: await media.variant(file.hash, #require(MediaVariant(variant)))))
        return (file, try Seen(made), made)
    }

    /// The paths of all files below the folder, sorted.
    func paths() throws -> [String] {
        let all = try FileManager.default.subpathsOfDirectory(atPath: url.path)
        return all.filter { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: url.appending(path: path).path, isDirectory: &isFolder)
                && !isFolder.boolValue
        }.sorted()
    }
}
