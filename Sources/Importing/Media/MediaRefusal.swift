public import Kernel

/// Why an address in an article leads to no file.
public enum MediaRefusal: String, ReadableError, Hashable, CaseIterable {
    /// There is no such file, or no folder was given to look in.
    case missing
    /// The address, or a symbolic link on its way, leads out of the folder.
    case outside
    /// There is something of that name, but not a regular file.
    case notAFile
    /// The address names another site, or is none.
    case elsewhere

    public var kind: ReadableErrorKind { self == .outside ? .forbidden : .notFound }

    public var messageKey: String { "import.media-\(self == .notAFile ? "not-a-file" : rawValue)" }

    public var description: String {
        switch self {
        case .missing: "There is no such file in the media folder."
        case .outside: "The address leads out of the media folder."
        case .notAFile: "This is not a regular file."
        case .elsewhere: "This file is on another site."
        }
    }
}
