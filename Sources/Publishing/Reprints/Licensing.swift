public import Kernel
import Storage

/// What somebody wishes to allow. Handles and numbers as they were typed.
public struct LicenceWish: Hashable, Sendable {
    /// A publication's handle; empty for everybody.
    public var licensee: String
    /// The number or address of an article; empty for all.
    public var article: String
    public var mayEdit: Bool
    public var mayOmitSource: Bool
    public var endsAt: Timestamp?

    public init(
        licensee: String = "", article: String = "", mayEdit: Bool = false, mayOmitSource: Bool = false,
        endsAt: Timestamp? = nil
    ) {
        self.licensee = licensee
        self.article = article
        self.mayEdit = mayEdit
        self.mayOmitSource = mayOmitSource
        self.endsAt = endsAt
    }
}

/// Why a licence was not given.
public enum LicenceError: ReadableError, Hashable {
    case noSuchLicensee, ownLicensee, noSuchArticle, endsInThePast

    public var kind: ReadableErrorKind { .invalid }

    public var messageKey: String {
        switch self {
        case .noSuchLicensee: "licence_no_such_licensee"
        case .ownLicensee: "licence_own_licensee"
        case .noSuchArticle: "licence_no_such_article"
        case .endsInThePast: "licence_ends_in_the_past"
        }
    }

    public var description: String { messageKey.split(separator: "_").joined(separator: " ") }
}

/// A licence with the names of what it is about.
public struct GivenLicence: Hashable, Sendable {
    public let licence: ReprintLicence
    public let licensee: String?
    public let article: String?
    /// Articles published under it.
    public let reprints: Int
}

extension Platform {
    /// - Throws: `ReadingError.noSuchPublication` to those who do not belong to it.
    public func licences(of handle: Handle, for account: Account) async throws -> [GivenLicence] {
        try await read { connection in
            let grant = try PublicationAccess(connection: connection).require(.view, on: handle, by: account)
            return try ReprintLicenceStore(connection: connection).given(by: grant.publication.id).map { licence in
                GivenLicence(
                    licence: licence,
                    licensee: try licence.licensee.flatMap {
                        try PublicationStore(connection: connection).find($0)?.name
                    },
                    article: try licence.article.flatMap { article in
                        try connection.value(
                            """
                            SELECT revision.title FROM article JOIN revision ON revision.id = article.revision_id
                            WHERE article.id = \(article)
                            """)
                    },
                    reprints: try connection.value("SELECT count(*) FROM article WHERE licence_id = \(licence.id)")
                        ?? 0)
            }
        }
    }

    /// - Throws: `LicenceError`, `AccessError`, `MemberError`, `ReadingError.noSuchPublication`.
    public func giveLicence(_ wish: LicenceWish, of handle: Handle, by account: Account) async throws {
        let now = clock.now
        try await write { connection in
            let grant = try PublicationAccess(connection: connection).requireLocked(.license, on: handle, by: account)
            try Licensing(connection: connection, publication: grant.publication.id, now: now).give(wish, by: account)
        }
    }

    /// What was published under it stays; nothing more is.
    public func endLicence(_ id: Identifier<ReprintLicence>, of handle: Handle, by account: Account) async throws {
        let now = clock.now
        try await write { connection in
            let grant = try PublicationAccess(connection: connection).requireLocked(.license, on: handle, by: account)
            let store = ReprintLicenceStore(connection: connection)
            guard try store.find(id)?.publication == grant.publication.id else { throw ReadingError.noSuchPage }
            try store.end(id, at: now)
        }
    }
}

private struct Licensing {
    let connection: any Connection
    let publication: Identifier<Publication>
    let now: Timestamp

    func give(_ wish: LicenceWish, by account: Account) throws {
        if let end = wish.endsAt, end <= now { throw LicenceError.endsInThePast }
        let licence = ReprintLicence(
            id: .mint(at: now), publication: publication, article: try article(wish.article),
            licensee: try licensee(wish.licensee), mayEdit: wish.mayEdit, mayOmitSource: wish.mayOmitSource,
            endsAt: wish.endsAt, createdAt: now)
        try ReprintLicenceStore(connection: connection).insert(licence, by: account.id)
    }

    private func licensee(_ text: String) throws -> Identifier<Publication>? {
        let text = text.trimmed
        guard !text.isEmpty else { return nil }
        guard let handle = Handle(text.hasPrefix("@") ? String(text.dropFirst()) : text),
            let found = try PublicationStore(connection: connection).find(handle)
        else { throw LicenceError.noSuchLicensee }
        guard found.id != publication else { throw LicenceError.ownLicensee }
        return found.id
    }

    private func article(_ text: String) throws -> Identifier<Article>? {
        let text = text.trimmed
        guard !text.isEmpty else { return nil }
        guard let number = text.split(separator: "/").last, let id = Identifier<Article>(String(number)),
            try ArticleStore(connection: connection).find(id)?.publication == publication
        else { throw LicenceError.noSuchArticle }
        return id
    }
}
