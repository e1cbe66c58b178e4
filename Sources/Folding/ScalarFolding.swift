import Foundation

/// What a comparison makes of one scalar: no case, no width, no accents, one form of every Han character.
public struct ScalarFolding: Sendable {
    public enum Kind: UInt32 {
        /// Ends a word and is in none.
        case separator
        /// A character of a script written without spaces; a word by itself.
        case ideograph
        /// Goes into a word with its neighbours.
        case letter
        /// Is not there at all: accents, joiners, variation selectors.
        case ignored
        /// Stays inside a word, and separates at its edges.
        case apostrophe
        /// Becomes several scalars, such as “ﬁ”, “㎏” and “½”.
        case sequence
    }

    /// The kind and the folded scalar, in one number, since every character of every text passes here.
    public struct Folded: Sendable {
        public let bits: UInt32

        public init(_ kind: Kind, _ value: UInt32) {
            bits = kind.rawValue << 24 | value
        }

        public init(bits: UInt32) {
            self.bits = bits
        }

        public var kind: Kind { Kind(rawValue: bits >> 24) ?? .separator }
        /// The scalar, or where the sequence stands.
        public var value: UInt32 { bits & 0xFF_FFFF }
    }

    public static let shared = ScalarFolding()

    /// For every scalar of the basic plane.
    private let table: [UInt32]
    private let sequences: [[Folded]]

    private init() {
        var table: [UInt32] = []
        table.reserveCapacity(0x10000)
        var sequences: [[Folded]] = []
        for value in UInt32(0)...0xFFFF {
            let parts = Self.fold(value)
            switch parts.count {
            case 0: table.append(Folded(.ignored, 0).bits)
            case 1: table.append(parts[0].bits)
            default:
                table.append(Folded(.sequence, UInt32(sequences.count)).bits)
                sequences.append(parts)
            }
        }
        self.table = table
        self.sequences = sequences
    }

    public func fold(_ scalar: UInt32) -> Folded {
        if scalar < 0x10000 { return Folded(bits: table[Int(scalar)]) }
        return Self.fold(scalar).first ?? Folded(.separator, 0)
    }

    public func sequence(_ number: UInt32) -> [Folded] { sequences[Int(number)] }

    private static func fold(_ value: UInt32) -> [Folded] {
        guard let scalar = Unicode.Scalar(value) else { return [Folded(.separator, 0)] }
        switch value {
        case 0x3400...0x9FFF, 0x20000...0x3FFFF: return [Folded(.ideograph, HanForms.shared[value])]
        // Their marks tell one syllable from another; Hangul would fall apart into its letters.
        case 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC, 0xAC00...0xD7A3: return [Folded(.ideograph, value)]
        case 0x27, 0x2019: return [Folded(.apostrophe, 0x27)]
        case 0x30...0x39, 0x61...0x7A: return [Folded(.letter, value)]
        case 0..<0x80 where !(0x41...0x5A).contains(value): return [Folded(.separator, 0)]
        case 0x80...0x9F, 0xD800...0xF8FF: return [Folded(.separator, 0)]
        default: break
        }
        return String(scalar).decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars.compactMap(classify)
    }

    /// A scalar that decomposes no further.
    private static func classify(_ scalar: Unicode.Scalar) -> Folded? {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return nil
        default: break
        }
        if scalar.properties.isIdeographic { return Folded(.ideograph, HanForms.shared[scalar.value]) }
        if (0x3040...0x312F).contains(scalar.value) { return Folded(.ideograph, scalar.value) }
        let isLetter = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        let isPart = scalar.properties.generalCategory == .spacingMark
        return Folded(isLetter || isPart ? .letter : .separator, isLetter || isPart ? scalar.value : 0)
    }
}
