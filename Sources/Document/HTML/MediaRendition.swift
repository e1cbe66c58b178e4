/// How a stored picture or video is shown on a page. The addresses are the caller's and must be safe to publish.
public enum MediaRendition: Hashable, Sendable {
    case picture(PictureRendition)
    case video(VideoRendition)
}

/// A picture in several widths.
public struct PictureRendition: Hashable, Sendable {
    /// One file of a `srcset`.
    public struct Variant: Hashable, Sendable {
        public var address: String
        /// In pixels.
        public var width: Int

        public init(address: String, width: Int) {
            self.address = address
            self.width = width
        }
    }

    /// In pixels, of the largest variant: what keeps the page from jumping.
    public var width: Int
    public var height: Int
    /// As WebP, narrowest first; may be empty.
    public var webp: [Variant]
    /// As JPEG, PNG or GIF for everyone else, narrowest first; may be empty.
    public var fallback: [Variant]
    /// What a browser without `srcset`, a feed or a mail shows.
    public var address: String
    /// Of the largest, which the picture then links to.
    public var full: String?
    /// A class of the stylesheet that colours the place of the picture until it is there.
    public var tint: String?

    public init(
        width: Int, height: Int, webp: [Variant] = [], fallback: [Variant] = [], address: String, full: String? = nil,
        tint: String? = nil
    ) {
        self.width = width
        self.height = height
        self.webp = webp
        self.fallback = fallback
        self.address = address
        self.full = full
        self.tint = tint
    }
}

/// A video file.
public struct VideoRendition: Hashable, Sendable {
    public var address: String
    /// Its media type, such as `video/mp4`.
    public var type: String
    /// In pixels, where known.
    public var width: Int?
    public var height: Int?
    /// The address of a picture to show before it plays, unless the document names one.
    public var poster: String?

    public init(address: String, type: String, width: Int? = nil, height: Int? = nil, poster: String? = nil) {
        self.address = address
        self.type = type
        self.width = width
        self.height = height
        self.poster = poster
    }
}
