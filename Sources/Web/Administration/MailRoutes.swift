import Hummingbird
import Kernel
import Publishing

/// `/admin/mail`: mails that could not be sent.
struct MailRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("admin/mail") { request, _ in
            let viewer = try await site.signedIn(request)
            let chrome = try await site.platform.administered(SiteSettings.self, for: viewer.account).chrome
            let mails = try await site.platform.troubledMail()
            return try await site.privatePage(request, for: viewer) { maker in
                try MailPage(mails: mails).render(maker.pages(chrome.settings, chrome.channels))
            }
        }
        router.post("admin/mail") { request, context in
            let viewer = try await site.signedIn(request)
            _ = try await site.form(request, context, of: viewer)
            _ = try await site.platform.administered(SiteSettings.self, for: viewer.account)
            _ = try await site.platform.retryMail()
            return Response.seeOther(AdminSections.mail.path)
        }
    }
}

struct MailPage {
    let mails: [QueuedMail]

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        return try pages.render(
            "admin/mail",
            [
                "mails": Fields.list(mails.map { mail($0, pages) }),
                "empty": mails.isEmpty
                    ? ["title": texts("admin.mailQueue.empty"), "text": texts("admin.mailQueue.emptyText")] as Fields
                    : nil,
            ],
            PageFrame(
                name: "admin", heading: texts("admin.section.mail"), work: AdminSections.make(current: .mail, pages)))
    }

    private func mail(_ mail: QueuedMail, _ pages: Pages) -> Fields {
        [
            "recipient": mail.recipient.description, "why": mail.problem,
            "attempts": pages.texts("admin.mailQueue.attempts", count: mail.attempts),
            "next": mail.dueAt.map { pages.texts("admin.mailQueue.next", ["date": pages.time.full($0)]) }
                ?? pages.texts("admin.mailQueue.givenUp"),
            "when": ["iso": pages.time.iso(mail.createdAt), "text": pages.time.full(mail.createdAt)] as Fields,
        ]
    }
}
