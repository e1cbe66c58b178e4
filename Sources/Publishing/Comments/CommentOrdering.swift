import Kernel
import Storage

/// What the desk does to a comment is a measure of the platform like any other: a decision with a statement of reasons and
/// an appeal. What the publication does below its own articles is not.
struct CommentOrdering {
    let connection: any Connection
    let now: Timestamp

    /// Locks as whoever takes a measure does, before anything else is locked.
    func lock(_ comment: Identifier<Comment>) throws {
        let facts = try SubjectStore(connection: connection).facts(.comment(comment))
        try MeasureTaking(connection: connection, now: now).lock(facts)
    }

    func order(_ measure: Measure, on comment: Comment, _ ground: CommentGround, by account: Account) throws {
        guard let reason = ground.reason else { throw CommentError.reasonMissing }
        var reasons = DecisionReasons(
            ground: .terms, rule: "社区规则 · House rules (/about/rules)",
            explanation: [reason.words, ground.note].filter { !$0.isEmpty }.joined(separator: "\n"),
            category: reason.category, facts: ground.note.isEmpty ? reason.words : ground.note)
        reasons.source = comment.reports > 0 ? .other : .ownInitiative
        try MeasureTaking(connection: connection, now: now)
            .take(MeasureOrder(measure), on: .comment(comment.id), reasons, by: account.id)
        try connection.countSiteChange()
    }

    /// Ends what holds against a comment.
    /// - Returns: whether anything did.
    func lift(_ comment: Comment, _ ground: CommentGround, by account: Account) throws -> Bool {
        let inForce = try DecisionStore(connection: connection).inForce(on: .comment(comment.id))
            .filter(\.measure.takesAway)
        for decision in inForce {
            try MeasureTaking(connection: connection, now: now)
                .end(decision, as: .lifted, reason: ground.note, by: account.id)
            try DecisionTelling(connection: connection, now: now).ended(decision, reason: ground.note)
        }
        if !inForce.isEmpty { try connection.countSiteChange() }
        return !inForce.isEmpty
    }
}

extension CommentStore {
    /// Whether the platform has ordered that a comment is out of sight.
    func isOrdered(_ id: Identifier<Comment>) throws -> Bool {
        try connection.exists(
            """
            SELECT 1 FROM decision WHERE \(DecisionSubject.comment(id).condition) AND decision.ending IS NULL
                AND decision.measure IN ('hide', 'remove')
            """)
    }
}

extension CommentReason {
    /// As a statement of reasons says it, which is one text for everybody.
    fileprivate var words: String {
        switch self {
        case .spam: "垃圾信息或广告 · Spam or advertising"
        case .abuse: "侮辱或骚扰 · Insult or harassment"
        case .hate: "仇恨或煽动 · Hatred or incitement"
        case .misinformation: "不实信息 · False information"
        case .privacy: "泄露他人隐私 · Somebody’s private data"
        case .illegal: "违法内容 · Against the law"
        case .offTopic: "与文章无关 · Nothing to do with the article"
        case .other: "违反社区规则 · Against the house rules"
        }
    }

    fileprivate var category: DecisionCategory {
        switch self {
        case .abuse: .cyberViolence
        case .hate: .speech
        case .misinformation: .civicDiscourse
        case .privacy: .dataProtection
        case .spam, .illegal, .offTopic, .other: .otherViolation
        }
    }
}
