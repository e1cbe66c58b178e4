import Hummingbird
import Publishing

/// `/admin/audit`: what was changed about the site by whom.
struct AuditRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("admin/audit") { request, _ in
            let viewer = try await site.signedIn(request)
            let contents = try await site.platform.audit(page: try request.pageNumber(), for: viewer.account)
            return try await site.privatePage(request, for: viewer) { maker in
                try AuditPage(contents: contents).render(
                    maker.pages(contents.chrome.settings, contents.chrome.channels))
            }
        }
    }
}

struct AuditPage {
    let contents: AuditContents

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        return try pages.render(
            "admin/audit",
            [
                "events": Fields.list(contents.events.items.map { event($0, pages) }),
                "pagination": pages.pagination(contents.events, of: AdminSections.audit.path),
                "empty": contents.events.items.isEmpty ? ["title": texts("admin.audit.empty")] as Fields : nil,
            ],
            PageFrame(
                name: "admin", heading: texts("admin.section.audit"), work: AdminSections.make(current: .audit, pages)))
    }

    private func event(_ event: AuditEvent, _ pages: Pages) -> Fields {
        let key = "admin.audit.kind.\(event.kind.replacing(".", with: "-"))"
        return [
            "what": pages.texts.known(key) ?? event.kind, "subject": event.subject, "detail": event.detail.nonEmpty,
            "who": event.name ?? pages.texts("admin.audit.program"),
            "when": ["iso": pages.time.iso(event.createdAt), "text": pages.time.full(event.createdAt)] as Fields,
        ]
    }
}
