import Hummingbird
import Kernel
import Publishing

/// `/admin/people`: who has an account, and what they do for the site.
struct PeopleRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("admin/people") { request, _ in
            try await show(request, try await site.signedIn(request))
        }
        router.post("admin/people") { request, context in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            guard let email = EmailAddress(form.text("email")) else { throw NoEmailAddress() }
            do {
                if form.has("disable") {
                    try await site.platform.disableAccount(email, by: viewer.account)
                } else if form.has("enable") {
                    try await site.platform.enableAccount(email, by: viewer.account)
                } else {
                    let roles = Set(form.all("roles").compactMap(Account.Role.init))
                    try await site.platform.changeRoles(
                        of: email, adding: roles, removing: Set(Account.Role.allCases).subtracting(roles),
                        by: viewer.account)
                }
                return Response.seeOther(PeoplePage.path(form.text("q"), form.text("role")))
            } catch let error as AccountError {
                return try await show(request, viewer, error)
            }
        }
    }

    private func show(_ request: Request, _ viewer: SignedIn, _ error: (any ReadableError)? = nil) async throws
        -> Response
    {
        let contents = try await site.platform.people(
            query: request.queryText("q") ?? "", role: request.queryText("role").flatMap(Account.Role.init),
            page: try request.pageNumber(), for: viewer.account)
        return try await site.privatePage(request, for: viewer, status: error == nil ? .ok : .unprocessableContent) {
            maker in
            try PeoplePage(contents: contents, viewer: viewer.account, error: error)
                .render(maker.pages(contents.chrome.settings, contents.chrome.channels))
        }
    }
}

/// People, by role and by what is searched for, each with a form for their roles.
struct PeoplePage {
    let contents: PeopleContents
    let viewer: Account
    var error: (any ReadableError)?

    static func path(_ query: String, _ role: String) -> String {
        let parts = [query.nonEmpty.map { "q=\(Path.encoded($0))" }, role.nonEmpty.map { "role=\($0)" }].compactMap {
            $0
        }
        return AdminSections.people.path + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&"))
    }

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts, role = contents.role?.rawValue ?? ""
        return try pages.render(
            "admin/people",
            [
                "problem": error.map { texts.text(of: $0) ?? $0.description }, "query": contents.query,
                "role": role,
                "filters": [filter(nil, texts)] + Account.Role.allCases.map { filter($0, texts) },
                "people": Fields.list(try contents.people.items.map { try person($0, pages) }),
                "pagination": pages.pagination(contents.people, of: Self.path(contents.query, role)),
                "empty": contents.people.items.isEmpty ? ["title": texts("admin.people.empty")] as Fields : nil,
            ],
            PageFrame(
                name: "admin", heading: texts("admin.section.people"),
                work: AdminSections.make(current: .people, pages)))
    }

    private func filter(_ role: Account.Role?, _ texts: Catalogue) -> Fields {
        [
            "name": role.map { texts("admin.people.roles.\($0.rawValue)") } ?? texts("admin.people.all"),
            "url": Self.path(contents.query, role?.rawValue ?? ""), "isCurrent": role == contents.role,
        ]
    }

    private func person(_ person: PeopleContents.Person, _ pages: Pages) throws -> Fields {
        let account = person.account, texts = pages.texts
        return [
            "name": account.name, "email": account.email.description,
            "since": pages.time.day(account.createdAt),
            "disabled": account.disabledAt.map { texts("admin.people.disabledSince", ["date": pages.time.day($0)]) },
            "roleNames": texts.list(
                Account.Role.allCases.filter(account.roles.contains).map { texts("admin.people.roles.\($0.rawValue)") }
            ).nonEmpty,
            "publications": Fields.list(
                person.publications.map {
                    ["name": $0.name, "url": "/admin/publications/\($0.handle)"] as Fields
                }), "canDisable": account.disabledAt == nil && account.id != viewer.id,
            "canEnable": account.disabledAt != nil,
            "boxes": try pages.field(
                FormField(
                    name: "roles", label: texts("admin.people.rolesLabel"),
                    kind: .boxes(
                        Account.Role.allCases.map {
                            FormField.Option(
                                value: $0.rawValue, text: texts("admin.people.roles.\($0.rawValue)"),
                                hint: texts("admin.people.roleHints.\($0.rawValue)"))
                        }), values: Set(account.roles.map(\.rawValue)), isRequired: true, id: "roles-\(account.id)")),
        ]
    }
}
