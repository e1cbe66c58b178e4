import Kernel
import Storage

/// What a measure does to its subject, and what becomes of that when it ends.
struct MeasureEffect {
    let connection: any Connection
    let now: Timestamp

    func take(_ decision: Decision, _ facts: SubjectFacts, by account: Identifier<Account>?) throws {
        switch decision.about {
        case .article(let id):
            try settleArticle(id, by: account)
            if decision.measure.takesAway { try forget(id, at: facts.path) }
        case .comment(let id):
            try settleComment(id, after: decision, note: decision.reasons.explanation, by: account)
            if decision.measure.takesAway { try CommentStore(connection: connection).settleReports(about: id, at: now) }
        case .publication(let id):
            guard let publication = try PublicationStore(connection: connection).find(id) else { return }
            if decision.measure == .close {
                try PublicationClosing(
                    connection: connection, publication: publication, account: account, now: now
                ).close(keepsArticles: decision.order.keepsArticles, reason: decision.reasons.explanation, tells: false)
            } else {
                try settlePublication(publication, after: decision, by: account)
            }
        case nil: return
        }
    }

    func end(
        _ decision: Decision, as ending: Decision.Ending, reason: String, by account: Identifier<Account>?
    ) throws {
        switch decision.about {
        case .article(let id): try settleArticle(id, by: account)
        case .comment(let id): try settleComment(id, after: decision, ending, note: reason, by: account)
        case .publication(let id):
            guard let publication = try PublicationStore(connection: connection).find(id) else { return }
            try settlePublication(publication, after: decision, by: account)
            if decision.measure == .close, !decision.order.keepsArticles { try bringBack(decision, by: account) }
        case nil: return
        }
    }

    /// An article has the strongest of what is ordered about it; a label holds beside anything else.
    /// - Parameter isRecorded: whether the change is a step of the article by itself.
    func settleArticle(_ id: Identifier<Article>, by account: Identifier<Account>?, isRecorded: Bool = true) throws {
        guard let article = try ArticleStore(connection: connection).find(id) else { return }
        let inForce = try DecisionStore(connection: connection).inForce(on: .article(id))
        let restriction = try restriction(of: id, inForce)
        let label = inForce.last { $0.measure == .label }?.order.label
        try connection.execute(
            """
            UPDATE article SET restriction = \(restriction),
                label = \(label == nil ? "review_label" : "\(label)" as SQL) WHERE id = \(id)
            """)
        guard isRecorded, restriction != article.restriction else { return }
        try ArticleStore(connection: connection).record(
            id, state: article.state, restriction: restriction, by: account, reason: "ordered by the platform", at: now)
    }

    /// What is ordered about an article, by decisions and by review.
    func restriction(of id: Identifier<Article>) throws -> Article.Restriction {
        try restriction(of: id, try DecisionStore(connection: connection).inForce(on: .article(id)))
    }

    private func restriction(of id: Identifier<Article>, _ inForce: [Decision]) throws -> Article.Restriction {
        let review: Article.Restriction =
            try connection.value("SELECT review_restriction FROM article WHERE id = \(id)") ?? .none
        return (inForce.map(\.measure.restriction) + [review]).max { $0.strength < $1.strength } ?? .none
    }

    /// Readers are not told any more of what has been taken away.
    private func forget(_ article: Identifier<Article>, at path: String) throws {
        try connection.execute("DELETE FROM announcement WHERE article_id = \(article)")
        try connection.execute("DELETE FROM hot_article WHERE article_id = \(article)")
        try connection.execute(
            "DELETE FROM notification WHERE kind = \(UserNotification.Kind.newArticle) AND path = \(path)")
    }

    /// - Parameter ending: how the decision ends; `nil` when it begins.
    private func settleComment(
        _ id: Identifier<Comment>, after decision: Decision, _ ending: Decision.Ending? = nil, note: String,
        by account: Identifier<Account>?
    ) throws {
        let store = CommentStore(connection: connection)
        // What its author has deleted does not come back.
        guard decision.measure != .warn, let comment = try store.find(id), comment.deletedAt == nil else { return }
        let inForce = try DecisionStore(connection: connection).inForce(on: .comment(id)).map(\.measure)
        let state: Comment.State
        if inForce.contains(.remove) {
            state = .removed
        } else if inForce.contains(.hide) {
            state = .hidden
        } else {
            guard let before = decision.stateBefore.flatMap(Comment.State.init) else { return }
            // Whoever undoes a measure has looked at the comment: it need not wait for a moderator again.
            state = before == .pending && ending != .expired ? .visible : before
        }
        guard state != comment.state, try store.move(comment, to: state, at: now) else { return }
        let event: CommentEvent.Kind = state == .removed ? .removed : state == .hidden ? .hidden : .restored
        try CommentEventStore(connection: connection).record(
            event, of: id, note: String(note.prefix(CommentError.maximumNote)), by: account, at: now)
        if state.isShown, comment.shownAt == nil {
            try CommentNotices(connection: connection, now: now).tellOfNew(comment)
        }
    }

    private func settlePublication(
        _ publication: Publication, after decision: Decision, by account: Identifier<Account>?
    ) throws {
        guard decision.measure != .warn else { return }
        let inForce = try DecisionStore(connection: connection).inForce(on: .publication(publication.id))
        let before =
            inForce.lazy.compactMap(\.stateBefore).first.flatMap(Publication.State.init)
            ?? decision.stateBefore.flatMap(Publication.State.init) ?? .probation
        let measures = inForce.map(\.measure)
        let state: Publication.State =
            measures.contains(.close)
            ? .closed : measures.contains(.freeze) ? .frozen : measures.contains(.mute) ? .muted : before
        let until = state == .muted ? inForce.compactMap { $0.measure == .mute ? $0.order.endsAt : nil }.max() : nil
        try connection.execute(
            """
            UPDATE publication SET state = \(state), muted_until = \(until),
                state_before = \(state == .muted ? before : nil)
            WHERE id = \(publication.id)
            """)
        guard state != publication.state || until != nil else { return }
        try PublicationEventStore(connection: connection).record(
            state, of: publication.id, reason: decision.isInForce ? decision.reasons.explanation : "", by: account,
            at: now)
    }

    /// What was withdrawn because its publication was closed.
    private func bringBack(_ decision: Decision, by account: Identifier<Account>?) throws {
        guard let publication = decision.publication else { return }
        let withdrawn = try connection.rows(
            """
            SELECT article.* FROM article WHERE publication_id = \(publication) AND state = 'withdrawn'
                AND revision_id IS NOT NULL AND EXISTS (SELECT 1 FROM article_event
                    WHERE article_event.article_id = article.id AND article_event.state = 'withdrawn'
                        AND article_event.created_at = \(decision.decidedAt))
            """, Article.init)
        for article in withdrawn {
            try DraftStore(connection: connection).move(
                article, to: .published, by: account, reason: "ordered by the platform", at: now)
            if let live = article.liveRevision {
                try LogStore(connection: connection).append(.published(live, .written), at: now)
            }
        }
    }
}
