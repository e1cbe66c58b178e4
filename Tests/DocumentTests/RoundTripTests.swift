import Document
import Kernel
import Testing

/// What must hold for every document, tried on random ones.
@Suite struct RoundTripTests {
    static let seeds: [UInt64] = Array(0..<150)

    private static func media(_ source: MediaSource) -> MediaRendition? {
        guard case .stored(let hash) = source else { return nil }
        let path = "/media/\(hash)"
        return .picture(
            PictureRendition(
                width: 1080, height: 720, webp: [.init(address: "\(path)/320.webp", width: 320)],
                fallback: [.init(address: "\(path)/320.jpg", width: 320)], address: "\(path)/1080.jpg", tint: "tint-3"))
    }

    @Test(arguments: seeds) func normalizingTwiceChangesNothing(seed: UInt64) {
        var maker = DocumentMaker(seed: seed)
        let document = maker.document()
        #expect(document.normalized() == document)
    }

    @Test(arguments: seeds) func jsonGivesTheSameDocument(seed: UInt64) throws {
        var maker = DocumentMaker(seed: seed)
        let document = maker.document()
        let json = document.json()
        let again = try Document(json: json)
        #expect(difference(again, document) == "")
        #expect(Array(again.json().utf8) == Array(json.utf8))
    }

    @Test(arguments: seeds) func htmlGivesTheSameDocument(seed: UInt64) throws {
        var maker = DocumentMaker(seed: seed)
        let document = maker.document()
        for writer in [HTMLWriter(media: Self.media), HTMLWriter { _ in nil }] {
            let html = writer.write(document)
            let again = try HTMLReader.read(html)
            #expect(difference(again.document, document) == "", "\(html)")
            #expect(writer.write(again.document) == html)
            #expect(again.dropped.isEmpty)
        }
    }

    @Test(arguments: seeds) func markdownGivesTheSameDocument(seed: UInt64) throws {
        var maker = DocumentMaker(seed: seed)
        let document = maker.document()
        let markdown = MarkdownWriter.write(document)
        let again = try MarkdownReader.read(markdown).document
        #expect(difference(again, document) == "", "\(markdown)")
    }
}
