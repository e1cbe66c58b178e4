public import Kernel
import Storage

/// What an article claims to be, and what became of the claim.
public enum OriginalityState: String, Sendable, CaseIterable {
    case undeclared, claimed, confirmed, disputed, revoked, reprint, translation

    /// What the author's declarations amount to. What weighs least is what an article counts as.
    init(_ declarations: [Declaration]) {
        let kinds = Set(declarations.map(\.kind))
        self =
            if kinds.contains(.reprint) { .reprint } else if kinds.contains(.translation) {
                .translation
            } else if kinds.contains(.dispute) { .disputed } else if kinds.contains(.original) { .claimed } else {
                .undeclared
            }
    }

    /// Readers are told that it is original.
    public var isBadge: Bool { self == .claimed || self == .confirmed }

    /// Decided by people, so that a new revision with the same claim changes nothing about it.
    var isJudged: Bool { self == .confirmed || self == .disputed || self == .revoked }
}

/// What a reviewer, or a decision on a complaint, makes of a claim of originality.
public enum OriginalityJudgement: String, Sendable, CaseIterable {
    case confirm, dispute, revoke

    var state: OriginalityState {
        switch self {
        case .confirm: .confirmed
        case .dispute: .disputed
        case .revoke: .revoked
        }
    }
}

/// One change of what an article is taken for.
public struct OriginalityEvent: Hashable, Sendable {
    public let state: OriginalityState
    /// `nil` for the program and for authors' own declarations.
    public let by: String?
    public let reason: String
    public let at: Timestamp

    init(row: Row) throws {
        state = try row["state"]
        by = try row["name"]
        reason = try row["reason"]
        at = try row["created_at"]
    }
}

/// Why a judgement was refused.
public enum OriginalityError: ReadableError, Hashable {
    case reasonMissing, textTooLong
    /// Nothing is claimed that could be judged so.
    case nothingClaimed

    public static let maximumReason = 1_000

    public var kind: ReadableErrorKind { self == .nothingClaimed ? .conflict : .invalid }

    public var messageKey: String {
        switch self {
        case .reasonMissing: "originality_reason_missing"
        case .textTooLong: "originality_text_too_long"
        case .nothingClaimed: "originality_nothing_claimed"
        }
    }

    public var messageArguments: [String: String] {
        self == .textTooLong ? ["limit": String(Self.maximumReason)] : [:]
    }

    public var description: String { messageKey.split(separator: "_").joined(separator: " ") }
}

extension Platform {
    /// Confirms, disputes or revokes a published article's claim to be original. Revoking is a decision, which costs what
    /// a false claim costs and can be appealed; judging otherwise later undoes that.
    /// - Parameter rule: the rule that a false claim is against, as the decision names it.
    /// - Throws: `OriginalityError`, `DecisionError`, `AccessError`, `ReadingError.noSuchArticle`.
    public func judgeOriginality(
        of id: Identifier<Article>, _ judgement: OriginalityJudgement, reason: String, rule: String = "",
        by account: Account
    ) async throws {
        let now = clock.now
        try await write { connection in
            try DraftStore(connection: connection).lock(id)
            let article = try ArticleAccess(connection: connection).require(.judgeOriginality, on: id, by: account)
                .article
            try OriginalityStates(connection: connection).judge(
                article.id, judgement, reason: reason, by: account.id, at: now)
            try FalseOriginality(connection: connection, now: now).settle(
                article.id, judgement, reason: reason, rule: rule, by: account)
        }
    }
}

/// What articles are taken for, and who said so.
struct OriginalityStates {
    let connection: any Connection

    func state(of article: Identifier<Article>) throws -> OriginalityState {
        try connection.value("SELECT originality FROM article WHERE id = \(article)") ?? .undeclared
    }

    /// The latest first.
    func events(of article: Identifier<Article>) throws -> [OriginalityEvent] {
        try connection.rows(
            """
            SELECT originality_event.state AS state, originality_event.reason AS reason,
                originality_event.created_at AS created_at, account.name AS name
            FROM originality_event LEFT JOIN account ON account.id = originality_event.account_id
            WHERE originality_event.article_id = \(article) ORDER BY originality_event.id DESC LIMIT 50
            """, OriginalityEvent.init)
    }

    /// For whoever may: a reviewer, or a decision that revokes a false claim. The caller has checked that, and holds the
    /// article's lock.
    func judge(
        _ article: Identifier<Article>, _ judgement: OriginalityJudgement, reason: String,
        by account: Identifier<Account>?, at time: Timestamp
    ) throws {
        let reason = reason.trimmed
        guard judgement == .confirm || !reason.isEmpty else { throw OriginalityError.reasonMissing }
        guard reason.count <= OriginalityError.maximumReason else { throw OriginalityError.textTooLong }
        let before = try state(of: article)
        guard before.isJudged || before == .claimed, before != judgement.state else {
            throw OriginalityError.nothingClaimed
        }
        try set(judgement.state, of: article, reason: reason, by: account, at: time)
    }

    /// What the revision that goes live declares. A judgement stays while the author goes on claiming the same.
    func declare(_ declarations: [Declaration], of article: Identifier<Article>, at time: Timestamp) throws {
        let before = try state(of: article), declared = OriginalityState(declarations)
        let goesOn = before.isJudged && (declared == .claimed || declared == .disputed)
        if declared != before, !goesOn { try set(declared, of: article, reason: "", by: nil, at: time) }
    }

    private func set(
        _ state: OriginalityState, of article: Identifier<Article>, reason: String, by account: Identifier<Account>?,
        at time: Timestamp
    ) throws {
        try connection.execute("UPDATE article SET originality = \(state) WHERE id = \(article)")
        try connection.execute(
            """
            INSERT INTO originality_event (id, article_id, account_id, state, reason, created_at)
            VALUES (\(Identifier<OriginalityEvent>.mint(at: time)), \(article), \(account), \(state), \(reason), \(time))
            """)
    }
}
