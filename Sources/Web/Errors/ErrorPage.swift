import Kernel
import Publishing

/// What a reader sees instead of a page.
struct ErrorPage {
    let status: Int
    /// Under `errors.` in the catalogues.
    let key: String
    var cause: (any ReadableError)?
    /// The request's id, to quote in a report.
    let request: String

    func render(_ pages: Pages) throws -> String {
        let title = pages.texts("errors.\(key).title")
        return try pages.render(
            "errors/show",
            [
                "error": [
                    "status": String(status), "title": title,
                    "text": cause.flatMap(pages.texts.text(of:)) ?? pages.texts("errors.\(key).text"),
                    "search": status == 404, "request": status >= 500 ? request : nil,
                    "actions": [
                        ["text": pages.texts("errors.home"), "url": "/"] as Fields,
                        ["text": pages.texts("errors.hot"), "url": "/hot"] as Fields,
                    ],
                ] as Fields
            ], PageFrame(name: "error", heading: title))
    }
}
