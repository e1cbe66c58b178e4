import Foundation

/// One signature below a note.
public struct NoteSignature: Hashable, Sendable, CustomStringConvertible {
    public let name: String
    /// Four bytes of a hash of the name and the key.
    public let id: [UInt8]
    public let bytes: [UInt8]

    public init(name: String, id: [UInt8], bytes: [UInt8]) {
        self.name = name
        self.id = id
        self.bytes = bytes
    }

    /// Reads a line as it stands below a note, without its end.
    public init?(_ line: some StringProtocol) {
        let parts = line.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "—", NoteVerifier.isName(String(parts[1])),
            let data = Data(base64Encoded: String(parts[2])), data.count > 4
        else { return nil }
        self.init(name: String(parts[1]), id: Array(data.prefix(4)), bytes: Array(data.dropFirst(4)))
    }

    public var description: String { "— \(name) \(Data(id + bytes).base64EncodedString())" }

    /// When a witness signed, in seconds since 1970; `nil` where it cannot be a witness's signature.
    public var cosignedAt: UInt64? {
        guard bytes.count == 72 else { return nil }
        return bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}

/// A text with signatures below it (C2SP signed-note).
public struct SignedNote: Hashable, Sendable, CustomStringConvertible {
    /// What is signed, with the end of its last line.
    public let text: String
    public private(set) var signatures: [NoteSignature]

    /// - Parameter text: ends with a line break.
    public init(_ text: String, signatures: [NoteSignature]) {
        self.text = text
        self.signatures = signatures
    }

    /// - Throws: `LedgerError.notANote`.
    public init(parsing note: String) throws(LedgerError) {
        guard note.utf8.count <= 1 << 20, note.hasSuffix("\n"), let gap = note.range(of: "\n\n", options: .backwards)
        else { throw .notANote }
        let lines = note[gap.upperBound...].dropLast().split(separator: "\n", omittingEmptySubsequences: false)
        let signatures = lines.compactMap { NoteSignature($0) }
        guard (1...100).contains(lines.count), signatures.count == lines.count,
            note.unicodeScalars.allSatisfy({ $0.value >= 0x20 || $0 == "\n" })
        else { throw .notANote }
        text = String(note[..<gap.lowerBound]) + "\n"
        self.signatures = signatures
    }

    public var description: String { "\(text)\n" + signatures.map { "\($0)\n" }.joined() }

    public func isSigned(by verifier: NoteVerifier) -> Bool {
        signatures.contains { verifier.verifies($0, of: text) }
    }

    /// Adds one, in the place of an earlier one by the same key.
    public mutating func add(_ signature: NoteSignature) {
        signatures.removeAll { $0.name == signature.name && $0.id == signature.id }
        signatures.append(signature)
    }
}
