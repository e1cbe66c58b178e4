/// The kinds of picture and video the platform takes, decided by what a file holds and never by its name.
///
/// HEIC and AVIF are left out on purpose: their decoder unpacks a whole picture in one call that cannot be stopped.
public enum MediaType: String, CaseIterable, Sendable, Codable {
    case jpeg, png, gif, webp, mp4, webm

    /// Whether it moves and sounds; an animated picture is none.
    public var isVideo: Bool { self == .mp4 || self == .webm }

    /// The media type of RFC 6838, for a `Content-Type` header.
    public var contentType: String { isVideo ? "video/\(rawValue)" : "image/\(rawValue)" }
}
