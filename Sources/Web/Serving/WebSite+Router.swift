import Hummingbird
import Publishing

extension WebSite {
    /// Answers every address of the site in each of its editions.
    func responder() -> EditionResponder {
        EditionResponder(isSecure: address.isSecure, pages: router().buildResponder())
    }

    /// Every address of the site, as `GET /c/:slug`.
    public var routes: [String] {
        router().routes.filter { $0.method != .head }.map { route in
            let path = "\(route.path)"
            return "\(route.method.rawValue) \(path.hasPrefix("/") ? path : "/" + path)"
        }.sorted()
    }

    /// Every address of the site. What a request passes on its way in stands from top to bottom.
    func router() -> Router<WebContext> {
        let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
        router.addMiddleware {
            SecurityHeaders(isSecure: address.isSecure)
            RequestLog(metrics: metrics, lines: requestLines)
            LanguageChoice(isSecure: address.isSecure, languages: languages)
            ErrorPages(site: self)
            SameOrigin()
            LimitedRequests(limit: RateLimit(burst: 60, perSecond: 10, clock: platform.clock))
        }
        PortalRoutes(site: self).add(to: router)
        ChannelRoutes(site: self).add(to: router)
        TopicRoutes(site: self).add(to: router)
        PublicationRoutes(site: self).add(to: router)
        ArticleRoutes(site: self).add(to: router)
        HotRoutes(site: self).add(to: router)
        ForYouRoutes(site: self).add(to: router)
        SearchRoutes(site: self).add(to: router)
        AboutRoutes(site: self).add(to: router)
        LogRoutes(site: self).add(to: router)
        DesignRoutes(site: self).add(to: router)
        FeedRoutes(site: self).add(to: router)
        SitemapRoutes(site: self).add(to: router)
        MediaRoutes(site: self).add(to: router)
        AssetRoutes(assets: assets).add(to: router)
        OfflineRoutes(site: self).add(to: router)
        SignUpRoutes(site: self).add(to: router)
        SignInRoutes(site: self).add(to: router)
        ResetRoutes(site: self).add(to: router)
        AddressRoutes(site: self).add(to: router)
        AccountRoutes(site: self).add(to: router)
        SecurityRoutes(site: self).add(to: router)
        SecondStepRoutes(site: self).add(to: router)
        NotificationRoutes(site: self).add(to: router)
        ReactionRoutes(site: self).add(to: router)
        CommentRoutes(site: self).add(to: router)
        CommentStreamRoutes(site: self).add(to: router)
        ModerationRoutes(site: self).add(to: router)
        FollowRoutes(site: self).add(to: router)
        HistoryRoutes(site: self).add(to: router)
        DigestRoutes(site: self).add(to: router)
        LeavingRoutes(site: self).add(to: router)
        StudioRoutes(site: self).add(to: router)
        EditorRoutes(site: self).add(to: router)
        UploadRoutes(site: self).add(to: router)
        PreviewRoutes(site: self).add(to: router)
        RevisionRoutes(site: self).add(to: router)
        OriginalityRoutes(site: self).add(to: router)
        StockRoutes(site: self).add(to: router)
        CorrectionRoutes(site: self).add(to: router)
        PasskeyRoutes(site: self).add(to: router)
        ApplyRoutes(site: self).add(to: router)
        ApplyFileRoutes(site: self).add(to: router)
        ApplicationReviewRoutes(site: self).add(to: router)
        DeskRoutes(site: self).add(to: router)
        CurationRoutes(site: self).add(to: router)
        PublicationSettingsRoutes(site: self).add(to: router)
        PublicationExportRoutes(site: self).add(to: router)
        NumbersRoutes(site: self).add(to: router)
        MemberRoutes(site: self).add(to: router)
        LicenceRoutes(site: self).add(to: router)
        InvitationRoutes(site: self).add(to: router)
        NameChangeRoutes(site: self).add(to: router)
        SettingsRoutes(site: self).add(to: router)
        AppearanceRoutes(site: self).add(to: router)
        ChannelAdminRoutes(site: self).add(to: router)
        PeopleRoutes(site: self).add(to: router)
        PublicationAdminRoutes(site: self).add(to: router)
        MailRoutes(site: self).add(to: router)
        AuditRoutes(site: self).add(to: router)
        DecisionRoutes(site: self).add(to: router)
        StatementRoutes(site: self).add(to: router)
        CaseRoutes(site: self).add(to: router)
        AppealRoutes(site: self).add(to: router)
        ComplaintRoutes(site: self).add(to: router)
        OwnComplaintRoutes(site: self).add(to: router)
        FollowedComplaintRoutes(site: self).add(to: router)
        ComplaintDeskRoutes(site: self).add(to: router)
        ComplaintPolicyRoutes(site: self).add(to: router)
        CreditRoutes(site: self).add(to: router)
        AccessBarRoutes(site: self).add(to: router)
        HealthRoutes(site: self).add(to: router)
        return router
    }
}
