import Document
public import Kernel
import Storage

extension Platform {
    /// Screens the submission that has waited longest, if any waits, and sends it on: to the reviewers, to the readers,
    /// or back. Several nodes may do so at once. What a node that died has begun is begun again.
    /// - Returns: whether there was one.
    public func screenNext(with checks: [any ScreeningCheck] = StandardChecks.all) async throws -> Bool {
        let now = clock.now
        guard let work = try await nextToScreen(at: now) else { return false }
        let findings = await Screening.findings(in: work.article, by: checks)
        let later = clock.now
        try await writeUnseen { connection in
            let isPublic = try Screening(connection: connection, now: later).finish(work, with: findings)
            // Pages that readers have are forgotten only when one of them has changed.
            if isPublic { try connection.countSiteChange() }
        }
        return true
    }

    /// What the screening points out in an article: of a working copy that can be changed what it would find, without
    /// asking any other site, and else what it found when the article was submitted.
    /// - Throws: `ReadingError.noSuchArticle`, `AccessError`.
    public func screeningNotes(_ id: Identifier<Article>, for account: Account) async throws -> [Finding] {
        let now = clock.now
        let (article, found) = try await read { connection -> (ScreenedArticle?, [Finding]) in
            let grant = try ArticleAccess(connection: connection).require(.view, on: id, by: account)
            guard grant.state.isWritable else {
                let latest = try SubmissionStore(connection: connection).latest(of: id)
                return (nil, try latest.map { try FindingStore(connection: connection).findings(of: $0.id) } ?? [])
            }
            // Nothing is said of a page nobody has written on yet.
            guard let draft = try DraftStore(connection: connection).find(id),
                !draft.content.content.document.blocks.isEmpty
            else { return (nil, []) }
            return (try Screening(connection: connection, now: now).screened(grant.article, draft.content), [])
        }
        guard let article else { return found }
        // What is missing is asked for on submitting, and a rate is no matter of the text.
        return await Screening.findings(in: article, by: StandardChecks.all).filter {
            $0.kind != .declarationMissing && $0.kind != .manySubmissions && $0.kind != .restricted
        }
    }

    private func nextToScreen(at now: Timestamp) async throws -> ScreeningWork? {
        let waiting = try await read { try Screening(connection: $0, now: now).waiting() }
        for candidate in waiting {
            let work = try await writeUnseen { try Screening(connection: $0, now: now).begin(candidate) }
            if let work { return work }
        }
        return nil
    }
}

/// A submission one node is screening.
struct ScreeningWork: Sendable {
    let submission: Identifier<Submission>
    let article: ScreenedArticle
    /// Until when it is this node's.
    let until: Timestamp
}

struct Screening {
    let connection: any Connection
    let now: Timestamp

    /// A node that has not finished after so many seconds is taken for dead.
    private static let lease: Int64 = 180

    static func findings(in article: ScreenedArticle, by checks: [any ScreeningCheck]) async -> [Finding] {
        var findings: [Finding] = []
        for check in checks {
            do {
                findings += try await check.findings(in: article)
            } catch {
                findings.append(Finding(.notChecked, .hold))
            }
        }
        return findings
    }

    func waiting() throws -> [Identifier<Submission>] {
        try connection.rows(
            """
            SELECT id FROM submission
            WHERE state = \(Submission.State.submitted)
                OR state = \(Submission.State.screening) AND coalesce(screening_until, 0) <= \(now)
            ORDER BY submitted_at, id LIMIT 8
            """
        ) { try $0["id"] }
    }

    /// - Returns: `nil` when another node was first, or its authors have taken it back.
    func begin(_ id: Identifier<Submission>) throws -> ScreeningWork? {
        let submissions = SubmissionStore(connection: connection)
        guard let known = try submissions.find(id) else { return nil }
        try DraftStore(connection: connection).lock(known.article)
        let until = now.adding(seconds: Self.lease)
        let taken = try connection.execute(
            """
            UPDATE submission SET state = \(Submission.State.screening), screening_until = \(until)
            WHERE id = \(id) AND (state = \(Submission.State.submitted)
                OR state = \(Submission.State.screening) AND coalesce(screening_until, 0) <= \(now))
            """)
        guard taken == 1, let article = try ArticleStore(connection: connection).find(known.article),
            let revision = try ArticleStore(connection: connection).revision(known.revision)
        else { return nil }
        if known.state == .submitted {
            try DraftStore(connection: connection).move(article, to: .screening, by: nil, at: now)
        }
        let filing = try submissions.filing(of: known.revision) ?? Filing()
        return ScreeningWork(
            submission: id, article: try screened(article, DraftContent(content: revision.content, filing: filing)),
            until: until)
    }

