import CPostgres
import Foundation
import Storage

/// The types we know, by their numbers in `pg_type`; results of any other arrive as text.
struct PostgresType: RawRepresentable, Equatable {
    let rawValue: Oid

    static let unknown = PostgresType(rawValue: 0)
    static let bool = PostgresType(rawValue: 16)
    static let bytea = PostgresType(rawValue: 17)
    static let int8 = PostgresType(rawValue: 20)
    static let int2 = PostgresType(rawValue: 21)
    static let int4 = PostgresType(rawValue: 23)
    static let text = PostgresType(rawValue: 25)
    static let oid = PostgresType(rawValue: 26)
    static let float4 = PostgresType(rawValue: 700)
    static let float8 = PostgresType(rawValue: 701)
    static let numeric = PostgresType(rawValue: 1700)
}

extension PostgresType {
    init(_ value: SQLValue) {
        switch value {
        case .null: self = .unknown
        case .integer: self = .int8
        case .real: self = .float8
        case .text: self = .text
        case .blob: self = .bytea
        }
    }
}

extension SQLValue {
    /// Reads a value in the server's text form.
    init(_ bytes: UnsafeRawBufferPointer, type: Oid) throws {
        switch PostgresType(rawValue: type) {
        case .int2, .int4, .int8, .oid:
            self = .integer(try Self.number(bytes))
        case .float4, .float8:
            self = .real(try Self.number(bytes))
        case .numeric:
            // What sums of integers are in PostgreSQL; integers in SQLite.
            let text = String(decoding: bytes, as: UTF8.self)
            self = try Int64(text).map(SQLValue.integer) ?? .real(Self.number(bytes))
        case .bool:
            self = .integer(bytes.first == UInt8(ascii: "t") ? 1 : 0)
        case .bytea:
            self = .blob(try Self.hexadecimal(bytes))
        default:
            self = .text(String(decoding: bytes, as: UTF8.self))
        }
    }

    private static func number<Number: LosslessStringConvertible>(_ bytes: UnsafeRawBufferPointer) throws -> Number {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let number = Number(text) else { throw StorageError.statement(reason: "unexpected number \(text)") }
        return number
    }

    /// `\x` and two digits a byte.
    private static func hexadecimal(_ bytes: UnsafeRawBufferPointer) throws -> [UInt8] {
        guard bytes.count.isMultiple(of: 2), bytes.starts(with: "\\x".utf8) else {
            throw StorageError.statement(reason: "the server's bytea_output is not hex")
        }
        return [UInt8](unsafeUninitializedCapacity: bytes.count / 2 - 1) { result, count in
            count = bytes.count / 2 - 1
            for index in 0..<count {
                result[index] = digit(bytes[2 * index + 2]) << 4 | digit(bytes[2 * index + 3])
            }
        }
    }

    /// '0'–'9' are 0x30–0x39 and 'a'–'f' 0x61–0x66.
    private static func digit(_ byte: UInt8) -> UInt8 {
        (byte & 15) + (byte >> 6) * 9
    }
}
