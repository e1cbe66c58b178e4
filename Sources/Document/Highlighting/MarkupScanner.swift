/// Colours HTML and XML: tags, the names of attributes, and their values.
enum MarkupScanner {
    static func spans(_ code: String) -> [CodeSpan] {
        let bytes = Array(code.utf8)
        var spans = CodeSpanList(code)
        var place = 0
        while place < bytes.count {
            guard bytes[place] == 0x3C else {
                let end = bytes[place...].firstIndex(of: 0x3C) ?? bytes.count
                spans.take(nil, from: place, to: end)
                place = end
                continue
            }
            if bytes[place...].starts(with: "<!--".utf8) {
                let end = endOfComment(bytes, place)
                spans.take(.comment, from: place, to: end)
                place = end
            } else {
                place = tag(bytes, place, &spans)
            }
        }
        return spans.finish()
    }

    private static func endOfComment(_ bytes: [UInt8], _ start: Int) -> Int {
        var place = start + 4
        while place + 2 < bytes.count {
            if bytes[place] == 0x2D, bytes[place + 1] == 0x2D, bytes[place + 2] == 0x3E { return place + 3 }
            place += 1
        }
        return bytes.count
    }

    private static func tag(_ bytes: [UInt8], _ start: Int, _ spans: inout CodeSpanList) -> Int {
        var place = start + 1
        while place < bytes.count, isName(bytes[place]) || [0x21, 0x2F, 0x3F].contains(bytes[place]) { place += 1 }
        spans.take(place == start + 1 ? nil : .special, from: start, to: place)
        guard place > start + 1 else { return place }
        while place < bytes.count {
            let begin = place
            switch bytes[place] {
            case 0x3E:
                spans.take(.special, from: begin, to: begin + 1)
                return begin + 1
            case 0x3C:
                return begin
            case 0x22, 0x27:
                place = (bytes[(begin + 1)...].firstIndex(of: bytes[begin]) ?? bytes.count - 1) + 1
                spans.take(.string, from: begin, to: place)
            case let byte where isName(byte):
                while place < bytes.count, isName(bytes[place]) { place += 1 }
                spans.take(.name, from: begin, to: place)
            default:
                place += 1
                spans.take(nil, from: begin, to: place)
            }
        }
        return place
    }

    private static func isName(_ byte: UInt8) -> Bool {
        byte.isLetter || byte.isDigit || [0x2D, 0x3A, 0x5F, 0x40].contains(byte) || byte >= 0x80
    }
}

/// Colours a patch line by line.
enum DiffScanner {
    static func spans(_ code: String) -> [CodeSpan] {
        let bytes = Array(code.utf8)
        var spans = CodeSpanList(code)
        var place = 0
        while place < bytes.count {
            let end = bytes[place...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
            let line = bytes[place..<end]
            let kind: CodeSpan.Kind? =
                line.starts(with: "+++".utf8) || line.starts(with: "---".utf8)
                ? .name
                : line.starts(with: "@@".utf8)
                    ? .special
                    : line.first == 0x2B ? .inserted : line.first == 0x2D ? .deleted : nil
            spans.take(kind, from: place, to: end)
            place = end
        }
        return spans.finish()
    }
}
