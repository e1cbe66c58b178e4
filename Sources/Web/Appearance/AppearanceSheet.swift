import Crypto
import Kernel
import Publishing

/// The style sheet of a site that does not look as the program does by itself: the tokens its operator has chosen.
struct AppearanceSheet {
    let appearance: Appearance

    /// The path, with a hash of what is in it; `nil` where there is nothing to say.
    var address: String? { appearance.isStandard ? nil : "/appearance/\(fingerprint).css" }

    var fingerprint: String { Hexadecimal.text(SHA256.hash(data: Array(css.utf8)).prefix(6)) }

    var css: String {
        let (light, dark) = (appearance.lightPalette, appearance.darkPalette)
        let strong = appearance.highContrastLightPalette
        return [
            ":root{\(Self.tokens(light))--accent-on-dark:\(dark.accent)}",
            "@media (prefers-color-scheme:dark){:root{\(Self.tokens(dark))}}",
            "@media (prefers-contrast:more){:root{\(Self.tokens(strong))}}",
            "@media (prefers-contrast:more) and (prefers-color-scheme:dark)"
                + "{:root{--accent:\(appearance.highContrastDarkAccent);\(Self.fills(dark))}}",
            typefaces,
        ].joined(separator: "\n") + "\n"
    }

    private static func tokens(_ palette: Appearance.Palette) -> String {
        "--accent:\(palette.accent);\(fills(palette))"
    }

    private static func fills(_ palette: Appearance.Palette) -> String {
        "--fill:\(palette.fill);--fill-strong:\(palette.fillStrong);"
    }

    /// On every element of a language, as those of the program's own style sheet.
    private var typefaces: String {
        switch appearance.typeface {
        case .mixed: ""
        case .sans: ":root,:lang(zh),:lang(en){--serif:var(--sans);--reading:var(--sans)}"
        case .serif: ":root,:lang(zh),:lang(en){--reading:var(--serif)}"
        }
    }
}
