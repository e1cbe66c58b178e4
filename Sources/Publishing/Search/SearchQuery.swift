/// What a reader looks for: 1 to 600 characters, white space folded; and among what.
public struct SearchQuery: Hashable, Sendable {
    public let text: String
    public var filter: SearchFilter

    public static let longest = 600

    /// `nil` when nothing is left to look for.
    public init?(_ text: String, filter: SearchFilter = SearchFilter()) {
        let words = text.split { $0.isWhitespace || $0 == "\0" }.joined(separator: " ")
        guard !words.isEmpty else { return nil }
        self.text = String(words.prefix(Self.longest))
        self.filter = filter
    }

    /// The words as a pattern each for short lists of names, with the pattern's own characters made harmless.
    var patterns: [String] {
        text.lowercased().split(separator: " ").prefix(8).map { word in
            "%" + word.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_") + "%"
        }
    }
}

/// Among which articles is searched, and in which order the found ones stand.
public struct SearchFilter: Hashable, Sendable {
    public enum Order: String, Sendable, CaseIterable {
        case relevance, newest
    }

    /// How long ago at most it was published.
    public enum Age: String, Sendable, CaseIterable {
        case day, week, month, year

        var days: Int64 {
            switch self {
            case .day: 1
            case .week: 7
            case .month: 31
            case .year: 366
            }
        }
    }

    public var channel: Slug?
    public var publication: Handle?
    public var topic: Slug?
    public var age: Age?
    public var hasPictures = false
    public var order = Order.relevance

    public init() {}

    /// Whether it leaves anything out.
    public var isNarrow: Bool { channel != nil || publication != nil || topic != nil || age != nil || hasPictures }
}
