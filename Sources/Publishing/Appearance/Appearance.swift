/// How the site looks, as far as its operator decides it.
///
/// A colour of text has to stand out 4.5 times from what it stands on, and no colour does so on white and on black paper
/// alike: there is one accent for each.
public struct Appearance: Hashable, Sendable {
    public enum Typeface: String, Sendable, Codable, CaseIterable {
        /// Song and serif for titles, sans for the text; Latin texts in serif.
        case mixed
        case sans
        case serif
    }

    /// On light paper, and behind white letters there.
    public var accent = Self.standardAccent
    public var darkAccent = Self.standardDarkAccent
    public var typeface = Typeface.mixed

    public init() {}

    static let standardAccent = Colour(red: 0xA9, green: 0x26, blue: 0x1B)
    static let standardDarkAccent = Colour(red: 0xFF, green: 0x8F, blue: 0x7D)

    /// What the accent must reach on every paper.
    public static let leastContrast = 4.5
    /// For readers whose system asks for more.
    public static let highContrast = 7.0

    /// The grounds text stands on, darkest and lightest, as the style sheet has them.
    public static let lightPapers = [Colour.white, Colour(red: 0xF4, green: 0xF4, blue: 0xF2)]
    public static let darkPapers = [
        Colour(red: 0x14, green: 0x15, blue: 0x17), Colour(red: 0x1D, green: 0x1F, blue: 0x22),
    ]

    public var isStandard: Bool { self == Appearance() }

    /// - Throws: `SettingError.lowContrast`.
    func check() throws(SettingError) {
        for (colour, papers) in [(accent, Self.lightPapers), (darkAccent, Self.darkPapers)] {
            let judged = Judged(colour, on: papers)
            guard judged.passes else { throw .lowContrast(colour, nearest: judged.nearest) }
        }
    }
}

extension Appearance {
    /// A colour, how much it stands out, and what would do instead.
    public struct Judged: Hashable, Sendable {
        public let colour: Colour
        /// From the paper it stands out least from.
        public let contrast: Double
        /// The colour itself where it passes.
        public let nearest: Colour

        public var passes: Bool { nearest == colour }

        public init(_ colour: Colour, on papers: [Colour]) {
            self.colour = colour
            contrast = papers.map(colour.contrast).min() ?? 21
            nearest = colour.nearest(on: papers, contrast: Appearance.leastContrast)
        }
    }

    /// What is coloured after the accents on one paper.
    public struct Palette: Hashable, Sendable {
        public let accent: Colour
        /// Behind white letters, and of the same under the pointer.
        public let fill: Colour
        public let fillStrong: Colour
    }

    public var lightPalette: Palette {
        Palette(accent: accent, fill: accent, fillStrong: accent.lighter(by: -0.07))
    }

    /// Its fill is dark enough for white letters, and light enough to be seen on dark paper.
    public var darkPalette: Palette {
        let fill = accent.within(luminance: 0.115...0.175)
        return Palette(accent: darkAccent, fill: fill, fillStrong: fill.lighter(by: -0.05))
    }

    /// For readers who ask for more contrast.
    public var highContrastLightPalette: Palette {
        let strong = accent.nearest(on: Self.lightPapers, contrast: Self.highContrast)
        return Palette(accent: strong, fill: strong, fillStrong: strong.lighter(by: -0.07))
    }

    public var highContrastDarkAccent: Colour {
        darkAccent.nearest(on: Self.darkPapers, contrast: Self.highContrast)
    }
}

extension Appearance: Codable {
    private enum Key: String, CodingKey {
        case accent, darkAccent, typeface
    }

    /// What is not said is as the program has it, so that a file may say one thing alone.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        accent = try container.decodeIfPresent(Colour.self, forKey: .accent) ?? accent
        darkAccent = try container.decodeIfPresent(Colour.self, forKey: .darkAccent) ?? darkAccent
        typeface = try container.decodeIfPresent(Typeface.self, forKey: .typeface) ?? typeface
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(accent, forKey: .accent)
        try container.encode(darkAccent, forKey: .darkAccent)
        try container.encode(typeface, forKey: .typeface)
    }
}
