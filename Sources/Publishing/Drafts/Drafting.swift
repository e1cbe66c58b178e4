public import Kernel
import Storage

extension Platform {
    /// Begins a new article.
    /// - Throws: `AccessError.notAllowed` to anybody but a member of a publication that may write.
    public func beginArticle(in publication: Identifier<Publication>, by account: Account, language: Language)
        async throws
        -> Identifier<Article>
    {
        let now = clock.now
        return try await writeUnseen { connection in
            guard let standing = try Standing.of(account, in: publication, connection), standing.membership != nil
            else {
                throw ReadingError.noSuchPublication
            }
            guard standing.publication == .probation || standing.publication == .active else {
                throw AccessError.notAllowed
            }
            let id = Identifier<Article>.mint(at: now)
            try ArticleStore(connection: connection).insert(
                Article(id: id, publication: publication, state: .draft, createdAt: now, modifiedAt: now))
            try connection.execute("UPDATE article SET author_id = \(account.id) WHERE id = \(id)")
            try DraftStore(connection: connection).insert(
                .empty(language: language), for: id, state: .draft, by: account.id, at: now)
            return id
        }
    }

    /// The working copy of an article; made from its live revision where there is none yet.
    /// - Throws: `ReadingError.noSuchArticle`, `AccessError`.
    public func draft(_ article: Identifier<Article>, for account: Account) async throws -> Draft {
        let now = clock.now
        let known = try await read { connection in
            try ArticleAccess(connection: connection).require(.view, on: article, by: account)
            return try DraftStore(connection: connection).find(article)
        }
        if let known { return known }
        return try await writeUnseen { connection in
            let drafts = DraftStore(connection: connection)
            try drafts.lock(article)
            let grant = try ArticleAccess(connection: connection).require(.view, on: article, by: account)
            if try drafts.find(article) == nil {
                let content = try ArticleStore(connection: connection).liveContent(of: grant.article)
                try drafts.insert(content, for: article, state: grant.article.state, by: nil, at: now)
            }
            guard let draft = try drafts.find(article) else { throw ReadingError.noSuchArticle }
            return draft
        }
    }

    /// A contributor says that an article is ready; the publication's owner and editors are told.
    public func handIn(_ article: Identifier<Article>, by account: Account) async throws {
        let now = clock.now
        try await writeUnseen { connection in
            let grant = try ArticleAccess(connection: connection).require(.handIn, on: article, by: account)
            try connection.execute("UPDATE draft SET handed_in_at = \(now) WHERE article_id = \(article)")
            let title: String = try connection.value("SELECT title FROM draft WHERE article_id = \(article)") ?? ""
            for editor in try MembershipStore(connection: connection).editors(of: grant.article.publication) {
                try NotificationStore(connection: connection).tell(
                    editor, .handedIn, path: "/studio/\(article)", ["title": title, "name": account.name], at: now)
            }
        }
    }

    /// Deletes an article that was never public, with its history.
    public func deleteDraft(_ article: Identifier<Article>, by account: Account) async throws {
        try await writeUnseen { connection in
            try ArticleAccess(connection: connection).require(.delete, on: article, by: account)
            try connection.execute("DELETE FROM article WHERE id = \(article)")
        }
    }
}

extension ArticleStore {
    /// What readers have now, as a working copy to go on from.
    func liveContent(of article: Article) throws -> DraftContent {
        var filing = Filing()
        filing.channel = article.channel
        filing.topics = try TopicStore(connection: connection).topics(of: article.id).map(\.name)
        let more = try connection.first("SELECT canonical, comments FROM article WHERE id = \(article.id)") { row in
            (canonical: try row["canonical"] as String?, comments: try row["comments"] as String)
        }
        filing.canonical = more?.canonical
        filing.comments = Filing.CommentPolicy(rawValue: more?.comments ?? "") ?? .open
        guard let live = article.liveRevision, let revision = try revision(live) else {
            return DraftContent(content: DraftContent.empty(language: .simplifiedChinese).content, filing: filing)
        }
        return DraftContent(content: revision.content, filing: filing)
    }
}
