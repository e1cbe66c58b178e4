extension MediaError {
    /// What the message in the reader's language has to name: a limit (bytes and pixels in millions), type or file.
    public var messageArguments: [String: String] {
        switch self {
        case .unsupportedType(let type): ["type": type]
        case .tooManyBytes(let limit): ["limit": "\(limit / 1_000_000)"]
        case .tooManyPixels(let limit): ["limit": "\(limit / 1_000_000)"]
        case .tooLong(let limit), .tooManyFrames(let limit): ["limit": "\(limit)"]
        case .truncated(let type), .corrupt(let type): ["type": type.title]
        case .polyglot(let type, let hidden): ["type": type.title, "hidden": hidden]
        case .notAFile(let name), .fileMissing(let name), .noSuchVariant(let name): ["name": name]
        default: [:]
        }
    }

    /// In English, and without the system's reasons.
    public var description: String {
        switch self {
        case .empty: "The file is empty."
        case .unknownType:
            "The file is neither a picture nor a video. JPEG, PNG, GIF, WebP, MP4 and WebM are taken."
        case .unsupportedType(let type):
            "\(type) is not taken. Save the picture as JPEG, PNG, GIF or WebP, or the video as MP4 or WebM."
        case .svg: "SVG is not taken, because it can carry scripts. Export it as PNG or WebP."
        case .tooManyBytes(let limit): "The file has more than \(limit / 1_000_000) MB."
        case .tooManyPixels(let limit): "The picture has more than \(limit / 1_000_000) megapixels in all its frames."
        case .tooLong(let limit): "The picture has more than \(limit) pixels in one direction."
        case .tooManyFrames(let limit): "The animation has more than \(limit) frames."
        case .truncated(let type): "The \(type.title) file ends too early. Save or download it again."
        case .corrupt(let type): "The \(type.title) file is damaged. Save it again with a picture or video program."
        case .polyglot(let type, let hidden):
            "Inside the \(type.title) file there is something else (\(hidden)). Save it again with a picture program."
        case .tookTooLong: "The file took too long to process. Save it smaller and simpler."
        case .notAFile(let name): "\(name) is not a regular file."
        case .fileMissing(let name): "There is no file \(name)."
        case .notStored(let hash): "No picture or video is stored as \(hash)."
        case .noSuchVariant(let name): "This picture or video has no variant \(name)."
        case .busy: "Too many pictures are being made at the moment. Try again in a minute."
        case .storage(let reason) where reason.contains("No space left") || reason.contains("ENOSPC"):
            "The disk is full: the file could not be stored. Make room and try again."
        case .storage: "The file could not be stored or read on this machine."
        }
    }
}

extension MediaType {
    /// The name people know.
    var title: String {
        switch self {
        case .webp: "WebP"
        case .webm: "WebM"
        case .jpeg, .png, .gif, .mp4: rawValue.uppercased()
        }
    }
}
