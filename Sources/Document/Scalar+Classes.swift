extension Unicode.Scalar {
    /// Control characters and non-characters, which neither HTML nor XML may hold, and the byte order mark,
    /// which some readers take out and some do not.
    var isForbiddenInMarkup: Bool {
        switch value {
        case 0x09, 0x0A, 0x0D: false
        case 0x00...0x1F, 0x7F...0x9F, 0xFDD0...0xFDEF, 0xFEFF: true
        default: value & 0xFFFE == 0xFFFE
        }
    }

    /// Chinese and Japanese characters and their punctuation, which are set without spaces between words.
    var isWide: Bool {
        switch value {
        case 0x2E80...0x303E, 0x3041...0x30FF, 0x3105...0x312F, 0x31A0...0x4DBF, 0x4E00...0x9FFF: true
        case 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1B000...0x1B2FF: true
        case 0x20000...0x3FFFD: true
        default: false
        }
    }

    /// Whether a line end between the two is no space. Curly quotation marks, dashes and dots are as wide as
    /// their neighbours.
    func joins(_ next: Unicode.Scalar) -> Bool {
        isWide && (next.isWide || next.isWideAmongWide) || isWideAmongWide && next.isWide
    }

    private var isWideAmongWide: Bool {
        switch value {
        case 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026, 0xB7: true
        default: false
        }
    }

    /// A character that is read as a word of its own: Han, kana and Bopomofo, without their punctuation.
    var isIdeograph: Bool {
        switch value {
        case 0x3005...0x3007, 0x3041...0x3096, 0x30A1...0x30FA, 0x3105...0x312F, 0x3400...0x4DBF: true
        case 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFD: true
        default: false
        }
    }

    /// ASCII is told without the tables of Unicode, which are slow to ask.
    var isLetterOrNumber: Bool {
        switch value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case ..<0x80: false
        default: properties.isAlphabetic || properties.numericType != nil
        }
    }

    /// White space of any kind and characters of no width.
    var isInvisible: Bool {
        switch value {
        case 0x200B...0x200F, 0x2060, 0xFEFF, 0xAD: true
        default: properties.isWhitespace
        }
    }
}
