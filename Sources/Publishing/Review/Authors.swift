import Kernel
import Storage

/// Those an article's progress concerns: who submitted it, who began it, and who decides for the publication.
struct Authors {
    let connection: any Connection

    func tell(_ kind: UserNotification.Kind, about submission: Submission, _ article: Article, at time: Timestamp)
        throws
    {
        guard let publication = try PublicationStore(connection: connection).find(article.publication) else { return }
        let title: String =
            try connection.value("SELECT title FROM revision WHERE id = \(submission.revision)") ?? ""
        var arguments = ["title": title, "publication": publication.name]
        if !submission.reason.isEmpty { arguments["reason"] = submission.reason }
        let isLive: Bool = try connection.exists(
            "SELECT 1 FROM article WHERE id = \(article.id) AND \(Article.isPublic)")
        let path =
            isLive && (kind == .published || kind == .approved)
            ? "/@\(publication.handle)/\(article.id)" : "/studio/\(article.id)"
        for account in try concerned(by: article, submission) {
            try NotificationStore(connection: connection).tell(account, kind, path: path, arguments, at: time)
        }
    }

    private func concerned(by article: Article, _ submission: Submission) throws -> [Identifier<Account>] {
        let members = try MembershipStore(connection: connection).members(of: article.publication)
        let author: Identifier<Account>? = try connection.value(
            "SELECT author_id FROM article WHERE id = \(article.id)")
        return members.filter {
            $0.role != .contributor || $0.account == author || $0.account == submission.submittedBy
        }
        .map(\.account)
    }
}
