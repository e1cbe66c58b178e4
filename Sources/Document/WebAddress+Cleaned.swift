extension WebAddress {
    /// Reads an address as it stands in real pages: white space around and line ends inside are removed,
    /// characters that may not stand in a URL are percent-encoded (WHATWG URL, section 1.3), and `//host` is `https://host`.
    public init?(cleaning text: String) {
        self.init(Self.cleaned(text))
    }

    /// The same address, with every character that may not stand in a URL percent-encoded.
    var cleaned: WebAddress {
        guard description.utf8.contains(where: Self.mayNeedEncoding) else { return self }
        return WebAddress(Self.cleaned(description)) ?? self
    }

    /// Whether it leads to another site, for all that the address alone can tell.
    var isExternal: Bool { description.lowercased().hasPrefix("http") }

    static func cleaned(_ text: String) -> String {
        var bytes = Array(text.utf8.drop { $0 <= 0x20 })
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        bytes.removeAll { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
        if bytes.starts(with: "//".utf8) { bytes.insert(contentsOf: "https:".utf8, at: 0) }
        return encoded(bytes)
    }

    private static func encoded(_ bytes: [UInt8]) -> String {
        guard bytes.contains(where: mayNeedEncoding) else { return String(decoding: bytes, as: UTF8.self) }
        var result: [UInt8] = []
        let hostEnd = endOfHost(bytes)
        var inFragment = false
        for (index, byte) in bytes.enumerated() {
            let isBracketInPath = (byte == 0x5B || byte == 0x5D) && index >= hostEnd
            let isLonePercent = byte == 0x25 && !isEscape(bytes[(index + 1)...].prefix(2))
            let isSecondHash = byte == 0x23 && inFragment
            if byte == 0x23 { inFragment = true }
            if mustEncode(byte) || isBracketInPath || isLonePercent || isSecondHash {
                result += [0x25, hexadecimal(byte >> 4), hexadecimal(byte & 15)]
            } else {
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Where path, query or fragment begin: brackets before may be an IPv6 address.
    private static func endOfHost(_ bytes: [UInt8]) -> Int {
        guard let colon = bytes.firstIndex(of: 0x3A), bytes[colon...].starts(with: "://".utf8) else { return 0 }
        let host = bytes[(colon + 3)...]
        return host.firstIndex { $0 == 0x2F || $0 == 0x3F || $0 == 0x23 } ?? bytes.endIndex
    }

    private static func mayNeedEncoding(_ byte: UInt8) -> Bool {
        mustEncode(byte) || byte == 0x25 || byte == 0x5B || byte == 0x5D || byte == 0x23
    }

    private static func mustEncode(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, 0x7F...0xFF: true
        case 0x22, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7B, 0x7C, 0x7D: true
        default: false
        }
    }

    private static func isEscape(_ digits: ArraySlice<UInt8>) -> Bool {
        digits.count == 2 && digits.allSatisfy { Character(UnicodeScalar($0)).isHexDigit }
    }

    private static func hexadecimal(_ digit: UInt8) -> UInt8 { digit < 10 ? 48 + digit : 55 + digit }
}

extension WebAddress {
    /// The host of an http(s) address, without `www.`; `nil` for all others.
    public var host: String? {
        guard isExternal, let start = description.firstRange(of: "://")?.upperBound else { return nil }
        let authority = description[start...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let host = authority.split(separator: "@").last.map { $0.lowercased() } ?? ""
        return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    }
}
