import Kernel
import Ledger
import Publishing

/// One entry with its proof, which the reader's browser verifies, and how to verify it by hand.
struct LogEntryPage {
    let contents: LogEntryContents
    /// Below which the certificate lies.
    let path: String

    private var entry: LogEntry { contents.entry }

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        let place = texts("log.entryTitle", ["position": String(entry.position)])
        let title = contents.article.map { texts("log.verifyTitle", ["title": $0.title]) } ?? place
        return try pages.render(
            "log/entry",
            [
                "breadcrumb": pages.breadcrumb([(texts("log.title"), "/log"), (place, nil)]), "title": title,
                "position": String(entry.position), "act": texts("log.act.\(entry.act)"),
                "time": ["iso": pages.time.iso(entry.createdAt), "text": pages.time.full(entry.createdAt)] as Fields,
                "article": contents.article.map { article -> Fields in
                    [
                        "title": article.title, "url": Path.article(article.handle, article.id),
                        "earlier": article.revision == entry.revision ? nil : texts("log.earlierRevision"),
                    ]
                },
                "gone": entry.article != nil && contents.article == nil ? texts("log.gone") : nil,
                "body": entry.body, "proof": contents.certificate.map { proof($0, pages) },
                "unsigned": contents.certificate == nil ? texts("log.unsigned") : nil,
            ], PageFrame(name: "log", heading: title, scripts: ["log-verify.js"]))
    }

    /// What the browser verifies, in this order. `log-verify.js` knows them by their names.
    private func checks(_ certificate: LogCertificate, _ texts: Catalogue) -> [Fields] {
        let ofRecord = certificate.record == nil ? [] : contents.article == nil ? ["record"] : ["record", "page"]
        return (ofRecord + ["inclusion", "signature", "history"]).map { name in
            let skip =
                switch name {
                case "signature": texts("log.skipSignature")
                case "history": texts("log.skipHistory")
                default: texts("log.skip")
                }
            return ["name": name, "text": texts("log.check.\(name)"), "skip": skip]
        }
    }

    private func proof(_ certificate: LogCertificate, _ pages: Pages) -> Fields {
        [
            "certificate": "\(path)/certificate.json", "file": "\(entry.position)-certificate.json",
            "page": certificate.record == nil ? nil : contents.article.map { Path.article($0.handle, $0.id) },
            "checks": checks(certificate, pages.texts),
            "checkpoint": certificate.checkpoint, "key": certificate.key,
            "address": pages.address.absolute(path),
            "hashes": Fields.list(certificate.proof.map { ["hash": $0] as Fields }),
        ]
    }
}
