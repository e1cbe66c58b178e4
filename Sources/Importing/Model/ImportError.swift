public import Kernel

/// Why a site, or the rest of it, cannot be read.
public enum ImportError: ReadableError, Hashable {
    case unreadable(file: String, reason: String)
    case notXML(file: String, line: Int, reason: String)
    case notWordPress(file: String)
    /// The file ends before its last element does.
    case truncated(file: String, line: Int)
    /// The file declares XML entities of its own, which no WordPress export does and attacks do.
    case entities(file: String, line: Int)
    case tooLarge(file: String, line: Int, what: String)
    case notAFolder(String)
    case nothingToImport(String)

    public var kind: ReadableErrorKind {
        switch self {
        case .unreadable, .notAFolder: .notFound
        case .tooLarge: .tooLarge
        default: .invalid
        }
    }

    public var messageKey: String {
        switch self {
        case .unreadable: "import.unreadable"
        case .notXML: "import.not-xml"
        case .notWordPress: "import.not-wordpress"
        case .truncated: "import.truncated"
        case .entities: "import.entities"
        case .tooLarge: "import.too-large"
        case .notAFolder: "import.not-a-folder"
        case .nothingToImport: "import.nothing"
        }
    }

    public var messageArguments: [String: String] {
        switch self {
        case .unreadable(let file, let reason): ["file": file, "reason": reason]
        case .notXML(let file, let line, let reason): ["file": file, "line": String(line), "reason": reason]
        case .notWordPress(let file): ["file": file]
        case .truncated(let file, let line): ["file": file, "line": String(line)]
        case .entities(let file, let line): ["file": file, "line": String(line)]
        case .tooLarge(let file, let line, let what): ["file": file, "line": String(line), "what": what]
        case .notAFolder(let folder), .nothingToImport(let folder): ["folder": folder]
        }
    }

    public var description: String {
        switch self {
        case .unreadable(let file, let reason): "Cannot read \(file): \(reason)."
        case .notXML(let file, let line, let reason): "\(file), line \(line): this is not well-formed XML (\(reason))."
        case .notWordPress(let file):
            "\(file) is XML, but not a WordPress export. Make one in WordPress under Tools → Export."
        case .truncated(let file, let line):
            "\(file) ends in the middle, at line \(line). What came before was read; export or copy the file again."
        case .entities(let file, let line):
            "\(file), line \(line): the file declares XML entities of its own, which is refused. WordPress writes none."
        case .tooLarge(let file, let line, let what): "\(file), line \(line): \(what) is larger than can be imported."
        case .notAFolder(let folder): "\(folder) is not a folder that can be read."
        case .nothingToImport(let folder): "\(folder) holds no Markdown files to import."
        }
    }
}
