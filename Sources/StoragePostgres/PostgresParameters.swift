import CPostgres
import Storage

/// The values of a statement as the protocol wants them: all in binary form, one after another.
struct PostgresParameters {
    /// The values' own types, so that the server does not have to guess; 0, guess, for NULL.
    private(set) var types: [Oid] = []
    private var bytes: [UInt8] = []
    private var offsets: [Int?] = []
    private var lengths: [CInt] = []

    init(_ values: [SQLValue]) throws {
        for value in values {
            try value.checkStorable()
            let start = bytes.count
            types.append(PostgresType(value).rawValue)
            switch value {
            case .null: break
            case .integer(let integer): append(UInt64(bitPattern: integer))
            case .real(let real): append(real.bitPattern)
            case .text(let text): bytes.append(contentsOf: text.utf8)
            case .blob(let blob): bytes.append(contentsOf: blob)
            }
            offsets.append(value == .null ? nil : start)
            lengths.append(CInt(clamping: bytes.count - start))
        }
    }

    private mutating func append(_ bits: UInt64) {
        withUnsafeBytes(of: bits.bigEndian) { bytes.append(contentsOf: $0) }
    }

    func withPointers<T>(
        _ body: (UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<CInt>?, UnsafePointer<CInt>?) -> T
    ) -> T {
        // One more, so that even an empty last value has an address: no address means NULL.
        (bytes + [0]).withUnsafeBytes { buffer in
            let pointers = offsets.map { offset in
                offset.flatMap { buffer.baseAddress?.advanced(by: $0).assumingMemoryBound(to: CChar.self) }
            }
            return body(pointers, lengths, [CInt](repeating: 1, count: pointers.count))
        }
    }
}
