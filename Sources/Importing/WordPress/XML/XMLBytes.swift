import Foundation

/// A file's bytes as clean UTF-8, 64 KiB at a time, whatever it is written in.
final class XMLBytes {
    static let pieceSize = 65_536

    let file: String
    let size: Int64
    private(set) var position: Int64 = 0
    /// The encoding the bytes turned out to be in, where it is not UTF-8.
    private(set) var foreignEncoding: String?
    private(set) var repair = ByteRepair()
    private let handle: FileHandle
    private var converter: CharacterEncoding.Converter?
    private var unconverted: [UInt8] = []

    /// - Throws: `ImportError.unreadable`.
    init(_ url: URL) throws {
        file = url.lastPathComponent
        var status = stat()
        guard stat(url.path, &status) == 0 else {
            throw ImportError.unreadable(file: url.path, reason: String(cString: strerror(errno)))
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw ImportError.unreadable(file: url.path, reason: "it is not a regular file")
        }
        size = Int64(status.st_size)
        do {
            handle = try FileHandle(forReadingFrom: url)
        } catch {
            throw ImportError.unreadable(file: url.path, reason: "it cannot be opened")
        }
    }

    deinit { try? handle.close() }

    /// The next clean bytes; `nil` at the end of the file.
    func next() throws -> [UInt8]? {
        let data: Data?
        do {
            data = try handle.read(upToCount: XMLBytes.pieceSize)
        } catch {
            throw ImportError.unreadable(file: file, reason: "reading failed")
        }
        guard let data, !data.isEmpty else {
            let rest = unconverted.isEmpty ? [] : Array("\u{FFFD}".utf8)
            unconverted = []
            let last = repair.clean(rest[...], isLast: true)
            return last.isEmpty ? nil : last
        }
        var piece = [UInt8](data)
        if position == 0 { chooseEncoding(&piece) }
        position += Int64(data.count)
        return repair.clean(converter == nil ? piece[...] : converted(piece)[...], isLast: false)
    }

    private func chooseEncoding(_ piece: inout [UInt8]) {
        if piece.starts(with: [0xEF, 0xBB, 0xBF]) { return piece.removeFirst(3) }
        if piece.starts(with: [0xFF, 0xFE]) || piece.starts(with: [0xFE, 0xFF]) { return use("UTF-16") }
        let declared = XMLBytes.declaredEncoding(piece)
        let isDeclaredUTF8 = declared == nil || declared == "UTF-8" || declared == "UTF8"
        let (foreign, isASCII) = XMLBytes.invalidShare(piece)
        // What the bytes are counts for more than what the declaration says.
        if foreign == 0, !isASCII || isDeclaredUTF8 { return }
        if let declared, !isDeclaredUTF8, CharacterEncoding.Converter(from: declared) != nil { return use(declared) }
        guard foreign > 0.5, let trial = CharacterEncoding.Converter(from: "GB18030"), trial.convert(piece[...]).isClean
        else {
            return
        }
        use("GB18030")
    }

    private func use(_ encoding: String) {
        converter = CharacterEncoding.Converter(from: encoding)
        if converter != nil { foreignEncoding = encoding }
    }

    private func converted(_ piece: [UInt8]) -> [UInt8] {
        guard let converter else { return piece }
        var input = (unconverted + piece)[...]
        var output: [UInt8] = []
        while !input.isEmpty {
            let result = converter.convert(input)
            output += result.output
            input = input.dropFirst(result.consumed)
            if result.isClean { break }
            output += Array("\u{FFFD}".utf8)
            input = input.dropFirst()
        }
        unconverted = Array(input.prefix(16))
        return output
    }

    private static func declaredEncoding(_ piece: [UInt8]) -> String? {
        let head = String(decoding: piece.prefix(200), as: UTF8.self)
        guard head.hasPrefix("<?xml"), let end = head.range(of: "?>"), let key = head.range(of: "encoding"),
            key.upperBound < end.lowerBound
        else { return nil }
        let value = head[key.upperBound..<end.lowerBound].drop { $0 == "=" || $0 == " " || $0 == "\"" || $0 == "'" }
        return value.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }.uppercased()
    }

    /// How much of what is not ASCII is no UTF-8 either.
    private static func invalidShare(_ piece: [UInt8]) -> (share: Double, isASCII: Bool) {
        piece.withUnsafeBufferPointer { bytes in
            var i = 0
            var wrong = 0
            var right = 0
            while i < bytes.count {
                guard bytes[i] >= 0x80 else {
                    i += 1
                    continue
                }
                let (length, isValid) = ByteRepair.sequence(bytes, at: i)
                if length == 0 { break }
                if isValid { right += 1 } else { wrong += 1 }
                i += length
            }
            return (wrong == 0 ? 0 : Double(wrong) / Double(wrong + right), wrong + right == 0)
        }
    }
}
