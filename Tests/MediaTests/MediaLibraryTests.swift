import CVips
import Foundation
import Kernel
import Testing

@testable import Media

@Suite struct MediaLibraryTests {
    private let library: TemporaryLibrary
    private var media: MediaLibrary { library.media }
    private let nowhere: ContentHash

    init() throws {
        library = try TemporaryLibrary()
        nowhere = try #require(ContentHash(String(repeating: "0", count: 64)))
    }

    @Test func `The original is stored unaltered under its hash, once`() async throws {
        let bytes = try Sample.plain(.jpeg, width: 500, height: 250)
        let file = try await media.add(bytes)
        #expect(try await media.add(bytes) == file)

        let hash = file.hash.description
        #expect(try library.paths() == ["\(hash.prefix(2))/\(hash)/original"])
        #expect(Array(try Data(contentsOf: library.url.appending(path: "\(hash.prefix(2))/\(hash)/original"))) == bytes)
        #expect(file.type == .jpeg && file.byteCount == bytes.count && file.frames == 1 && file.aigc == nil)
        #expect((file.width, file.height) == (500, 250))
        #expect(media.contains(file.hash) && !media.contains(nowhere))
        #expect(try await media.hashes() == [file.hash])
        #expect(try await media.file(file.hash) == file)
    }

    @Test func `Files are for their owner and group only`() async throws {
        let hash = try await media.add(Sample.plain(.png)).hash
        let path = media.folder.original(of: hash)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(try #require(mode) & 0o027 == 0)
    }

    @Test func `A changed original is noticed, and adding it again mends it if its size changed`() async throws {
        let bytes = try Sample.plain(.png)
        let hash = try await media.add(bytes).hash
        #expect(try await media.verify(hash))
        try Data(bytes.dropLast()).write(to: URL(fileURLWithPath: media.folder.original(of: hash)))
        #expect(try await !media.verify(hash))
        _ = try await media.add(bytes)
        #expect(try await media.verify(hash))
        await #expect(throws: MediaError.notStored(nowhere)) { try await media.verify(nowhere) }
    }

    @Test func `Removing takes the variants along, and may be done twice`() async throws {
        let hash = try await media.add(Sample.plain(.png)).hash
        _ = try await media.variant(hash, .picture(width: 320, .webp))
        try await media.remove(hash)
        try await media.remove(hash)
        #expect(try library.paths() == [])
        #expect(!media.contains(hash))
        await #expect(throws: MediaError.notStored(hash)) {
            try await media.variant(hash, .picture(width: 320, .webp))
        }
    }

    @Test func `A file is added by its path, whatever its name`() async throws {
        let url = library.url.appending(path: "..strange name [n=1].txt")
        try Data(Sample.plain(.webp)).write(to: url)
        #expect(try await media.add(contentsOf: url).type == .webp)
    }

    @Test func `Links, folders, pipes and missing files are refused`() async throws {
        let link = library.url.appending(path: "link.jpg")
        let target = library.url.appending(path: "target.jpg")
        try Data(Sample.plain(.jpeg)).write(to: target)
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: target)
        let pipe = library.url.appending(path: "pipe.jpg")
        #expect(mkfifo(pipe.path, 0o600) == 0)

        await #expect(throws: MediaError.notAFile("link.jpg")) { try await media.add(contentsOf: link) }
        await #expect(throws: MediaError.notAFile("pipe.jpg")) { try await media.add(contentsOf: pipe) }
        await #expect(throws: MediaError.notAFile(library.url.lastPathComponent)) {
            try await media.add(contentsOf: library.url)
        }
        await #expect(throws: MediaError.fileMissing("none.jpg")) {
            try await media.add(contentsOf: library.url.appending(path: "none.jpg"))
        }
    }

    @Test func `What a killed process left is deleted at the start, what another one writes is not`() async throws {
        let incoming = library.url.appending(path: ".incoming")
        let alive = try IncomingFile(in: media.folder)
        try alive.write([1, 2, 3])
        try Data([0xFF, 0xD8]).write(to: incoming.appending(path: "half-written"))
        try FileManager.default.createDirectory(
            at: incoming.appending(path: "removed/here"), withIntermediateDirectories: true)

        let again = MediaLibrary(folder: library.url)

        #expect(
            try FileManager.default.contentsOfDirectory(atPath: incoming.path) == [
                (alive.path as NSString).lastPathComponent
            ])
        #expect(try await again.hashes() == [])
    }

    @Test func `A folder that cannot be written is an error for people, with the reason for the log`() async throws {
        let file = library.url.appending(path: "file")
        try Data([1]).write(to: file)
        let media = MediaLibrary(folder: file)
        let error = await #expect(throws: MediaError.self) { try await media.add(Sample.plain(.png)) }
        guard case .storage(let reason) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(!reason.isEmpty)
        #expect(error?.kind == .unavailable)
    }

    @Test func `Foreign things in the folder are passed by`() async throws {
        let hash = try await media.add(Sample.plain(.png)).hash
        for path in ["lost+found/x", "zz/readme", "no", "00/\(hash)/original", "ab/\(nowhere)/320.webp"] {
            let url = library.url.appending(path: path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data().write(to: url)
        }
        #expect(try await media.hashes() == [hash])
    }
}
