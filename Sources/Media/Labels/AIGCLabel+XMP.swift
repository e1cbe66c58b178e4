import CExpat

extension AIGCLabel {
    private static let namespace = "http://www.tc260.org.cn/ns/AIGC/1.0/"

    /// The label in an XMP packet (ISO 16684-1), be it an attribute or an element.
    init?(xmp: [UInt8]) {
        guard let text = XMPProperty(namespace: Self.namespace, name: "AIGC").read(from: xmp) else { return nil }
        self.init(text)
    }

    /// A packet with nothing but the label.
    var xmp: String {
        let text = json.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        return """
            <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>\
            <x:xmpmeta xmlns:x="adobe:ns:meta/">\
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\
            <rdf:Description rdf:about="" xmlns:AIGC="\(Self.namespace)"><AIGC:AIGC>\(text)</AIGC:AIGC>\
            </rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>
            """
    }
}

/// Finds one property in an XMP packet.
private final class XMPProperty {
    /// As expat writes a name with its namespace.
    private let name: String
    private let parser: XML_Parser?
    private var depthInside = 0
    private var text: String?
    private var isFound = false

    init(namespace: String, name: String) {
        self.name = "\(namespace)\n\(name)"
        parser = XML_ParserCreateNS(nil, XML_Char(UInt8(ascii: "\n")))
    }

    deinit {
        XML_ParserFree(parser)
    }

    /// `nil` when the packet is not well-formed up to the property, or has a document type, which XMP never has.
    func read(from packet: [UInt8]) -> String? {
        guard packet.count <= 1 << 20 else { return nil }
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetStartDoctypeDeclHandler(parser) { property, _, _, _, _ in XMPProperty.of(property)?.stop() }
        XML_SetElementHandler(
            parser,
            { property, name, attributes in XMPProperty.of(property)?.begin(name, attributes) },
            { property, _ in XMPProperty.of(property)?.end() })
        XML_SetCharacterDataHandler(parser) { property, characters, count in
            XMPProperty.of(property)?.append(characters, Int(count))
        }
        packet.withUnsafeBytes { raw in
            _ = XML_Parse(parser, raw.bindMemory(to: CChar.self).baseAddress, Int32(raw.count), 1)
        }
        return isFound ? text : nil
    }

    private static func of(_ data: UnsafeMutableRawPointer?) -> XMPProperty? {
        data.map { Unmanaged<XMPProperty>.fromOpaque($0).takeUnretainedValue() }
    }

    private func stop() {
        XML_StopParser(parser, 0)
    }

    private func begin(
        _ element: UnsafePointer<XML_Char>?, _ attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?
    ) {
        if depthInside > 0 { depthInside += 1 }
        if depthInside == 0, let element, String(cString: element) == name {
            depthInside = 1
            text = ""
        }
        var next = attributes
        while let pair = next, let key = pair[0], let value = pair[1] {
            if String(cString: key) == name { finish(String(cString: value)) }
            next = pair + 2
        }
    }

    private func append(_ characters: UnsafePointer<XML_Char>?, _ count: Int) {
        guard depthInside > 0, let characters else { return }
        let bytes = UnsafeRawBufferPointer(start: characters, count: count)
        text?.append(String(decoding: bytes, as: UTF8.self))
    }

    private func end() {
        guard depthInside > 0 else { return }
        depthInside -= 1
        if depthInside == 0 { finish(text) }
    }

    private func finish(_ text: String?) {
        self.text = text
        isFound = true
        stop()
    }
}
