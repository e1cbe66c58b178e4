/// What the index knows a word by: a number that two texts have in common when they share the word.
///
/// - A Chinese character: its folded scalar.
/// - Two neighbouring Chinese characters: both scalars.
/// - A word of another script: a hash of its stem.
/// - A fact that is filtered by (`facet`): a hash of what it is.
public struct Term: Hashable, Comparable, Sendable {
    public let key: UInt64

    public init(key: UInt64) {
        self.key = key
    }

    init(ideograph: UInt32) {
        key = UInt64(ideograph)
    }

    init(pair first: UInt32, _ second: UInt32) {
        key = UInt64(first) << 21 | UInt64(second)
    }

    init(stem: some Sequence<UInt8>) {
        var hash = Hash()
        for byte in stem { hash.add(UInt64(byte)) }
        key = 1 << 63 | hash.value >> 1
    }

    /// Something true of a document that is not among its words, such as the channel it is in.
    public static func facet(_ kind: StaticString, _ value: Int64 = 0) -> Term {
        var hash = Hash()
        kind.withUTF8Buffer { for byte in $0 { hash.add(UInt64(byte)) } }
        hash.add(UInt64(bitPattern: value))
        return Term(key: 1 << 62 | hash.value >> 2)
    }

    public static func < (first: Term, second: Term) -> Bool { first.key < second.key }

    public enum Kind: Sendable {
        case ideograph, pair, word, facet
    }

    public var kind: Kind {
        switch key {
        case 0..<1 << 21: .ideograph
        case 1 << 21..<1 << 62: .pair
        case 1 << 62..<1 << 63: .facet
        default: .word
        }
    }
}

/// Stays the same from run to run and from machine to machine, as it is stored.
private struct Hash {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ part: UInt64) {
        value = (value ^ part) &* 0x9E37_79B9_7F4A_7C15
        value ^= value >> 29
    }
}
