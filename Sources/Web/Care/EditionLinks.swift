/// Leads every link and form of a finished page to the edition the page is in.
///
/// It reads only the page's tags, in which we have written every value between quotes, and leaves texts, scripts and
/// comments alone, so that an article about HTML stays as it is.
struct EditionLinks {
    let edition: Edition

    func rewritten(_ html: String) -> String {
        guard edition.isCare else { return html }
        var page = Page(source: Array(html.utf8), edition: edition)
        page.rewrite()
        return String(decoding: page.result, as: UTF8.self)
    }

    private struct Page {
        let source: [UInt8]
        let edition: Edition
        var result: [UInt8] = []
        private var place = 0

        init(source: [UInt8], edition: Edition) {
            self.source = source
            self.edition = edition
            result.reserveCapacity(source.count + source.count / 16)
        }

        mutating func rewrite() {
            while place < source.count {
                if source[place] == UInt8(ascii: "<") { tag() } else { take() }
            }
        }

        private mutating func take() {
            result.append(source[place])
            place += 1
        }

        private mutating func take(until end: String) {
            let end = Array(end.utf8)
            while place < source.count {
                if source[place...].starts(with: end) {
                    result += end
                    place += end.count
                    return
                }
                take()
            }
        }

        private mutating func tag() {
            if source[place...].starts(with: "<!--".utf8) { return take(until: "-->") }
            take()
            let name = word()
            let isLeading = ["a", "form", "button", "input", "area"].contains(name)
            while place < source.count, source[place] != UInt8(ascii: ">") {
                guard Self.isLetter(source[place]) else {
                    let isQuote = source[place] == UInt8(ascii: "\"")
                    take()
                    if isQuote { value(isAddress: false) }
                    continue
                }
                let attribute = word()
                guard place + 1 < source.count, source[place] == UInt8(ascii: "="),
                    source[place + 1] == UInt8(ascii: "\"")
                else { continue }
                take()
                take()
                value(isAddress: isLeading && ["href", "action", "formaction"].contains(attribute))
            }
            if ["script", "style"].contains(name) { take(until: "</\(name)") }
        }

        /// A name of a tag or an attribute.
        private mutating func word() -> String {
            let start = place
            while place < source.count, Self.isLetter(source[place]) || source[place] == UInt8(ascii: "-") { take() }
            return String(decoding: source[start..<place], as: UTF8.self)
        }

        private mutating func value(isAddress: Bool) {
            let end = source[place...].firstIndex(of: UInt8(ascii: "\"")) ?? source.count
            if isAddress, source[place..<end].first == UInt8(ascii: "/") {
                result += edition.path(String(decoding: source[place..<end], as: UTF8.self)).utf8
            } else {
                result += source[place..<end]
            }
            place = end
            if place < source.count { take() }
        }

        private static func isLetter(_ byte: UInt8) -> Bool {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        }
    }
}
