import CVips
import Kernel

/// The bytes of a picture whose beginning shows its type; nothing has been unpacked yet.
struct Picture {
    let bytes: [UInt8]
    let type: MediaType
    let format: byline_format

    init(_ bytes: [UInt8]) throws(MediaError) {
        type = try MediaType.detected(in: bytes)
        switch type {
        case .jpeg: format = .jpeg
        case .png: format = .png
        case .gif: format = .gif
        case .webp: format = .webp
        case .mp4, .webm: throw .unknownType
        }
        self.bytes = bytes
    }

    /// Lends the picture upright and in sRGB, at most `width` wide; computed only when its samples are asked for.
    func withThumbnail<T>(
        width: Int, _ header: Header, _ body: (borrowing PictureImage) throws -> T
    ) throws -> T {
        try PictureImage.start()
        return try bytes.withUnsafeBytes { raw in
            func open(convertingProfile: Bool) -> OpaquePointer? {
                byline_image_thumbnail(raw.baseAddress, raw.count, Int32(width), header.frames > 1, convertingProfile)
            }
            // A picture is not refused for its colour profile: browsers pass by one they cannot use as well.
            let converted = header.hasProfile ? open(convertingProfile: true) : nil
            guard let image = converted ?? open(convertingProfile: false) else { throw unreadable() }
            return try body(PictureImage(image))
        }
    }

    /// The error for a picture its decoder gave up on.
    func unreadable() -> MediaError {
        PictureImage.forgetError()
        return endsProperly ? .corrupt(type) : .truncated(type)
    }

    private var endsProperly: Bool {
        switch type {
        case .jpeg: bytes.suffix(2).elementsEqual([0xFF, 0xD9])
        case .png: bytes.suffix(8).starts(with: "IEND".utf8)
        case .gif: bytes.last == 0x3B
        case .webp: declaredLength <= bytes.count
        case .mp4, .webm: true
        }
    }

    /// What the RIFF header of a WebP file says of its length.
    private var declaredLength: Int {
        guard bytes.count >= 12 else { return .max }
        return 8 + Int(bytes[4]) + Int(bytes[5]) << 8 + Int(bytes[6]) << 16 + Int(bytes[7]) << 24
    }
}
