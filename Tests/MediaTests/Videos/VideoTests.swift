import Foundation
import Testing

@testable import Media

@Suite struct VideoTests {
    /// The programs are optional; so are the tests of what they do.
    static let hasFFmpeg = VideoTools().ffmpeg != nil && VideoTools().ffprobe != nil
    private static let label = #"{"Label":"1","ProduceID":"7"}"#

    /// A second of a test picture, 96 × 64.
    private func video(_ container: String, _ arguments: [String] = []) throws -> [UInt8] {
        let path = FileManager.default.temporaryDirectory.appending(path: "byline-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let codec = container == "mp4" ? ["-c:v", "mpeg4"] : ["-c:v", "libvpx", "-deadline", "realtime"]
        let ffmpeg = try #require(VideoTools().ffmpeg)
        let input = ["-v", "error", "-f", "lavfi", "-i", "testsrc=duration=1:size=96x64:rate=10"]
        let output = try ffmpeg.run(input + codec + arguments + ["-f", container, path], seconds: 60)
        try #require(output != nil)
        return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    @Test(.enabled(if: hasFFmpeg), arguments: [("mp4", MediaType.mp4), ("webm", .webm)])
    func `A video is stored with its size and length, and served without metadata but the label`(
        container: String, type: MediaType
    ) async throws {
        let flags = container == "mp4" ? ["-movflags", "use_metadata_tags"] : []
        let bytes = try video(
            container, flags + ["-metadata", "location=SecretPlace", "-metadata", "AIGC=\(Self.label)"])
        #expect(bytes.contains("SecretPlace"))
        let library = try TemporaryLibrary()

        let file = try await library.media.add(bytes)

        #expect((file.type, file.width, file.height) == (type, 96, 64))
        #expect((900...1200).contains(file.duration))
        #expect(file.aigc == Self.label)
        #expect(file.byteCount == bytes.count)
        #expect(try await library.media.verify(file.hash))
        #expect(try await library.media.file(file.hash) == file)

        let variant = try #require(file.variants.first)
        let made = Array(try Data(contentsOf: await library.media.variant(file.hash, variant)))
        #expect(!made.contains("SecretPlace"))
        let again = try await TemporaryLibrary().media.add(made)
        #expect((again.type, again.width, again.height, again.aigc) == (type, 96, 64, Self.label))
    }

    @Test(.enabled(if: hasFFmpeg)) func `A file on disk and its bytes are the same video`() async throws {
        let bytes = try video("mp4")
        let library = try TemporaryLibrary()
        let url = library.url.appending(path: "clip")
        try Data(bytes).write(to: url)
        #expect(try await library.media.add(contentsOf: url) == library.media.add(bytes))
    }

    @Test(.enabled(if: hasFFmpeg)) func `The poster is a picture of its own`() async throws {
        let library = try TemporaryLibrary()
        let video = try await library.media.add(video("webm"))
        let poster = try #require(try await library.media.poster(of: video.hash))
        #expect((poster.type, poster.width, poster.height) == (.png, 96, 64))
        #expect(try await library.media.poster(of: poster.hash) == nil)
    }

    @Test(.enabled(if: hasFFmpeg)) func `A file that only begins like a video is damaged`() async throws {
        let library = try TemporaryLibrary()
        let head = Array(try video("mp4").prefix(200))
        await #expect(throws: MediaError.corrupt(.mp4)) { try await library.media.add(head) }
        #expect(try library.paths() == [])
    }

    @Test(.enabled(if: hasFFmpeg)) func `A program that takes too long is ended`() async throws {
        var limits = MediaLimits()
        limits.videoSeconds = 0
        let bytes = try video("mp4")
        await #expect(throws: MediaError.tookTooLong) { try await TemporaryLibrary(limits: limits).media.add(bytes) }
    }

    @Test func `Without the programs a video is stored and served as it is`() async throws {
        let bytes: [UInt8] = [0, 0, 0, 16] + Array("ftypisom".utf8) + [0, 0, 0, 0] + Array("whatever".utf8)
        let library = try TemporaryLibrary(tools: .none)
        let file = try await library.media.add(bytes)
        #expect((file.type, file.width, file.duration) == (.mp4, 0, 0))
        let url = try await library.media.variant(file.hash, .video(.mp4))
        #expect(Array(try Data(contentsOf: url)) == bytes)
        #expect(try await library.media.poster(of: file.hash) == nil)
        await #expect(throws: MediaError.noSuchVariant("video.webm")) {
            try await library.media.variant(file.hash, .video(.webm))
        }
    }

    @Test func `Videos have a limit of their own`() async throws {
        var limits = MediaLimits()
        limits.videoBytes = 20
        let bytes: [UInt8] = [0, 0, 0, 16] + Array("ftypisom".utf8) + [UInt8](repeating: 0, count: 20)
        await #expect(throws: MediaError.tooManyBytes(limit: 20)) {
            try await TemporaryLibrary(limits: limits, tools: .none).media.add(bytes)
        }
    }

    @Test func `A rotated video is as wide as it is shown`() throws {
        let report = """
            {"streams":[{"codec_type":"audio"},{"codec_type":"video","width":1920,"height":1080,
            "disposition":{"attached_pic":0},"side_data_list":[{"rotation":-90}]}],"format":{"duration":"2.5"}}
            """
        let facts = try #require(VideoFacts(json: Array(report.utf8)))
        #expect((facts.width, facts.height, facts.duration) == (1080, 1920, 2500))
    }

    @Test(arguments: [
        "", "{}", #"{"streams":[]}"#, #"{"streams":[{"codec_type":"audio"}]}"#,
        #"{"streams":[{"codec_type":"video","width":9,"height":9,"disposition":{"attached_pic":1}}]}"#,
        #"{"streams":[{"codec_type":"video","width":0,"height":9}]}"#,
    ])
    func `A report without a moving picture is no video`(report: String) {
        #expect(VideoFacts(json: Array(report.utf8)) == nil)
    }
}
