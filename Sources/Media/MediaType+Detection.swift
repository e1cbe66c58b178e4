extension MediaType {
    /// How much of the beginning of a file `detected(in:)` looks at.
    static let headLength = 4096

    /// The type by the first bytes of a file. Whether the rest keeps the promise, its decoder decides.
    static func detected(in head: some Collection<UInt8>) throws(MediaError) -> MediaType {
        let head = Array(head.prefix(headLength))
        guard !head.isEmpty else { throw .empty }
        if head.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
        if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
        if head.has("GIF87a", at: 0) || head.has("GIF89a", at: 0) { return .gif }
        if head.has("RIFF", at: 0), head.has("WEBP", at: 8) { return .webp }
        if head.has("ftyp", at: 4) { return try isoMedia(brand: head.dropFirst(8).prefix(4)) }
        if head.starts(with: [0x1A, 0x45, 0xDF, 0xA3]) { return try ebml(head) }
        if isSVG(head) { throw .svg }
        for known in refused where head.starts(with: known.signature) { throw .unsupportedType(known.title) }
        throw .unknownType
    }

    /// ISO 14496-12: the major brand says which specification the file keeps to.
    private static func isoMedia(brand: ArraySlice<UInt8>) throws(MediaError) -> MediaType {
        let brand = String(decoding: brand, as: UTF8.self)
        switch brand {
        case "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1": throw .unsupportedType("HEIC")
        case "avif", "avis": throw .unsupportedType("AVIF")
        case "qt  ": throw .unsupportedType("QuickTime (MOV)")
        case "M4A ", "M4B ", "M4P ": throw .unsupportedType("MPEG-4 audio")
        default: break
        }
        let isVideo = ["iso", "mp4", "avc", "M4V", "MSN", "das", "f4v", "cmf"].contains { brand.hasPrefix($0) }
        guard isVideo else { throw .unsupportedType("ISO media (\(brand.filter(\.isASCII)))") }
        return .mp4
    }

    /// RFC 8794: the document type stands in the header, which is never long.
    private static func ebml(_ head: [UInt8]) throws(MediaError) -> MediaType {
        let header = head.prefix(64)
        if header.contains("webm") { return .webm }
        throw .unsupportedType("Matroska (MKV)")
    }

    private static func isSVG(_ head: [UInt8]) -> Bool {
        let text = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head[...]
        guard let first = text.first(where: { !$0.isBlank }), first == UInt8(ascii: "<") else { return false }
        return text.contains("<svg")
    }

    private static let refused: [(signature: [UInt8], title: String)] = [
        ([0x49, 0x49, 0x2A, 0x00], "TIFF"), ([0x4D, 0x4D, 0x00, 0x2A], "TIFF"),
        ([0xFF, 0x0A], "JPEG XL"), ([0, 0, 0, 0x0C, 0x4A, 0x58, 0x4C, 0x20], "JPEG XL"),
        ([0, 0, 0, 0x0C, 0x6A, 0x50, 0x20, 0x20], "JPEG 2000"),
        ([0, 0, 1, 0], "ICO"), (Array("%PDF".utf8), "PDF"), (Array("8BPS".utf8), "Photoshop (PSD)"),
        ([0x50, 0x4B, 3, 4], "ZIP"), (Array("RIFF".utf8), "RIFF (AVI, WAV)"), (Array("FLV".utf8), "Flash video"),
        (Array("BM".utf8), "BMP"),
    ]
}

extension UInt8 {
    var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}

extension Collection<UInt8> where Index == Int {
    /// Whether these ASCII characters stand that far from the beginning.
    func has(_ text: String, at offset: Int) -> Bool { dropFirst(offset).starts(with: text.utf8) }

    /// Whether these ASCII characters stand anywhere.
    func contains(_ text: String) -> Bool {
        indices.contains { self[$0...].starts(with: text.utf8) }
    }
}
