/// What is made of an original to be served, named by the last part of its address: `1080.webp`, `640.jpg`, `video.mp4`.
///
/// The set is closed: no text outside it makes one, so that a variant is always safe in a path.
public enum MediaVariant: Hashable, Sendable, LosslessStringConvertible {
    case picture(width: Int, Format)
    case video(Container)

    /// What a picture is offered in.
    public enum Format: String, CaseIterable, Sendable {
        case webp
        case jpeg = "jpg"
        case png, gif
    }

    /// What a video is offered in: always what its original came in.
    public enum Container: String, Sendable {
        case mp4, webm
    }

    /// A picture is offered in those of these widths that do not enlarge it.
    public static let standardWidths = [320, 640, 1080, 1600]
    static let largestWidth = 1600

    /// `nil` for anything `description` would not write, and for widths outside 1…1600.
    public init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        if parts[0] == "video" {
            guard let container = Container(rawValue: String(parts[1])) else { return nil }
            self = .video(container)
        } else {
            guard let width = Int(parts[0]), (1...Self.largestWidth).contains(width), String(width) == parts[0],
                let format = Format(rawValue: String(parts[1]))
            else { return nil }
            self = .picture(width: width, format)
        }
    }

    /// The last part of its address.
    public var description: String {
        switch self {
        case .picture(let width, let format): "\(width).\(format.rawValue)"
        case .video(let container): "video.\(container.rawValue)"
        }
    }

    /// What a variant of this name holds.
    public var type: MediaType {
        switch self {
        case .picture(_, .webp): .webp
        case .picture(_, .jpeg): .jpeg
        case .picture(_, .png): .png
        case .picture(_, .gif): .gif
        case .video(.mp4): .mp4
        case .video(.webm): .webm
        }
    }
}

extension MediaVariant.Format {
    /// The most pixels the format has room for in one direction.
    var largestSide: Int {
        switch self {
        case .webp: 16_383
        case .jpeg: 65_500
        case .png, .gif: 65_535
        }
    }
}
