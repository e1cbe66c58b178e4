import Publishing

/// What somebody was told, the newest first.
struct NotificationsPage {
    let list: Page<UserNotification>
    let hasUnread: Bool

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        var items = Fields.list(list.items.map { item($0, pages) })
        items?["pagination"] = pages.pagination(list, of: "/notifications")
        return try pages.render(
            "notifications/index",
            [
                "notifications": items, "markRead": hasUnread,
                "empty": items == nil
                    ? [
                        "title": texts("notifications.empty.title"), "text": texts("notifications.empty.text"),
                        "actions": [] as [Fields],
                    ] as Fields : nil,
            ],
            PageFrame(
                name: "notifications", heading: texts("notifications.title"), work: WorkFrame(area: .notifications)))
    }

    private func item(_ notification: UserNotification, _ pages: Pages) -> Fields {
        let words = NotificationText(
            notification.kind, notification.arguments, count: notification.count, pages.texts)
        return [
            "line": words.line, "detail": words.detail,
            "url": "/notifications/\(notification.id)", "unread": notification.readAt == nil,
            "time": [
                "iso": pages.time.iso(notification.createdAt), "text": pages.time.full(notification.createdAt),
            ] as Fields,
        ]
    }
}

/// In which ways somebody is told of what.
struct NotificationChoicesPage {
    let choices: [UserNotification.Kind: NotificationChoice]
    let digest: Digest?
    let done: String?

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        return try pages.render(
            "notifications/choices",
            [
                "done": done.map { texts("accounts.done.\($0)") },
                "digestForm": try digestForm(texts).model(pages),
                "digestState": texts(digestState),
                "kinds": UserNotification.Kind.allCases.map { kind -> Fields in
                    let choice = choices[kind] ?? kind.standardChoice
                    return [
                        "kind": kind.rawValue, "kindName": texts("notificationKind.\(kind.rawValue)"),
                        "onSite": choice.onSite, "byMail": choice.byMail,
                    ]
                },
            ],
            PageFrame(
                name: "choices", heading: texts("accounts.choices.title"),
                work: .account(texts, current: "/account/notifications")))
    }

    private var digestState: String {
        guard let digest, digest.frequency != .off else { return "digest.state.off" }
        return digest.confirmedAt == nil ? "digest.state.asked" : "digest.state.on"
    }

    private func digestForm(_ texts: Catalogue) -> SectionForm {
        let options = Digest.Frequency.allCases.map {
            FormField.Option(value: $0.rawValue, text: texts("digest.frequency.\($0.rawValue)"))
        }
        return SectionForm(
            action: "/account/digest",
            fields: [
                FormField(
                    name: "frequency", label: texts("digest.frequency.label"), kind: .radio(options),
                    value: (digest?.frequency ?? .off).rawValue, isRequired: true)
            ], submit: texts("accounts.save"))
    }
}
