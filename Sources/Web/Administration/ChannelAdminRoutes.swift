import Hummingbird
import Kernel
import Publishing

/// `/admin/channels`: the sections of the portal.
struct ChannelAdminRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("admin/channels") { request, _ in
            try await show(request, try await site.signedIn(request))
        }
        router.post("admin/channels") { request, context in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            return try await change(request, viewer, form) {
                guard let slug = Slug(form.text("slug")) else { throw SettingError.slugMalformed }
                try await site.platform.addChannel(
                    slug, name: form.localized("name"), about: form.localized("about"), by: viewer.account)
            }
        }
        router.post("admin/channels/:slug") { request, context in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            let slug = try context.slug()
            return try await change(request, viewer, nil) {
                if form.has("up") || form.has("down") {
                    try await site.platform.moveChannel(slug, up: form.has("up"), by: viewer.account)
                } else if form.has("delete") {
                    try await site.platform.deleteChannel(slug, by: viewer.account)
                } else {
                    try await site.platform.describeChannel(
                        slug, name: form.localized("name"), about: form.localized("about"), by: viewer.account)
                }
            }
        }
    }

    private func change(
        _ request: Request, _ viewer: SignedIn, _ form: Form?, _ body: () async throws -> Void
    ) async throws -> Response {
        do {
            try await body()
            await site.siteChanged()
            return Response.seeOther(AdminSections.channels.path)
        } catch let error as any ReadableError where error.kind == .invalid || error.kind == .conflict {
            return try await show(request, viewer, form, error)
        }
    }

    private func show(
        _ request: Request, _ viewer: SignedIn, _ form: Form? = nil, _ error: (any ReadableError)? = nil
    ) async throws -> Response {
        let contents = try await site.platform.administered(SiteSettings.self, for: viewer.account)
        let counts = try await site.platform.channelCounts(for: viewer.account)
        return try await site.privatePage(request, for: viewer, status: error == nil ? .ok : .unprocessableContent) {
            maker in
            try ChannelAdminPage(
                channels: contents.chrome.channels, counts: counts, fixed: contents.fixedChannels, typed: form,
                error: error
            ).render(maker.pages(contents.chrome.settings, contents.chrome.channels))
        }
    }
}

/// The channels in their order, each with a form of its own.
struct ChannelAdminPage {
    let channels: [Channel]
    let counts: [Identifier<Channel>: Int]
    /// Slugs of those that the configuration file describes.
    let fixed: Set<String>
    var typed: Form?
    var error: (any ReadableError)?

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        return try pages.render(
            "admin/channels",
            [
                "problem": error.map { texts.text(of: $0) ?? $0.description },
                "list": try channels.enumerated().map { index, channel in try self.channel(channel, index, pages) },
                "fields": try
                    ([
                        FormField(
                            name: "slug", label: texts("admin.channel.slug"), value: typed?.text("slug") ?? "",
                            hint: texts("admin.channel.slugHint"), isRequired: true, maximumLength: Slug.maximumLength,
                            autocomplete: "off")
                    ] + fields(nil, texts)).map { try pages.field($0) },
            ],
            PageFrame(
                name: "admin", heading: texts("admin.section.channels"),
                work: AdminSections.make(current: .channels, pages)))
    }

    private func channel(_ channel: Channel, _ index: Int, _ pages: Pages) throws -> Fields {
        let texts = pages.texts, count = counts[channel.id] ?? 0
        let isFixed = fixed.contains(channel.slug.description)
        return [
            "name": channel.name[pages.language], "url": Path.channel(channel.slug),
            "action": "/admin/channels/\(Path.encoded(channel.slug.description))",
            "count": texts("admin.channel.count", count: count), "isFirst": index == 0,
            "isLast": index == channels.count - 1, "isFixed": isFixed, "canDelete": count == 0 && !isFixed,
            "fields": isFixed ? [] : try fields(channel, texts).map { try pages.field($0) },
        ]
    }

    private func fields(_ channel: Channel?, _ texts: Catalogue) -> [FormField] {
        func field(_ name: String, _ key: String, _ language: String, _ saved: String?, _ isRequired: Bool) -> FormField
        {
            FormField(
                name: name, label: texts("admin.channel.\(key)", ["language": language]),
                value: channel == nil ? typed?.text(name) ?? "" : saved ?? "", isRequired: isRequired,
                maximumLength: isRequired ? 20 : 200, id: "\(name)-\(channel?.id.description ?? "new")")
        }
        return [
            field("name-zh", "name", "中文", channel?.name.simplifiedChinese, true),
            field("name-en", "name", "English", channel?.name.english, true),
            field("about-zh", "about", "中文", channel?.about.simplifiedChinese, false),
            field("about-en", "about", "English", channel?.about.english, false),
        ]
    }
}
