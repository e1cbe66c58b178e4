import Hummingbird
import Publishing

extension QueueFilter {
    /// The filter an address asks for; what it does not know it leaves out.
    init(_ request: Request) {
        self.init(
            kind: request.queryText("kind").flatMap(Kind.init),
            channel: request.queryText("channel").flatMap { Slug($0) },
            publication: request.queryText("publication").flatMap { Handle($0) },
            age: request.queryText("age").flatMap(Age.init))
    }

    /// As a query, with its question mark; empty when everything is meant.
    var query: String { parts.isEmpty ? "" : "?" + parts.joined(separator: "&") }

    /// The same filter with something more behind it.
    func query(and more: String) -> String { "?" + (parts + [more]).joined(separator: "&") }

    private var parts: [String] {
        [
            ("kind", kind?.rawValue), ("channel", channel?.description), ("publication", publication?.description),
            ("age", age?.rawValue),
        ].compactMap { name, value in value.map { "\(name)=\(Path.encoded($0))" } }
    }
}
