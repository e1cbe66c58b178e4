import Document
import Testing

@Suite struct LinkPlacesTests {
    @Test func linksAreFoundAmongTheTextBlocks() throws {
        func web(_ name: String) throws -> WebAddress {
            let address: WebAddress = try #require(WebAddress("https://\(name).example/"))
            return address
        }
        func link(_ text: String, _ name: String) throws -> Inline { .text(text, Marks(link: try web(name))) }
        let document = Document([
            .paragraph([.plain("先😀看"), try link("这里", "a"), .hardBreak, try link("和这里", "b")]),
            .figure(Figure(source: .remote("https://p.example/p.png"), alt: "没有文字的图")),
            .codeBlock(language: nil, "code"),
            .bulletList([ListItem([.paragraph([.plain("项"), .footnote([try link("注", "c")]), try link("后", "d")])])]),
            .linkCard(LinkCard(address: try web("e"), title: "卡")),
            .figure(Figure(source: .remote("https://p.example/q.png"), alt: "", caption: [try link("图注", "f")])),
        ])
        let places = document.linkPlaces
        #expect(places.map { $0.address } == document.links)
        #expect(places.map(\.block) == [0, 0, 2, 2, nil, 3])
        let texts = document.textBlocks
        let words = places.map { place in
            place.location.map { location in
                let units = Array(texts[location.block].utf16)[location.start..<location.end]
                return String(decoding: units, as: UTF16.self)
            }
        }
        #expect(words == ["这里", "和这里", nil, "后", nil, "图注"])
    }
}
