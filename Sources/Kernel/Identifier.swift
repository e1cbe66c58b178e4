import Synchronization

/// A 64-bit, time-ordered name of one entity, made by the program rather than by the database.
///
/// The upper 41 bits are milliseconds since 2020-01-01, the lower 22 are random, so that several nodes can
/// mint without asking each other; the primary key refuses the one collision in four million per millisecond.
/// In addresses it is written in Crockford's base 32, lower case, without leading zeros (13 characters at most).
public struct Identifier<Entity>: Hashable, Comparable, Sendable, Codable, LosslessStringConvertible {
    public let rawValue: Int64

    public init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    /// Reads the form used in addresses; `nil` for anything `description` would not write.
    public init?(_ text: String) {
        guard (1...13).contains(text.utf8.count) else { return nil }
        var value: Int64 = 0
        for byte in text.utf8 {
            guard let digit = IdentifierAlphabet.value(of: byte) else { return nil }
            let (product, overflow) = value.multipliedReportingOverflow(by: 32)
            guard !overflow else { return nil }
            value = product | digit
        }
        guard value > 0, Identifier(rawValue: value).description == text else { return nil }
        rawValue = value
    }

    public var description: String {
        var digits: [UInt8] = []
        var rest = rawValue
        repeat {
            digits.append(IdentifierAlphabet.digits[Int(rest & 31)])
            rest >>= 5
        } while rest > 0
        return String(decoding: digits.reversed(), as: UTF8.self)
    }

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    public init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(Int64.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    /// Not greater than any that is minted at this time or later, for ranges.
    public static func first(at time: Timestamp) -> Identifier {
        Identifier(rawValue: IdentifierSequence.first(at: time))
    }

    /// A new identifier, greater than every one minted before in this process.
    public static func mint(at time: Timestamp = WallClock.system.now) -> Identifier {
        Identifier(rawValue: IdentifierSequence.next(at: time))
    }
}

private enum IdentifierAlphabet {
    static let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    static func value(of byte: UInt8) -> Int64? {
        digits.firstIndex(of: byte).map(Int64.init)
    }
}

private enum IdentifierSequence {
    private static let epoch: Int64 = 1_577_836_800_000
    private static let last = Mutex<Int64>(0)

    static func first(at time: Timestamp) -> Int64 {
        (max(time.milliseconds - epoch, 0) & ((1 << 41) - 1)) << 22
    }

    static func next(at time: Timestamp) -> Int64 {
        let candidate = first(at: time) | Int64.random(in: 1..<(1 << 22))
        return last.withLock { last in
            last = max(candidate, last + 1)
            return last
        }
    }
}
