import Document
import Importing
import Kernel
import Storage

/// Writes prepared articles, with the publications, topics, comments and redirects they need, in one transaction.
struct ImportApplier: Sendable {
    struct Outcome: Sendable {
        var articles: [ImportOutcome] = []
        var publications = 0
        var comments = 0
        var media = 0
        /// What readers have now.
        var published: [Identifier<Revision>] = []
    }

    let source: String
    let title: String?
    let options: ImportOptions
    let authors: [String: ImportedAuthor]
    let terms: [ImportSession.TermKey: ImportedTerm]
    let now: Timestamp

    /// What `apply` would do, without doing it.
    func foresee(_ batch: [PreparedArticle], _ connection: any Connection) throws -> Outcome {
        var outcome = Outcome()
        let origins = ImportOriginStore(connection: connection, source: source)
        for prepared in batch {
            let isKnown = try origins.find(.article, prepared.imported.key) != nil
            outcome.articles.append(isKnown ? .unchanged : .added(ImportedWorkflow(prepared.imported, now: now).state))
            outcome.comments += isKnown ? 0 : prepared.imported.comments.filter { $0.state != .spam }.count
        }
        return outcome
    }

    func apply(_ batch: [PreparedArticle], _ connection: any Connection) throws -> Outcome {
        var outcome = Outcome()
        for prepared in batch { try apply(prepared, connection, &outcome) }
        try LogStore(connection: connection).append(outcome.published.map { .published($0, .imported) }, at: now)
        return outcome
    }

    private func apply(_ prepared: PreparedArticle, _ connection: any Connection, _ outcome: inout Outcome) throws {
        let origins = ImportOriginStore(connection: connection, source: source)
        let articles = ArticleStore(connection: connection)
        let fingerprint = ImportFingerprint.of(prepared)
        let known = try origins.find(.article, prepared.imported.key)
        if let known {
            guard known.fingerprint != fingerprint else { return outcome.articles.append(.unchanged) }
            guard let article = try articles.find(Identifier(rawValue: known.entity)),
                article.liveRevision?.rawValue == known.revision
            else { return outcome.articles.append(.keptLocal) }
        }
        for media in prepared.media {
            try MediaRecordStore(connection: connection).insert(media, at: now)
            outcome.media += 1
        }
        let id: Identifier<Article>
        if let known {
            id = Identifier(rawValue: known.entity)
            outcome.articles.append(.updated)
        } else {
            id = .mint(at: now)
            let workflow = ImportedWorkflow(prepared.imported, now: now)
            try insert(id, prepared, workflow, connection, &outcome)
            outcome.articles.append(.added(workflow.state))
        }
        let revised = prepared.imported.modified ?? prepared.imported.published ?? now
        let revision = try articles.revise(id, prepared.content, at: revised)
        if try articles.find(id)?.state == .published {
            outcome.published.append(revision)
            try OriginalityIndex(connection: connection).update(id)
        }
        let filing = ImportedFiling(terms: terms, options: options, now: now, connection: connection)
        try articles.setTopics(try filing.topics(of: prepared.imported).map(\.id), of: id)
        outcome.comments += try ImportedComments(origins: origins, now: now).insert(prepared.imported, into: id)
        for path in prepared.imported.paths {
            try RedirectStore(connection: connection).insert(path, to: id)
        }
        try origins.set(.article, prepared.imported.key, entity: id.rawValue, revision: revision.rawValue, fingerprint)
    }

    private func insert(
        _ id: Identifier<Article>, _ prepared: PreparedArticle, _ workflow: ImportedWorkflow,
        _ connection: any Connection, _ outcome: inout Outcome
    ) throws {
        let publication = try publication(of: prepared.imported, connection, &outcome)
        let filing = ImportedFiling(terms: terms, options: options, now: now, connection: connection)
        let articles = ArticleStore(connection: connection)
        try articles.insert(
            Article(
                id: id, publication: publication, channel: try filing.channel(of: prepared.imported)?.id,
                kind: prepared.imported.isPage ? .page : .article, state: workflow.state,
                publishedAt: workflow.publishedAt, scheduledAt: workflow.scheduledAt,
                createdAt: prepared.imported.published ?? now, modifiedAt: now))
        try articles.record(id, state: workflow.state, reason: workflow.reason, at: now)
    }

    /// The publication of an article's author, made if this is the author's first article.
    private func publication(
        of article: ImportedArticle, _ connection: any Connection, _ outcome: inout Outcome
    ) throws -> Identifier<Publication> {
        let origins = ImportOriginStore(connection: connection, source: source)
        let key = article.authorKeys.first ?? ""
        if let known = try origins.find(.author, key) { return Identifier(rawValue: known.entity) }
        let author = authors[key] ?? ImportedAuthor(key: key, name: key.isEmpty ? title ?? source : key)
        let publications = PublicationStore(connection: connection)
        let wanted = Handle(nearest: key.isEmpty ? author.name : key) ?? Handle(nearest: author.name)
        let id = Identifier<Publication>.mint(at: now)
        // A login in a script that cannot be written in Latin letters still needs a handle.
        guard let handle = wanted ?? Handle("author-\(id)") else { throw StoredValueError(column: "handle") }
        try publications.insert(
            Publication(
                id: id, handle: try publications.firstFree(handle),
                name: try publications.firstFree(name: author.name.isEmpty ? handle.description : author.name),
                about: author.about, createdAt: now))
        try origins.set(.author, key, entity: id.rawValue, revision: nil, "")
        outcome.publications += 1
        return id
    }
}
