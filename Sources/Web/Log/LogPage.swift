import Kernel
import Ledger
import Publishing

/// `/log`: how large the log is, what was signed, by which key, what came last, and how anybody verifies it.
struct LogPage {
    let log: LogContents

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        let title = texts("log.title")
        let signed = log.checkpoint.flatMap { try? Checkpoint($0.text) }
        return try pages.render(
            "log/show",
            [
                "breadcrumb": pages.breadcrumb([(title, nil)]), "title": title,
                "size": texts.number(Int(log.size)), "started": log.startedAt.map { time($0, pages) },
                "signed": log.signedAt.map { time($0, pages) }, "origin": signed?.origin,
                "root": signed?.root.base64, "key": log.key?.description,
                "witnesses": log.checkpoint.flatMap { Fields.list(witnesses($0)) },
                "checkpoint": log.checkpoint?.description,
                "entries": Fields.list(log.entries.map { LogListingFields.fields($0, pages) }),
            ],
            PageFrame(name: "log", heading: title, description: texts("log.lede"), canonical: "/log"))
    }

    private func time(_ time: Timestamp, _ pages: Pages) -> Fields {
        ["iso": pages.time.iso(time), "text": pages.time.full(time)]
    }

    private func witnesses(_ note: SignedNote) -> [Fields] {
        note.signatures.filter { $0.cosignedAt != nil }.map { ["name": $0.name] }
    }
}

/// One entry in a list.
enum LogListingFields {
    static func fields(_ listing: LogListing, _ pages: Pages) -> Fields {
        let entry = listing.entry
        return [
            "position": String(entry.position), "url": "/log/entry/\(entry.position)",
            "act": pages.texts("log.act.\(entry.act)"),
            "time": ["iso": pages.time.iso(entry.createdAt), "text": pages.time.full(entry.createdAt)] as Fields,
            "article": listing.article.map {
                ["title": $0.title, "url": Path.article($0.handle, $0.id)] as Fields
            },
        ]
    }
}
