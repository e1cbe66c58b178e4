public import Kernel

/// Why a file was not taken or a variant not made.
public enum MediaError: ReadableError, Hashable {
    case empty
    /// Neither a picture nor a video, whatever its name says.
    case unknownType
    /// A known type that is not taken.
    case unsupportedType(String)
    /// SVG is a document that can carry scripts.
    case svg
    case tooManyBytes(limit: Int)
    case tooManyPixels(limit: Int)
    case tooLong(limit: Int)
    case tooManyFrames(limit: Int)
    /// The file ends before the picture or video does.
    case truncated(MediaType)
    /// It begins like this type, yet cannot be read as one.
    case corrupt(MediaType)
    /// Something else is hidden in the file: an archive, a document or a script.
    case polyglot(MediaType, hidden: String)
    case tookTooLong
    /// A folder, a symbolic link, a device.
    case notAFile(String)
    case fileMissing(String)
    case notStored(ContentHash)
    case noSuchVariant(String)
    /// Too many variants are waiting to be made.
    case busy
    /// The disk or the picture library failed; `reason` is for the log.
    case storage(reason: String)

    /// `tooLarge` for what is over a limit, `notFound`, `unavailable` for what may pass, else `invalid`.
    public var kind: ReadableErrorKind {
        switch self {
        case .tooManyBytes, .tooManyPixels, .tooLong, .tooManyFrames: .tooLarge
        case .fileMissing, .notStored, .noSuchVariant: .notFound
        case .busy, .storage: .unavailable
        default: .invalid
        }
    }

    /// `media.` and the case in kebab-case.
    public var messageKey: String { "media.\(name)" }

    private var name: String {
        switch self {
        case .empty: "empty"
        case .unknownType: "unknown-type"
        case .unsupportedType: "unsupported-type"
        case .svg: "svg"
        case .tooManyBytes: "too-many-bytes"
        case .tooManyPixels: "too-many-pixels"
        case .tooLong: "too-long"
        case .tooManyFrames: "too-many-frames"
        case .truncated: "truncated"
        case .corrupt: "corrupt"
        case .polyglot: "polyglot"
        case .tookTooLong: "took-too-long"
        case .notAFile: "not-a-file"
        case .fileMissing: "file-missing"
        case .notStored: "not-stored"
        case .noSuchVariant: "no-such-variant"
        case .busy: "busy"
        case .storage: "storage"
        }
    }
}
