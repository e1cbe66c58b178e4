public import Kernel
import Storage

/// What a decision is about.
public enum DecisionSubject: Hashable, Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        case article, comment, publication
    }

    case article(Identifier<Article>)
    case comment(Identifier<Comment>)
    case publication(Identifier<Publication>)

    public var kind: Kind {
        switch self {
        case .article: .article
        case .comment: .comment
        case .publication: .publication
        }
    }

    public init?(kind: String, id: String) {
        switch Kind(rawValue: kind) {
        case .article: if let id = Identifier<Article>(id) { self = .article(id) } else { return nil }
        case .comment: if let id = Identifier<Comment>(id) { self = .comment(id) } else { return nil }
        case .publication: if let id = Identifier<Publication>(id) { self = .publication(id) } else { return nil }
        case nil: return nil
        }
    }

    /// Of its identifier, as in addresses.
    public var id: String {
        switch self {
        case .article(let id): id.description
        case .comment(let id): id.description
        case .publication(let id): id.description
        }
    }

    /// The decisions about it, as a condition on `decision`.
    var condition: SQL {
        switch self {
        case .article(let id): "decision.subject = 'article' AND decision.article_id = \(id)"
        case .comment(let id): "decision.subject = 'comment' AND decision.comment_id = \(id)"
        case .publication(let id): "decision.subject = 'publication' AND decision.publication_id = \(id)"
        }
    }
}

/// A subject as those who decide see it: what it is called, whose it is, and the facts a statement of reasons names.
public struct SubjectFacts: Hashable, Sendable {
    public let subject: DecisionSubject
    public let publication: Publication
    /// Of an article, or of the article a comment is on.
    public let article: Identifier<Article>?
    public let articleTitle: String
    /// Of a comment.
    public let text: String
    /// Who wrote a comment.
    public let author: String
    public let contentDate: Timestamp
    /// BCP 47; empty where it has none.
    public let language: String
    public let content: Set<ContentKind>

    /// What a decision is about consists of these.
    public enum ContentKind: String, Sendable, CaseIterable {
        case text, picture, video, account
    }

    public var title: String {
        switch subject.kind {
        case .article: articleTitle
        case .comment: text
        case .publication: publication.name
        }
    }

    /// Where readers have it.
    public var path: String {
        let publicationPath = "/@\(publication.handle)"
        return switch subject {
        case .publication: publicationPath
        case .article(let id): "\(publicationPath)/\(id)"
        case .comment(let id): article.map { "\(publicationPath)/\($0)#comment-\(id)" } ?? publicationPath
        }
    }
}

struct SubjectStore {
    let connection: any Connection

    /// - Throws: `ReadingError.noSuchPage` when there is no such thing.
    func facts(_ subject: DecisionSubject) throws -> SubjectFacts {
        switch subject {
        case .article(let id): return try article(id, subject)
        case .comment(let id):
            guard let comment = try CommentStore(connection: connection).find(id) else {
                throw ReadingError.noSuchPage
            }
            let article = try article(comment.article, subject)
            return SubjectFacts(
                subject: subject, publication: article.publication, article: comment.article,
                articleTitle: article.articleTitle, text: comment.body, author: comment.authorName,
                contentDate: comment.createdAt, language: "", content: [.text])
        case .publication(let id):
            guard let publication = try PublicationStore(connection: connection).find(id) else {
                throw ReadingError.noSuchPage
            }
            return SubjectFacts(
                subject: subject, publication: publication, article: nil, articleTitle: "", text: "", author: "",
                contentDate: publication.createdAt, language: "", content: [.account])
        }
    }

    /// - Returns: `nil` once it is gone.
    func facts(of decision: Decision) throws -> SubjectFacts? {
        do {
            return try decision.about.map(facts)
        } catch is ReadingError {
            return nil
        }
    }

    /// Of what readers have, or of what is being written where they have nothing.
    private func article(_ id: Identifier<Article>, _ subject: DecisionSubject) throws -> SubjectFacts {
        guard let article = try ArticleStore(connection: connection).find(id),
            let publication = try PublicationStore(connection: connection).find(article.publication)
        else { throw ReadingError.noSuchPage }
        let content = try article.liveRevision.flatMap { try ArticleStore(connection: connection).revision($0) }?
            .content
        let draft: String? = try connection.value("SELECT title FROM draft WHERE article_id = \(id)")
        var kinds: Set<SubjectFacts.ContentKind> = [.text]
        if let live = article.liveRevision {
            let types: [String] = try connection.rows(
                """
                SELECT DISTINCT media.type AS type FROM revision_media JOIN media ON media.hash = revision_media.hash
                WHERE revision_media.revision_id = \(live)
                """
            ) { try $0["type"] }
            for type in types { kinds.insert(type == "mp4" || type == "webm" ? .video : .picture) }
        }
        return SubjectFacts(
            subject: subject, publication: publication, article: id, articleTitle: content?.title ?? draft ?? "",
            text: "", author: "", contentDate: article.publishedAt ?? article.createdAt,
            language: content?.language ?? "", content: kinds)
    }
}
