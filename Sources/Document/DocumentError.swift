public import Kernel

/// Why something could not be read as a document.
public struct DocumentError: ReadableError, Hashable {
    public enum Problem: Hashable, Sendable {
        case notJSON
        case unknownNode(String)
        case unknownMark(String)
        case unknownAttribute(String)
        case missing(String)
        case badValue(String)
        case badLink(String)
        case misplaced(String)
        case tooDeep
        case tooLarge
        /// Markup so tangled that reading it costs more than it can be worth.
        case tooComplex
    }

    public let problem: Problem
    /// Where in the editor's JSON, such as `content[3].content[0].type`; empty when it is the whole.
    public let path: String

    public init(_ problem: Problem, path: String = "") {
        self.problem = problem
        self.path = path
    }

    public var kind: ReadableErrorKind {
        switch problem {
        case .tooDeep, .tooLarge, .tooComplex: .tooLarge
        default: .invalid
        }
    }

    public var messageKey: String {
        switch problem {
        case .tooDeep: "document.too-deep"
        case .tooLarge: "document.too-large"
        case .tooComplex: "document.too-complex"
        default: "document.invalid"
        }
    }

    public var messageArguments: [String: String] { ["path": path, "reason": reason] }

    public var description: String { path.isEmpty ? "the text \(reason)" : "the text at \(path) \(reason)" }

    private var reason: String {
        switch problem {
        case .notJSON: "is not a JSON object"
        case .unknownNode(let name): "has the unknown node type “\(name.excerpt)”"
        case .unknownMark(let name): "has the unknown mark “\(name.excerpt)”"
        case .unknownAttribute(let name): "has the unknown attribute “\(name.excerpt)”"
        case .missing(let name): "lacks “\(name)”"
        case .badValue(let wanted): "should be \(wanted)"
        case .badLink(let address): "links to “\(address.excerpt)”, which is not a web address"
        case .misplaced(let name): "has “\(name.excerpt)” where it cannot stand"
        case .tooDeep: "is nested deeper than \(DocumentLimits.depth) levels"
        case .tooLarge: "is too large: divide it into parts"
        case .tooComplex: "is too tangled to read: simplify the markup"
        }
    }
}

extension String {
    /// The beginning, short enough for a message or a report.
    var excerpt: String { utf8.count <= 80 ? self : prefix(80) + "…" }
}
