/// What stands in a line of text.
public enum Inline: Hashable, Sendable {
    case text(String, Marks)
    case hardBreak
    /// A note, written where it is called; pages number it and print it at the end.
    case footnote([Inline])

    public static func plain(_ text: String) -> Inline { .text(text, Marks()) }
}

/// How a run of text is set.
public struct Marks: Hashable, Sendable {
    public struct Style: OptionSet, Hashable, Sendable {
        public let rawValue: Int

        public init(rawValue: Int) {
            self.rawValue = rawValue
        }

        public static let bold = Style(rawValue: 1 << 0)
        public static let italic = Style(rawValue: 1 << 1)
        public static let underline = Style(rawValue: 1 << 2)
        public static let strike = Style(rawValue: 1 << 3)
        public static let code = Style(rawValue: 1 << 4)
        public static let highlight = Style(rawValue: 1 << 5)
        public static let sub = Style(rawValue: 1 << 6)
        public static let sup = Style(rawValue: 1 << 7)
    }

    public var style: Style
    public var link: WebAddress?

    public init(_ style: Style = [], link: WebAddress? = nil) {
        self.style = style
        self.link = link
    }
}
