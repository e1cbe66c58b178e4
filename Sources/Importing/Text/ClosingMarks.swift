/// Where marks such as `%}` next stand. Each stretch of text is searched once, however often one asks, so that openings
/// without end cost no more than the text is long.
final class ClosingMarks {
    private let bytes: [UInt8]
    private var known: [String: (asked: Int, found: Int?)] = [:]

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    func next(_ mark: String, from start: Int) -> Int? {
        if let (asked, found) = known[mark], asked <= start, found.map({ $0 >= start }) ?? true { return found }
        let found = search(Array(mark.utf8), from: start)
        known[mark] = (start, found)
        return found
    }

    private func search(_ mark: [UInt8], from start: Int) -> Int? {
        bytes.withUnsafeBufferPointer { bytes in
            mark.withUnsafeBufferPointer { mark in
                var i = start
                while i + mark.count <= bytes.count {
                    var matched = 0
                    while matched < mark.count, bytes[i + matched] == mark[matched] { matched += 1 }
                    if matched == mark.count { return i }
                    i += 1
                }
                return nil
            }
        }
    }
}
