import CVips
import Foundation
import Testing

@testable import Media

@Suite struct AIGCLabelTests {
    private static let label = #"{"ContentProducer":"编号<&>/1","Label":"1","ProduceID":"7"}"#

    /// A label longer than the 256 bytes libvips shows of a comment.
    private static let long = #"{"Label":"1","ReservedCode1":"\#(String(repeating: "x", count: 600))"}"#

    private static func packet(_ inside: String, attribute: String = "") -> String {
        """
        <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">\
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" \
        xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/" \(attribute)>\(inside)</rdf:Description></rdf:RDF></x:xmpmeta>
        """
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }

    enum Place: CaseIterable { case attribute, element, asciiComment, utf8Comment, utf16Comment }

    private func jpeg(_ place: Place, _ label: String) throws -> [UInt8] {
        let plain = try Sample.plain(.jpeg)
        let wrapped = #"{"AIGC":\#(label)}"#
        func exif(_ comment: [UInt8]) -> [UInt8] { Segments.jpeg(plain, app1: Segments.exif(comment: comment)) }
        return switch place {
        case .attribute:
            Segments.jpeg(plain, xmp: Self.packet("", attribute: "TC260:AIGC=\"\(Self.escaped(label))\""))
        case .element: Segments.jpeg(plain, xmp: Self.packet("<TC260:AIGC>\(Self.escaped(label))</TC260:AIGC>"))
        case .asciiComment: exif(Array("ASCII\0\0\0\(wrapped)".utf8))
        case .utf8Comment: exif([0, 0, 0, 0, 0, 0, 0, 0] + Array(wrapped.utf8))
        case .utf16Comment:
            exif(Array("UNICODE\0".utf8) + wrapped.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] })
        }
    }

    @Test(arguments: Place.allCases, [label, long])
    func `The label is found and kept in every variant`(place: Place, label: String) async throws {
        let library = try TemporaryLibrary()
        let file = try await library.media.add(jpeg(place, label))
        #expect(file.aigc == label)
        for variant in file.variants {
            let made = Array(try Data(contentsOf: await library.media.variant(file.hash, variant)))
            #expect(try await TemporaryLibrary().media.add(made).aigc == label)
            #expect(try Seen(made).fields.contains("xmp-data"))
            #expect(!made.contains("Secret"))
        }
    }

    @Test(arguments: ["tEXt", "iTXt"])
    func `The label is found in a text chunk, and kept in one`(chunk: String) async throws {
        let separator = chunk == "tEXt" ? "\0" : "\0\0\0\0\0"
        let png = Segments.png(
            try Sample.plain(.png, [9, 9, 9, 99]), chunk: chunk, Array("AIGC\(separator)\(Self.label)".utf8))
        let (file, seen, _) = try await TemporaryLibrary().seen(png, as: "320.png")
        #expect(file.aigc == Self.label)
        #expect(seen.comment == Self.label)
        #expect(seen.fields == ["xmp-data"])
    }

    @Test(arguments: [byline_format.gif, .webp])
    func `An animation keeps the label in both formats`(format: byline_format) async throws {
        let plain = try Sample.animation(format, delays: [100, 100])
        let bytes: [UInt8]
        if format == .gif {
            bytes = try #require(AIGCLabel(Self.label)).inserted(intoGIF: plain)
        } else {
            let packet = Array(try #require(AIGCLabel(Self.label)).xmp.utf8)
            bytes = try Sample.plain(.webp) { byline_image_set_blob($0, "xmp-data", packet, packet.count) }
        }
        let library = try TemporaryLibrary()
        let file = try await library.media.add(bytes)
        #expect(file.aigc == Self.label)
        for variant in file.variants {
            let made = Array(try Data(contentsOf: await library.media.variant(file.hash, variant)))
            let again = try await TemporaryLibrary().media.add(made)
            #expect(again.aigc == Self.label)
            #expect(again.frames == file.frames)
        }
    }

    @Test(arguments: [
        "", "hello", "[]", "{}", #"{"AIGC":"text"}"#, #"{"AIGC":[]}"#, #"{"other":1}"#, "{\"Label\":",
        String(repeating: "[", count: 5000), #"{"Label":"\#(String(repeating: "x", count: 9000))"}"#,
    ])
    func `What is not a label is none`(text: String) {
        #expect(AIGCLabel(text) == nil)
    }

    @Test func `A wrapped label is unwrapped, and written in one way`() {
        #expect(AIGCLabel(#"{"AIGC": {"Label": "2", "A": "b/c"}}"#)?.json == #"{"A":"b/c","Label":"2"}"#)
        #expect(AIGCLabel(#"{"AIGC":"{\"Label\":\"3\"}"}"#)?.json == #"{"Label":"3"}"#)
    }

    @Test func `A packet that is a bomb, not XML, or of another namespace has no label`() {
        let bomb =
            "<!DOCTYPE x [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>"
            + Self.packet("<TC260:AIGC>&b;</TC260:AIGC>")
        #expect(AIGCLabel(xmp: Array(bomb.utf8)) == nil)
        #expect(AIGCLabel(xmp: Array("<x><y></x>".utf8)) == nil)
        #expect(AIGCLabel(xmp: []) == nil)
        let other = Self.packet("<TC260:AIGC>{\"Label\":\"1\"}</TC260:AIGC>").replacing(
            "tc260.org.cn", with: "example.org")
        #expect(AIGCLabel(xmp: Array(other.utf8)) == nil)
    }
}