    func screened(_ article: Article, _ draft: DraftContent) throws -> ScreenedArticle {
        let settings = SettingStore(connection: connection)
        let today: Int? = try connection.value(
            """
            SELECT count(*) FROM submission JOIN article ON article.id = submission.article_id
            WHERE article.publication_id = \(article.publication) AND submission.submitted_at > \(now.adding(days: -1))
            """)
        let report = try OriginalityChecking(connection: connection, now: now).report(
            on: CheckedText(
                draft.content.document, article: article.id, publication: article.publication,
                before: article.publishedAt))
        let reprint = try ReprintRules(connection: connection, now: now).reprint(draft.content, of: article, report)
        return ScreenedArticle(
            article: article.id, publication: article.publication, draft: draft, policy: try settings.get(),
            jurisdiction: try settings.site().jurisdiction, restriction: article.restriction,
            submissionsToday: today ?? 1, reuse: report, reprintProblem: reprint?.problem)
    }

    /// - Returns: whether readers have something new.
    func finish(_ work: ScreeningWork, with findings: [Finding]) throws -> Bool {
        let submissions = SubmissionStore(connection: connection)
        try DraftStore(connection: connection).lock(work.article.article)
        let isOurs = try connection.exists(
            """
            SELECT 1 FROM submission WHERE id = \(work.submission) AND state = \(Submission.State.screening)
                AND screening_until = \(work.until)
            """)
        guard isOurs, let article = try ArticleStore(connection: connection).find(work.article.article) else {
            return false
        }
        try FindingStore(connection: connection).replace(findings, of: work.submission, at: now)
        try SubmissionEventStore(connection: connection).record(.screened, of: work.submission, by: nil, at: now)
        let gravest = findings.map(\.measure.gravity).max() ?? 0
        if gravest >= ReviewPolicy.WordMeasure.refuse.gravity {
            try refuse(work.submission, article)
            return false
        }
        let isHeld = gravest >= ReviewPolicy.WordMeasure.hold.gravity
        let publication = try PublicationStore(connection: connection).find(article.publication)
        let credit: CreditPolicy = try SettingStore(connection: connection).get()
        let isTrusted =
            try CreditStore(connection: connection).score(of: article.publication).points >= credit.reviewBelow
        let isAtOnce =
            publication?.state == .active && isTrusted && work.article.policy.activePublishAtOnce && !isHeld
        try connection.execute(
            """
            UPDATE submission SET state = \(Submission.State.inReview), screening_until = NULL,
                is_held = \(isHeld ? 1 : 0), is_after = \(isAtOnce ? 1 : 0)
            WHERE id = \(work.submission)
            """)
        guard isAtOnce, let submission = try submissions.find(work.submission) else {
            try DraftStore(connection: connection).move(article, to: .inReview, by: nil, at: now)
            return false
        }
        try GoingLive(connection: connection).publish(submission, by: nil, at: now)
        let isPublic = try ArticleStore(connection: connection).find(article.id)?.state == .published
        if isPublic { try Authors(connection: connection).tell(.published, about: submission, article, at: now) }
        return isPublic
    }

    private func refuse(_ id: Identifier<Submission>, _ article: Article) throws {
        try connection.execute(
            """
            UPDATE submission SET state = \(Submission.State.rejected), screening_until = NULL, decided_at = \(now),
                effected_at = \(now)
            WHERE id = \(id)
            """)
        try DraftStore(connection: connection).move(
            article, to: .rejected, by: nil, reason: "refused by the screening", at: now)
        if let submission = try SubmissionStore(connection: connection).find(id) {
            try Authors(connection: connection).tell(.rejected, about: submission, article, at: now)
        }
    }
}
