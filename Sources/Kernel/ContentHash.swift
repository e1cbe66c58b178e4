/// The SHA-256 of some bytes (FIPS 180-4), by which uploaded files are stored and named.
public struct ContentHash: Hashable, Sendable, Codable, LosslessStringConvertible {
    /// 64 lower-case hexadecimal digits.
    public let description: String

    /// `nil` unless `text` is exactly 64 lower-case hexadecimal digits, so that a hash is always safe in a path.
    public init?(_ text: String) {
        guard text.utf8.count == 64, text.utf8.allSatisfy(Self.isLowerHex) else { return nil }
        description = text
    }

    /// `nil` unless there are exactly 32 bytes.
    public init?(bytes: some Sequence<UInt8>) {
        let digits = Array("0123456789abcdef".utf8)
        var hex: [UInt8] = []
        for byte in bytes {
            hex.append(digits[Int(byte >> 4)])
            hex.append(digits[Int(byte & 15)])
        }
        self.init(String(decoding: hex, as: UTF8.self))
    }

    private static func isLowerHex(_ byte: UInt8) -> Bool { (48...57).contains(byte) || (97...102).contains(byte) }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let hash = ContentHash(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a SHA-256 in hexadecimal")
        }
        self = hash
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
