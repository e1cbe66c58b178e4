/// A text ready to be compared with others, which still knows where each of its units stands.
public struct ComparedText: Sendable {
    public let sketch: Sketch
    /// For each unit, what its character is folded to.
    let units: [UInt32]
    /// For each unit, which part it is in, and its character's offset there in UTF-16.
    let parts: [Int32]
    let offsets: [Int32]
    /// For each unit, whether it is marked as somebody else's words.
    let quoted: [Bool]

    /// One part of a text, such as a paragraph.
    public struct Part: Hashable, Sendable {
        public let text: String
        /// The author says that these words are not their own.
        public let isQuoted: Bool

        public init(_ text: String, isQuoted: Bool = false) {
            self.text = text
            self.isQuoted = isQuoted
        }
    }

    public init(_ parts: [Part]) {
        var units: [UInt32] = [], numbers: [Int32] = [], offsets: [Int32] = [], quoted: [Bool] = []
        let size = parts.reduce(0) { $0 + $1.text.utf8.count } / 2
        units.reserveCapacity(size)
        numbers.reserveCapacity(size)
        offsets.reserveCapacity(size)
        quoted.reserveCapacity(size)
        let folding = UnitFolding.shared
        for (number, part) in parts.enumerated() {
            var offset: Int32 = 0
            for scalar in part.text.unicodeScalars {
                folding.forEachUnit(of: scalar) { unit in
                    units.append(unit)
                    offsets.append(offset)
                }
                offset += scalar.value < 0x10000 ? 1 : 2
            }
            let added = units.count - numbers.count
            numbers.append(contentsOf: repeatElement(Int32(number), count: added))
            quoted.append(contentsOf: repeatElement(part.isQuoted, count: added))
        }
        sketch = Sketch(units)
        self.units = units
        self.parts = numbers
        self.offsets = offsets
        self.quoted = quoted
    }

    /// Where in the text's parts a run of units stands.
    public struct Place: Hashable, Sendable {
        public let part: Int
        /// UTF-16 code units of the part.
        public let start: Int
        public let end: Int
    }

    /// The places of a run of units, one for each part it touches.
    public func places(of range: Range<Int>) -> [Place] {
        var places: [Place] = []
        for index in range.clamped(to: units.indices) {
            let part = Int(parts[index]), offset = Int(offsets[index])
            if let last = places.last, last.part == part {
                places[places.count - 1] = Place(part: part, start: last.start, end: offset + 1)
            } else {
                places.append(Place(part: part, start: offset, end: offset + 1))
            }
        }
        return places
    }
}

extension ComparedText {
    /// How much of the text is marked as somebody else's words, from 0 to 1.
    public var quotedShare: Double {
        guard !quoted.isEmpty else { return 0 }
        return Double(quoted.count { $0 }) / Double(quoted.count)
    }
}
