import Foundation
import Kernel
import Storage

/// One list of an account's archive, read a thousand rows at a time and written as a JSON array.
struct ExportedList: Sendable {
    /// How a column is written.
    enum Column: Sendable {
        case text, number, flag, time, json
        /// Under the site's own number, as its addresses have it.
        case identifier
    }

    static let pageLength = 1000

    let file: String
    let columns: [(name: String, kind: Column)]
    /// The rows after a key, in the order of their keys; the key is the column `key`.
    let query: @Sendable (_ after: Int64, _ limit: Int) -> SQL

    /// The next rows as JSON objects, and the key of the last.
    func page(after key: Int64, _ connection: any Connection) throws -> (rows: [String], last: Int64) {
        var last = key
        let rows = try connection.rows(query(key, Self.pageLength)) { row in
            last = try row["key"]
            var object: [String: Value] = [:]
            for (name, kind) in columns { object[name] = try Value(row, name, kind) }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(object), as: UTF8.self)
        }
        return (rows, last)
    }

    private enum Value: Encodable {
        case text(String), number(Int64), flag(Bool), fields([String: String]), none

        init(_ row: Row, _ name: String, _ kind: Column) throws {
            switch kind {
            case .text: self = (try row[name] as String?).map(Value.text) ?? .none
            case .number: self = (try row[name] as Int64?).map(Value.number) ?? .none
            case .flag: self = (try row[name] as Bool?).map(Value.flag) ?? .none
            case .time: self = (try row[name] as Timestamp?).map { .text($0.date.formatted(.iso8601)) } ?? .none
            case .identifier: self = (try row[name] as Identifier<Article>?).map { .text($0.description) } ?? .none
            case .json: self = .fields(try StoredJSON.value(in: try row[name]))
            }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .text(let text): try container.encode(text)
            case .number(let number): try container.encode(number)
            case .flag(let flag): try container.encode(flag)
            case .fields(let fields): try container.encode(fields)
            case .none: try container.encodeNil()
            }
        }
    }
}

/// Hands a list over piece by piece, so that however long it is only a thousand rows are in memory.
actor ExportedListPieces {
    private let list: ExportedList
    private let platform: Platform
    private var key: Int64 = .min
    private var isBegun = false
    private var isEnded = false

    init(_ list: ExportedList, _ platform: Platform) {
        self.list = list
        self.platform = platform
    }

    /// `nil` after the end.
    func next() async throws -> String? {
        guard !isEnded else { return nil }
        let (list, after) = (list, key)
        let page = try await platform.read { try list.page(after: after, $0) }
        key = page.last
        isEnded = page.rows.count < ExportedList.pageLength
        let opening = isBegun ? (page.rows.isEmpty ? "" : ",\n") : "[\n"
        isBegun = true
        return opening + page.rows.joined(separator: ",\n") + (isEnded ? "\n]\n" : "")
    }
}
