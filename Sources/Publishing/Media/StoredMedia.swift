public import Kernel
import Storage

/// What the site knows about one uploaded picture or video.
public struct StoredMedia: Hashable, Sendable {
    public let hash: ContentHash
    /// Such as `jpeg`, `png`, `gif`, `webp`, `mp4`, `webm`; decided by content.
    public let type: String
    public let byteCount: Int
    /// In pixels, as shown.
    public let width: Int
    public let height: Int
    public let frames: Int
    /// Milliseconds, for video.
    public let duration: Int?
    /// The average colour, 0xRRGGBB, to stand in while the picture loads.
    public let colour: Int
    /// The names of all that is served of it, such as `640.webp` and `640.jpg`, narrowest first in each format;
    /// `video.mp4` of a video.
    public let variants: [String]
    /// The `AIGC` label found in the file, as its JSON text.
    public let aigc: String?

    public var isVideo: Bool { type == "mp4" || type == "webm" }

    public init(
        hash: ContentHash, type: String, byteCount: Int, width: Int, height: Int, frames: Int, duration: Int?,
        colour: Int,
        variants: [String], aigc: String?
    ) {
        self.hash = hash
        self.type = type
        self.byteCount = byteCount
        self.width = width
        self.height = height
        self.frames = frames
        self.duration = duration
        self.colour = colour
        self.variants = variants
        self.aigc = aigc
    }
}

extension StoredMedia {
    private static let columnNames = [
        "hash", "type", "byte_count", "width", "height", "frames", "duration", "colour", "variants", "aigc",
    ]

    /// The columns of a `LEFT JOIN media {alias}`, each prefixed by the alias.
    static func columns(of alias: StaticString) -> SQL {
        SQL(stringLiteral: columnNames.map { "\(alias).\($0) AS \(alias)_\($0)" }.joined(separator: ", "))
    }

    /// `nil` where the join found nothing.
    init?(row: Row, alias: StaticString) throws {
        guard let hash: ContentHash = try row["\(alias)_hash"] else { return nil }
        self.init(
            hash: hash, type: try row["\(alias)_type"], byteCount: try row["\(alias)_byte_count"],
            width: try row["\(alias)_width"], height: try row["\(alias)_height"], frames: try row["\(alias)_frames"],
            duration: try row["\(alias)_duration"], colour: try row["\(alias)_colour"],
            variants: (try row["\(alias)_variants"] as String).split(separator: " ").map(String.init),
            aigc: try row["\(alias)_aigc"])
    }
}
