import CZlib
import Foundation
import Kernel

/// Writes a ZIP file piece by piece (APPNOTE 6.3): nothing is compressed, sizes stand behind each file, and the directory
/// at the end is in the 64-bit form where it has to be.
struct ZIPArchive {
    private struct Record {
        let path: [UInt8]
        let date: UInt32
        var checksum: UInt32 = 0
        var size: UInt64 = 0
        let offset: UInt64
    }

    private var records: [Record] = []
    private var current: Record?
    private var offset: UInt64 = 0

    /// Begins a file.
    mutating func begin(_ path: String, modifiedAt time: Timestamp) -> [UInt8] {
        let record = Record(path: Array(path.utf8), date: Self.dosDate(time), offset: offset)
        current = record
        var bytes = Bytes()
        bytes.add(UInt32(0x0403_4B50))
        bytes.add(Self.version)
        bytes.add(Self.flags)
        bytes.add(UInt16(0))
        bytes.add(record.date)
        // Checksum and sizes come behind the file.
        for _ in 0..<3 { bytes.add(UInt32(0)) }
        bytes.add(UInt16(record.path.count))
        bytes.add(UInt16(0))
        bytes.list += record.path
        return counted(bytes.list)
    }

    /// The next piece of the file.
    mutating func write(_ bytes: [UInt8]) -> [UInt8] {
        guard var record = current else { return [] }
        record.checksum = UInt32(truncatingIfNeeded: crc32(UInt(record.checksum), bytes, UInt32(bytes.count)))
        record.size += UInt64(bytes.count)
        current = record
        return counted(bytes)
    }

    /// Ends the file. No file may have 4 GB or more.
    mutating func end() -> [UInt8] {
        guard let record = current else { return [] }
        records.append(record)
        current = nil
        var bytes = Bytes()
        bytes.add(UInt32(0x0807_4B50))
        bytes.add(record.checksum)
        bytes.add(UInt32(truncatingIfNeeded: record.size))
        bytes.add(UInt32(truncatingIfNeeded: record.size))
        return counted(bytes.list)
    }

    /// The directory, with which the archive ends.
    mutating func finish() -> [UInt8] {
        let start = offset
        var bytes = Bytes()
        for record in records { add(record, to: &bytes) }
        let size = UInt64(bytes.list.count)
        if start > Self.largest32 || records.count >= 0xFFFF { add64(start: start, size: size, to: &bytes) }
        bytes.add(UInt32(0x0605_4B50))
        bytes.add(UInt32(0))
        let count = UInt16(min(records.count, 0xFFFF))
        bytes.add(count)
        bytes.add(count)
        bytes.add(UInt32(min(size, Self.largest32)))
        bytes.add(UInt32(min(start, Self.largest32)))
        bytes.add(UInt16(0))
        return bytes.list
    }

    private func add(_ record: Record, to bytes: inout Bytes) {
        let isFar = record.offset >= Self.largest32
        bytes.add(UInt32(0x0201_4B50))
        bytes.add(Self.madeBy)
        bytes.add(Self.version)
        bytes.add(Self.flags)
        bytes.add(UInt16(0))
        bytes.add(record.date)
        bytes.add(record.checksum)
        bytes.add(UInt32(truncatingIfNeeded: record.size))
        bytes.add(UInt32(truncatingIfNeeded: record.size))
        bytes.add(UInt16(record.path.count))
        bytes.add(UInt16(isFar ? 12 : 0))
        // No comment, the first disk, and the rights of an ordinary file.
        bytes.add(UInt16(0))
        bytes.add(UInt16(0))
        bytes.add(UInt16(0))
        bytes.add(UInt32(0o100644) << 16)
        bytes.add(UInt32(isFar ? Self.largest32 : record.offset))
        bytes.list += record.path
        if isFar {
            bytes.add(UInt16(1))
            bytes.add(UInt16(8))
            bytes.add(record.offset)
        }
    }

    private func add64(start: UInt64, size: UInt64, to bytes: inout Bytes) {
        bytes.add(UInt32(0x0606_4B50))
        bytes.add(UInt64(44))
        bytes.add(Self.madeBy)
        bytes.add(Self.version)
        bytes.add(UInt32(0))
        bytes.add(UInt32(0))
        bytes.add(UInt64(records.count))
        bytes.add(UInt64(records.count))
        bytes.add(size)
        bytes.add(start)
        bytes.add(UInt32(0x0706_4B50))
        bytes.add(UInt32(0))
        bytes.add(start + size)
        bytes.add(UInt32(1))
    }

    private mutating func counted(_ bytes: [UInt8]) -> [UInt8] {
        offset += UInt64(bytes.count)
        return bytes
    }

    private static let largest32: UInt64 = 0xFFFF_FFFF
    /// 4.5, which knows the 64-bit form.
    private static let version: UInt16 = 45
    /// The same, on Unix.
    private static let madeBy: UInt16 = 3 << 8 | 45
    /// Sizes behind the file, and names in UTF-8.
    private static let flags: UInt16 = 1 << 3 | 1 << 11

    /// Time and date as MS-DOS had them, here in UTC.
    private static func dosDate(_ time: Timestamp) -> UInt32 {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: time.date)
        let year = UInt32(min(max((parts.year ?? 1980) - 1980, 0), 127))
        let date = year << 9 | UInt32(parts.month ?? 1) << 5 | UInt32(parts.day ?? 1)
        let clock = UInt32(parts.hour ?? 0) << 11 | UInt32(parts.minute ?? 0) << 5 | UInt32((parts.second ?? 0) / 2)
        return date << 16 | clock
    }

    private struct Bytes {
        var list: [UInt8] = []

        mutating func add(_ value: some FixedWidthInteger) {
            withUnsafeBytes(of: value.littleEndian) { list += $0 }
        }
    }
}
