import HTTPTypes
import Hummingbird
import Kernel
import Ledger
import NIOPosix
import Publishing

/// The transparency log: `/log` to read, below it the files of C2SP tlog-tiles, and the pages on which entries are verified.
struct LogRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        addFiles(to: router)
        addCertificates(to: router)
        router.get("log") { request, _ in
            let log = try await site.platform.log()
            return try await site.privatePage(request, for: site.viewer(request)) { maker in
                try LogPage(log: log).render(maker.pages(log.settings, log.channels))
            }
        }
        router.get("log/entry/:position") { request, context in
            let contents = try await site.platform.logEntry(try context.logPosition())
            return try await show(contents, at: "/log/entry/\(contents.entry.position)", request)
        }
        router.get("@{handle}/:id/verify") { request, context in
            let (handle, article) = (try context.handle(), try context.article())
            let contents = try await site.platform.logEntry(of: article, by: handle)
            return try await show(contents, at: Path.article(handle, article), request)
        }
    }

    /// - Parameter path: below which the certificate lies.
    private func show(_ contents: LogEntryContents, at path: String, _ request: Request) async throws -> Response {
        try await site.privatePage(request, for: site.viewer(request)) { maker in
            try LogEntryPage(contents: contents, path: path).render(maker.pages(contents.settings, contents.channels))
        }
    }

    private func addFiles(to router: Router<WebContext>) {
        router.get("log/checkpoint") { request, _ in
            guard let note = try await site.platform.logCheckpoint() else { throw LogError.notSigned }
            return RenderedPage(note.description, contentType: "text/plain; charset=utf-8").response(to: request)
        }
        // A tile of some width is the same for ever, also one that is not full yet.
        router.get("log/tile/**") { request, context in
            guard let path = TilePath(context.parameters.getCatchAll().joined(separator: "/")),
                let bytes = try await site.platform.logTile(path)
            else { throw ReadingError.noSuchPage }
            let page = RenderedPage(
                bytes: bytes, contentType: "application/octet-stream", cacheControl: RenderedPage.immutable)
            // Hashes cannot be made smaller.
            guard path.content == .entries else { return page.response(to: request) }
            return try await site.compressed(page, request.acceptedEncoding).response(to: request)
        }
    }

    private func addCertificates(to router: Router<WebContext>) {
        router.get("log/entry/:position/certificate.json") { request, context in
            try await answer(request, try await site.platform.logEntry(try context.logPosition()).certificate)
        }
        router.get("@{handle}/:id/certificate.json") { request, context in
            try await answer(
                request, site.platform.logEntry(of: try context.article(), by: try context.handle()).certificate)
        }
        router.get("studio/:id/certificate.json") { request, context in
            let viewer = try await site.signedIn(request)
            let article = try context.article()
            let certificate = try await site.platform.logCertificate(of: article, for: viewer.account)
            var response = try await answer(request, certificate)
            response.headers[.cacheControl] = "private, no-store"
            response.headers[.contentDisposition] = "attachment; filename=\"\(article)-certificate.json\""
            return response
        }
    }

    private func answer(_ request: Request, _ certificate: LogCertificate?) async throws -> Response {
        guard let certificate else { throw LogError.notSigned }
        let page = RenderedPage(try certificate.json(), contentType: "application/json")
        return try await site.compressed(page, request.acceptedEncoding).response(to: request)
    }
}

extension WebContext {
    /// - Throws: `ReadingError.noSuchPage` for anything that is not the place of an entry.
    fileprivate func logPosition() throws -> Int64 {
        guard let text = parameters.get("position"), let position = Int64(text), position >= 0,
            String(position) == text
        else { throw ReadingError.noSuchPage }
        return position
    }
}
