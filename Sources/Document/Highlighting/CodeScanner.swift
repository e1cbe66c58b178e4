/// Colours code by a grammar.
struct CodeScanner {
    private let bytes: [UInt8]
    private let grammar: CodeGrammar
    private var spans: CodeSpanList
    private var position = 0

    static func spans(_ code: String, _ grammar: CodeGrammar) -> [CodeSpan] {
        var scanner = CodeScanner(code, grammar)
        return scanner.scan()
    }

    private init(_ code: String, _ grammar: CodeGrammar) {
        bytes = Array(code.utf8)
        self.grammar = grammar
        spans = CodeSpanList(code)
    }

    private mutating func scan() -> [CodeSpan] {
        while position < bytes.count {
            if comment() || string() || number() || word() { continue }
            take(nil, to: position + 1)
        }
        return spans.finish()
    }

    private mutating func take(_ kind: CodeSpan.Kind?, to end: Int) {
        spans.take(kind, from: position, to: end)
        position = end
    }

    private func stands(_ text: [UInt8], at place: Int) -> Bool {
        place + text.count <= bytes.count && bytes[place] == text[0]
            && text.indices.allSatisfy { bytes[place + $0] == text[$0] }
    }

    private mutating func comment() -> Bool {
        if let block = grammar.blockComment, stands(block.open, at: position) {
            take(.comment, to: endOfComment(block))
            return true
        }
        guard grammar.lineComments.contains(where: { stands($0, at: position) }), beginsComment else { return false }
        take(.comment, to: lineEnd(from: position))
        return true
    }

    /// A `#` inside a word, such as `$#` or a colour, is none; `//` begins one anywhere but after a colon, as in addresses.
    private var beginsComment: Bool {
        guard position > 0 else { return true }
        let before = bytes[position - 1]
        return bytes[position] == 0x23 ? before <= 0x20 || before == 0x3B : before != 0x3A
    }

    private func endOfComment(_ comment: CodeGrammar.Delimiter) -> Int {
        var depth = 1
        var place = position + comment.open.count
        while place < bytes.count {
            if stands(comment.close, at: place) {
                depth -= 1
                place += comment.close.count
                if depth == 0 { return place }
            } else if grammar.nestsComments, stands(comment.open, at: place) {
                depth += 1
                place += comment.open.count
            } else {
                place += 1
            }
        }
        return place
    }

    private func lineEnd(from place: Int) -> Int {
        bytes[place...].firstIndex(of: 0x0A) ?? bytes.count
    }

    private mutating func string() -> Bool {
        guard let mark = grammar.strings.first(where: { stands($0.open, at: position) }) else { return false }
        var place = position + mark.open.count
        while place < bytes.count {
            if mark.escapes, bytes[place] == 0x5C, place + 1 < bytes.count, bytes[place + 1] < 0x80 {
                place += 2
            } else if stands(mark.close, at: place) {
                place += mark.close.count
                break
            } else if bytes[place] == 0x0A, !mark.spansLines {
                break
            } else {
                place += 1
            }
        }
        take(grammar.hasKeys && isColon(after: place) ? .name : .string, to: place)
        return true
    }

    private mutating func number() -> Bool {
        guard bytes[position].isDigit, position == 0 || !isWord(bytes[position - 1]) else { return false }
        var place = position + 1
        while place < bytes.count, bytes[place].isDigit || bytes[place].isLetter || [0x2E, 0x5F].contains(bytes[place])
        {
            // `1...5` and `1..5` are two numbers.
            if bytes[place] == 0x2E, place + 1 >= bytes.count || !bytes[place + 1].isDigit { break }
            place += 1
        }
        take(.number, to: place)
        return true
    }

    private mutating func word() -> Bool {
        let hasSigil = grammar.sigils.contains(bytes[position])
        var place = hasSigil ? position + 1 : position
        let begin = place
        guard place < bytes.count, isWord(bytes[place]) else { return false }
        while place < bytes.count, isWord(bytes[place]) { place += 1 }
        let text = String(decoding: bytes[begin..<place], as: UTF8.self)
        take(hasSigil ? .special : kind(of: text, endingAt: place), to: place)
        return true
    }

    private func kind(of word: String, endingAt end: Int) -> CodeSpan.Kind? {
        let word = grammar.foldsCase ? word.lowercased() : word
        if grammar.hasKeys, isColon(after: end) { return .name }
        if grammar.keywords.contains(word) { return .keyword }
        if grammar.constants.contains(word) { return .constant }
        if end < bytes.count, bytes[end] == 0x28, !grammar.foldsCase { return .name }
        if grammar.capitalsAreTypes, let first = word.utf8.first, (0x41...0x5A).contains(first) { return .constant }
        return nil
    }

    /// Not that of an address, such as `https://…`.
    private func isColon(after place: Int) -> Bool {
        var place = place
        while place < bytes.count, bytes[place] == 0x20 { place += 1 }
        guard place < bytes.count, bytes[place] == 0x3A else { return false }
        return place + 1 >= bytes.count || bytes[place + 1] != 0x2F
    }

    private func isWord(_ byte: UInt8) -> Bool {
        byte.isLetter || byte.isDigit || byte == 0x5F || byte >= 0x80 || grammar.wordCharacters.contains(byte)
    }
}

extension UInt8 {
    var isDigit: Bool { (0x30...0x39).contains(self) }
    var isLetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
}
