/// How much of a file the platform takes, and how long it works on one.
public struct MediaLimits: Sendable {
    /// Bytes of a picture's original.
    public var pictureBytes = 30_000_000
    /// Bytes of a video's original.
    public var videoBytes = 500_000_000
    /// Width × height × frames, read from the header before anything is unpacked. A job may need eight bytes a pixel.
    public var pixels = 100_000_000
    /// Width or height. JPEG and GIF cannot hold more than 65,535.
    public var side = 65_500
    /// Frames of an animation.
    public var frames = 1000
    /// The time one picture may take; what comes out late is an error.
    public var pictureSeconds = 20.0
    /// The time a run of ffmpeg or ffprobe may take.
    public var videoSeconds = 120.0
    /// How many variants may be in the making or waiting for their turn.
    public var waitingVariants = 500

    /// The standard limits, to be changed one by one.
    public init() {}

    /// For a machine with a few GB of memory.
    public static let standard = MediaLimits()
}
