public import Kernel

/// What is known of a stored picture or video.
public struct MediaFile: Hashable, Sendable {
    /// The SHA-256 of the original, under which it is stored.
    public var hash: ContentHash
    /// By content.
    public var type: MediaType
    /// The size of the original.
    public var byteCount: Int
    /// In pixels, as shown: after the orientation in EXIF or the rotation of a video. 0 for a video when ffprobe is
    /// not installed.
    public var width: Int
    /// In pixels, as shown.
    public var height: Int
    /// 1 for a still picture and for a video.
    public var frames: Int
    /// Whether any of it can be seen through, which an alpha channel alone does not mean.
    public var hasAlpha: Bool
    /// The mean colour of the first frame as 0xRRGGBB, for a placeholder; 0 for a video.
    public var colour: Int
    /// The label of AI-generated content (GB 45438-2025) as a JSON object, when the file carries one.
    public var aigc: String?
    /// Milliseconds; 0 for a picture, and for a video when ffprobe is not installed.
    public var duration: Int

    /// Facts that were stored; to learn them from a file, add it to a `MediaLibrary`.
    public init(
        hash: ContentHash, type: MediaType, byteCount: Int, width: Int, height: Int, frames: Int = 1,
        hasAlpha: Bool = false, colour: Int = 0, aigc: String? = nil, duration: Int = 0
    ) {
        self.hash = hash
        self.type = type
        self.byteCount = byteCount
        self.width = width
        self.height = height
        self.frames = frames
        self.hasAlpha = hasAlpha
        self.colour = colour
        self.aigc = aigc
        self.duration = duration
    }

    /// Whether it is a picture that moves.
    public var isAnimated: Bool { !type.isVideo && frames > 1 }
}
