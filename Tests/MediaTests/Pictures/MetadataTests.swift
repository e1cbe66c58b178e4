import CVips
import Testing

@testable import Media

@Suite struct MetadataTests {
    private static let xmp = """
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\
        <rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="SecretAuthor"/></rdf:RDF></x:xmpmeta>
        """

    @Test(arguments: ["320.webp", "400.webp", "400.jpg"])
    func `Position, camera and author are gone from variants, and still in the original`(
        variant: String
    ) async throws {
        let plain = try Sample.plain(.jpeg)
        let bytes = Segments.jpeg(
            Segments.jpeg(plain, xmp: Self.xmp), app1: Segments.exif(hasPosition: true))
        #expect(try Seen(bytes).fields == ["exif-data", "xmp-data"])

        let library = try TemporaryLibrary()
        let (file, seen, made) = try await library.seen(bytes, as: variant)

        // libvips leaves an EXIF block with the resolution in WebP.
        #expect(seen.fields == (variant.hasSuffix("webp") ? ["exif-data"] : []))
        for secret in ["Secret", "xmpmeta"] {
            let isLeft = made.contains(secret)
            #expect(!isLeft)
        }
        #expect(file.byteCount == bytes.count)
        #expect(try await library.media.verify(file.hash))
    }

    @Test func `Text chunks are gone`() async throws {
        let png = Segments.png(try Sample.plain(.png, [1, 2, 3, 4]), chunk: "tEXt", Array("Author\0SecretAuthor".utf8))
        let (_, seen, made) = try await TemporaryLibrary().seen(png, as: "400.png")
        #expect(!made.contains("Secret"))
        #expect(seen.comment == nil)
    }
}
