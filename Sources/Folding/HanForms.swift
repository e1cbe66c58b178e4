import COpenCC

/// Which Han characters are the same to a reader: simplified, traditional, and regional variants of either.
///
/// Asked of OpenCC once, character by character. Where one simplified character stands for several traditional ones, or
/// the other way round, all of them are one class, so that a text and its conversion – whichever choice that made –
/// have the same words.
public struct HanForms: Sendable {
    /// For each ideograph of the ranges below, what its class is written as.
    private let forms: [UInt32]

    public static let shared = HanForms()

    private static let ranges: [ClosedRange<UInt32>] = [0x3400...0x9FFF, 0x20000...0x2A6DF]
    private static let conversions = ["t2s", "s2t", "tw2s", "hk2s", "s2tw", "s2hk", "t2tw", "t2hk"]

    private init() {
        let all = Self.ranges.flatMap { Array($0) }
        var classes = Classes(count: all.count)
        for name in Self.conversions {
            for (index, form) in Self.convert(all, name).enumerated() {
                if let form, let other = Self.index(of: form) { classes.unite(index, other) }
            }
        }
        forms = all.indices.map { all[classes.root(of: $0)] }
    }

    /// The character all forms of this one are folded to; itself where it has none.
    public subscript(scalar: UInt32) -> UInt32 {
        Self.index(of: scalar).map { forms[$0] } ?? scalar
    }

    private static func index(of scalar: UInt32) -> Int? {
        if ranges[0].contains(scalar) { return Int(scalar - ranges[0].lowerBound) }
        if ranges[1].contains(scalar) { return ranges[0].count + Int(scalar - ranges[1].lowerBound) }
        return nil
    }

    /// What each character becomes by itself; `nil` where that is not one character.
    private static func convert(_ scalars: [UInt32], _ name: String) -> [UInt32?] {
        let converter = opencc_open("\(name).json")
        // OpenCC reports an error as a pointer to nowhere.
        guard let converter, Int(bitPattern: converter) != -1 else {
            preconditionFailure("OpenCC's data is missing: reinstall libopencc-data")
        }
        defer { opencc_close(converter) }
        // A line each, so that no character is read together with the next.
        let text = scalars.map { Unicode.Scalar($0).map(String.init) ?? "" }.joined(separator: "\n")
        guard let result = opencc_convert_utf8(converter, text, text.utf8.count) else { return [] }
        defer { opencc_convert_utf8_free(result) }
        return String(cString: result).unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map {
            $0.count == 1 ? $0.first?.value : nil
        }
    }
}

/// Sets that can be united, each known by its smallest member.
private struct Classes {
    private var parents: [Int]

    init(count: Int) {
        parents = Array(0..<count)
    }

    mutating func root(of member: Int) -> Int {
        var root = member
        while parents[root] != root { root = parents[root] }
        parents[member] = root
        return root
    }

    mutating func unite(_ first: Int, _ second: Int) {
        let (first, second) = (root(of: first), root(of: second))
        parents[max(first, second)] = min(first, second)
    }
}
