import Hummingbird
import Kernel
import Publishing

/// `/notifications`, and what somebody wants to be told under `/account/notifications`.
struct NotificationRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("notifications") { request, _ -> Response in
            let viewer = try await site.signedIn(request)
            let list = try await site.platform.notifications(of: viewer.account, page: try request.pageNumber())
            return try await site.privatePage(request, for: viewer) { maker in
                try NotificationsPage(list: list, hasUnread: viewer.unread > 0).render(try await maker.pages())
            }
        }
        router.get("notifications/:id") { request, context -> Response in
            let viewer = try await site.signedIn(request)
            guard let id = context.parameters.get("id").flatMap(Identifier<UserNotification>.init) else {
                throw ReadingError.noSuchPage
            }
            return .seeOther(try await site.platform.openNotification(id, of: viewer.account))
        }
        router.post("notifications/read") { request, context -> Response in
            let viewer = try await site.signedIn(request)
            _ = try await site.form(request, context, of: viewer)
            try await site.platform.markNotificationsRead(of: viewer.account)
            return .seeOther("/notifications")
        }
        router.get("account/notifications") { request, _ -> Response in
            let viewer = try await site.signedIn(request)
            let choices = try await site.platform.notificationChoices(of: viewer.account)
            let digest = try await site.platform.digest(of: viewer.account)
            return try await site.privatePage(request, for: viewer) { maker in
                try NotificationChoicesPage(choices: choices, digest: digest, done: request.done)
                    .render(try await maker.pages())
            }
        }
        router.post("account/notifications") { request, context -> Response in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            let (onSite, byMail) = (Set(form.all("site")), Set(form.all("mail")))
            let choices = UserNotification.Kind.allCases.map { kind in
                (
                    kind,
                    NotificationChoice(onSite: onSite.contains(kind.rawValue), byMail: byMail.contains(kind.rawValue))
                )
            }
            try await site.platform.chooseNotifications(
                Dictionary(choices) { first, _ in first }, for: viewer.account)
            return .seeOther("/account/notifications?done=choices")
        }
    }
}
