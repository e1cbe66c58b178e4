import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import Publishing

/// `/admin/site`, `/admin/joining`, `/admin/review`, `/admin/comments`, `/admin/ranking` and `/admin/credit`.
struct SettingsRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        addSite(to: router)
        addJoining(to: router)
        addReview(to: router)
        addComments(to: router)
        addRanking(to: router)
        addCredit(to: router)
    }

    private func addSite(to router: Router<WebContext>) {
        let page: @Sendable (SettingContents<SiteSettings>, Form?, (any ReadableError)?, Bool, Pages) throws -> String =
            {
                try SiteSettingsPage(contents: $0, typed: $1, error: $2, isSaved: $3).render($4)
            }
        router.get("admin/site") { request, _ in
            try await site.settingsPage(SiteSettings.self, request, try await site.signedIn(request), page: page)
        }
        router.post("admin/site") { request, context in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            return try await save(.site) {
                try await site.platform.changeSetting(SiteSettings.self, by: viewer.account) {
                    SiteSettingsPage.change(&$0, form)
                }
            } orShow: { error in
                try await site.settingsPage(SiteSettings.self, request, viewer, typed: form, error: error, page: page)
            }
        }
    }

    private func addJoining(to router: Router<WebContext>) {
        let page:
            @Sendable (SettingContents<JoiningPolicy>, Form?, (any ReadableError)?, Bool, Pages) throws -> String = {
                try JoiningPolicyPage(contents: $0, typed: $1, error: $2, isSaved: $3).render($4)
            }
        router.get("admin/joining") { request, _ in
            try await site.settingsPage(JoiningPolicy.self, request, try await site.signedIn(request), page: page)
        }
        router.post("admin/joining") { request, context in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            let fixed = try await site.platform.administered(JoiningPolicy.self, for: viewer.account).fixed
            return try await save(.joining) {
                try await site.platform.changeSetting(JoiningPolicy.self, by: viewer.account) {
                    try JoiningPolicyPage.change(&$0, form, fixed: fixed)
                }
            } orShow: { error in
                try await site.settingsPage(JoiningPolicy.self, request, viewer, typed: form, error: error, page: page)
            }
        }
    }

    private func addReview(to router: Router<WebContext>) {
        let page: @Sendable (SettingContents<ReviewPolicy>, Form?, (any ReadableError)?, Bool, Pages) throws -> String =
            {
                try ReviewPolicyPage(contents: $0, typed: $1, error: $2, isSaved: $3).render($4)
            }
        router.get("admin/review") { request, _ in
            try await site.settingsPage(ReviewPolicy.self, request, try await site.signedIn(request), page: page)
        }
        router.post("admin/review") { request, context in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer, limit: 1 << 20)
            let fixed = try await site.platform.administered(ReviewPolicy.self, for: viewer.account).fixed
            return try await save(.review) {
                try await site.platform.changeSetting(ReviewPolicy.self, by: viewer.account) {
                    try ReviewPolicyPage.change(&$0, form, fixed: fixed)
                }
            } orShow: { error in
                try await site.settingsPage(ReviewPolicy.self, request, viewer, typed: form, error: error, page: page)
            }
        }
    }

    private func addComments(to router: Router<WebContext>) {
        let page:
            @Sendable (SettingContents<CommentingPolicy>, Form?, (any ReadableError)?, Bool, Pages) throws -> String =
                {
                    try CommentingPolicyPage(contents: $0, typed: $1, error: $2, isSaved: $3).render($4)
                }
        router.get("admin/comments") { request, _ in
            try await site.settingsPage(CommentingPolicy.self, request, try await site.signedIn(request), page: page)
        }
        router.post("admin/comments") { request, context in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            let fixed = try await site.platform.administered(CommentingPolicy.self, for: viewer.account).fixed
            return try await save(.comments) {
                try await site.platform.changeSetting(CommentingPolicy.self, by: viewer.account) {
                    try CommentingPolicyPage.change(&$0, form, fixed: fixed)
                }
            } orShow: { error in
                try await site.settingsPage(
                    CommentingPolicy.self, request, viewer, typed: form, error: error, page: page)
            }
        }
    }

    private func addRanking(to router: Router<WebContext>) {
        let page:
            @Sendable (SettingContents<RankingPolicy>, Form?, (any ReadableError)?, Bool, Pages) throws -> String =
                {
                    try RankingPolicyPage(contents: $0, typed: $1, error: $2, isSaved: $3).render($4)
                }
        router.get("admin/ranking") { request, _ in
            try await site.settingsPage(RankingPolicy.self, request, try await site.signedIn(request), page: page)
        }
        router.post("admin/ranking") { request, context in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            let fixed = try await site.platform.administered(RankingPolicy.self, for: viewer.account).fixed
            return try await save(.ranking) {
                try await site.platform.changeSetting(RankingPolicy.self, by: viewer.account) {
                    try RankingPolicyPage.change(&$0, form, fixed: fixed)
                }
            } orShow: { error in
                try await site.settingsPage(RankingPolicy.self, request, viewer, typed: form, error: error, page: page)
            }
        }
    }

    private func addCredit(to router: Router<WebContext>) {
        let page: @Sendable (SettingContents<CreditPolicy>, Form?, (any ReadableError)?, Bool, Pages) throws -> String =
            {
                try CreditPolicyPage(contents: $0, typed: $1, error: $2, isSaved: $3).render($4)
            }
        router.get("admin/credit") { request, _ in
            try await site.settingsPage(CreditPolicy.self, request, try await site.signedIn(request), page: page)
        }
        router.post("admin/credit") { request, context in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            let fixed = try await site.platform.administered(CreditPolicy.self, for: viewer.account).fixed
            return try await save(.credit) {
                try await site.platform.changeSetting(CreditPolicy.self, by: viewer.account) {
                    try CreditPolicyPage.change(&$0, form, fixed: fixed)
                }
            } orShow: { error in
                try await site.settingsPage(CreditPolicy.self, request, viewer, typed: form, error: error, page: page)
            }
        }
    }

    private func save(
        _ section: AdminSections, _ change: () async throws -> Void,
        orShow show: (any ReadableError) async throws -> Response
    ) async throws -> Response {
        do {
            try await change()
            await site.siteChanged()
            return Response.seeOther(section.path + "?saved")
        } catch let error as any ReadableError where error.kind == .invalid || error.kind == .conflict {
            return try await show(error)
        }
    }
}
