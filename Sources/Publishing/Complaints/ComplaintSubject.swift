public import Kernel
import Storage

/// What a complaint is about: an article, a comment, a publication, or one picture of an article.
public struct ComplaintSubject: Hashable, Sendable {
    public let about: DecisionSubject
    public let picture: ContentHash?

    public init(_ about: DecisionSubject) {
        self.about = about
        picture = nil
    }

    public init(picture: ContentHash, in article: Identifier<Article>) {
        about = .article(article)
        self.picture = picture
    }

    /// - Parameter picture: empty for the whole.
    public init?(on kind: String, id: String, picture: String = "") {
        guard let about = DecisionSubject(kind: kind, id: id) else { return nil }
        guard !picture.isEmpty else {
            self.init(about)
            return
        }
        guard case .article(let article) = about, let hash = ContentHash(picture) else { return nil }
        self.init(picture: hash, in: article)
    }

    /// The cases about it, as a condition on `complaint_case`.
    var condition: SQL {
        let part: SQL = picture.map { "complaint_case.picture = \($0)" } ?? "complaint_case.picture IS NULL"
        return switch about {
        case .article(let id):
            "complaint_case.subject = 'article' AND complaint_case.article_id = \(id) AND \(part)"
        case .comment(let id): "complaint_case.subject = 'comment' AND complaint_case.comment_id = \(id)"
        case .publication(let id):
            "complaint_case.subject = 'publication' AND complaint_case.publication_id = \(id)"
        }
    }
}

extension SubjectStore {
    /// What readers have now, and so can complain of.
    /// - Throws: `ReadingError.noSuchPage` for anything else.
    func complainable(_ subject: ComplaintSubject) throws -> SubjectFacts {
        let isShown =
            switch subject.about {
            case .article(let id):
                try connection.exists("SELECT 1 FROM article WHERE id = \(id) AND \(Article.isPublic)")
            case .comment(let id):
                try connection.exists(
                    """
                    SELECT 1 FROM comment JOIN article ON article.id = comment.article_id
                    WHERE comment.id = \(id) AND \(Comment.isShown) AND \(Article.isPublic)
                    """)
            case .publication: true
            }
        guard isShown else { throw ReadingError.noSuchPage }
        if let picture = subject.picture, case .article(let id) = subject.about {
            let isInside = try connection.exists(
                """
                SELECT 1 FROM article JOIN revision_media ON revision_media.revision_id = article.revision_id
                WHERE article.id = \(id) AND revision_media.hash = \(picture)
                """)
            guard isInside else { throw ReadingError.noSuchPage }
        }
        return try facts(subject.about)
    }
}
