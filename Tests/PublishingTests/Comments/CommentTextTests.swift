import Document
import Testing

@testable import Publishing

@Suite struct CommentTextTests {
    @Test(
        arguments: [
            ("  一\r\n二  ", "一\n二"), ("一\n\n\n\n二", "一\n\n二"), ("a\u{202E}b\u{200B}c", "abc"),
            ("e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}", "e\u{301}\u{301}\u{301}\u{301}"),
            ("👩‍👩‍👧 好\tx", "👩‍👩‍👧 好 x"), ("一\u{2028}二", "一\n二"), ("a\u{0}b", "a b"),
        ]) func whatNobodySeesIsLeftOut(_ written: String, _ kept: String) throws
    {
        #expect(try CommentText(written, limit: 100).description == kept)
    }

    @Test(arguments: ["", " \n\t ", "\u{200B}\u{FEFF}", "\u{301}"]) func nothingIsRefused(_ text: String) {
        #expect(throws: CommentError.empty) { try CommentText(text, limit: 10) }
    }

    @Test func whatIsTooLongIsRefusedHoweverLong() throws {
        #expect(try CommentText(String(repeating: "水", count: 10), limit: 10).description.count == 10)
        for count in [11, 1_000_000] {
            #expect(throws: CommentError.tooLong(10)) {
                try CommentText(String(repeating: "水", count: count), limit: 10)
            }
        }
    }

    @Test(
        arguments: [
            ("看 https://example.org/a?b=c&d。好", ["看 ", "<https://example.org/a?b=c&d>", "。好"]),
            ("(see http://example.org/x_(y)).", ["(see ", "<http://example.org/x_(y)>", ")."]),
            ("HTTPS://EXAMPLE.ORG", ["<HTTPS://EXAMPLE.ORG>"]),
            ("http and https:// alone", ["http and https:// alone"]),
            ("javascript:alert(1) data:text/html,x", ["javascript:alert(1) data:text/html,x"]),
            ("https://a.example\"onx=1 <b>", ["<https://a.example>", "\"onx=1 <b>"]),
            (
                "网址https://a.example，和https://b.example/。",
                [
                    "网址", "<https://a.example>", "，和", "<https://b.example/>", "。",
                ]
            ),
        ]) func addressesBecomeLinks(_ text: String, _ expected: [String])
    {
        let pieces = CommentPiece.pieces(of: text).map { piece in
            switch piece {
            case .words(let words): words
            case .link(let address): "<\(address)>"
            }
        }
        #expect(pieces == expected)
    }
}
