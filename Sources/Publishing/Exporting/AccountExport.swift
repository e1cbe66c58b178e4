import Foundation
import Kernel
import Storage

/// Everything a site keeps about one person, one file after another. It is read while it is sent: nothing large is ever in
/// memory, and nothing is left lying on a disk.
public struct AccountExport: Sendable {
    private let platform: Platform
    private let account: Account
    private let articles: [(id: Identifier<Article>, publication: Publication)]
    private let media: [(hash: ContentHash, path: String)]
    private let profile: String
    private let now: Timestamp

    init(_ account: Account, _ platform: Platform, _ connection: any Connection, at time: Timestamp) throws {
        self.platform = platform
        self.account = account
        now = time
        let publications = PublicationStore(connection: connection)
        articles = try connection.rows(
            "SELECT id, publication_id FROM article WHERE author_id = \(account.id) ORDER BY id"
        ) { (try $0["id"] as Identifier<Article>, try $0["publication_id"] as Identifier<Publication>) }
        .compactMap { id, publication in try publications.find(publication).map { (id, $0) } }
        media = try connection.rows(
            """
            SELECT DISTINCT media.hash AS hash, media.type AS type FROM media JOIN upload ON upload.hash = media.hash
            WHERE upload.account_id = \(account.id) ORDER BY media.hash
            """
        ) { row in
            let hash: ContentHash = try row["hash"], type: String = try row["type"]
            return (hash, "media/\(hash).\(type == "jpeg" ? "jpg" : type)")
        }
        profile = try Self.profile(of: account, connection)
    }

    /// Hands over each file: who they are, the lists, then what they wrote, then their pictures and videos.
    public func forEach(_ body: (ExportEntry) async throws -> Void) async throws {
        try await body(ExportEntry(path: "profile.json", content: .text(profile), modifiedAt: now))
        for list in ExportedList.all(of: account.id) {
            let pieces = ExportedListPieces(list, platform)
            try await body(
                ExportEntry(path: list.file, content: .pieces { try await pieces.next() }, modifiedAt: now))
        }
        let paths = Dictionary(media.map { ($0.hash, $0.path) }) { first, _ in first }
        for (id, publication) in articles {
            guard let article = try await platform.exported(id, of: publication) else { continue }
            try await body(
                ExportEntry(
                    path: article.path, content: .text(article.text(media: paths)), modifiedAt: article.modifiedAt))
        }
        for (hash, path) in media {
            guard let file = try await platform.media.original(of: hash) else { continue }
            try await body(ExportEntry(path: path, content: .file(file), modifiedAt: now))
        }
    }

    private struct Profile: Encodable {
        struct Membership: Encodable {
            let publication: String
            let role: String
        }

        let id: String
        let name: String
        let email: String
        let language: String
        let roles: [String]
        let joined: Date
        let digest: String
        let keepsHistory: Bool
        let hasSecondStep: Bool
        let passkeys: [String]
        let publications: [Membership]
        /// By kind: where they are told of it.
        let notifications: [String: [String]]
    }

    private static func profile(of account: Account, _ connection: any Connection) throws -> String {
        let publications = PublicationStore(connection: connection)
        let members = try MembershipStore(connection: connection).memberships(of: account.id).compactMap { member in
            try publications.find(member.publication).map {
                Profile.Membership(publication: $0.handle.description, role: member.role.rawValue)
            }
        }
        let choices = try NotificationStore(connection: connection).choices(of: account.id)
        let told = UserNotification.Kind.allCases.map { kind in
            let choice = choices[kind] ?? kind.standardChoice
            return (kind.rawValue, (choice.onSite ? ["site"] : []) + (choice.byMail ? ["mail"] : []))
        }
        let profile = Profile(
            id: account.id.description, name: account.name, email: account.email.description,
            language: account.language.rawValue, roles: account.roles.map(\.rawValue).sorted(),
            joined: account.createdAt.date,
            digest: (try DigestStore(connection: connection).find(account.id)?.frequency ?? .off).rawValue,
            keepsHistory: try ReaderStore(connection: connection).keepsHistory(account.id),
            hasSecondStep: try TOTPStore(connection: connection).find(account.id)?.isConfirmed == true,
            passkeys: try PasskeyStore(connection: connection).all(of: account.id).map(\.name), publications: members,
            notifications: Dictionary(told) { first, _ in first })
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        return String(decoding: try encoder.encode(profile), as: UTF8.self) + "\n"
    }
}

extension Platform {
    /// Everything about an account, for its owner, who says their password first.
    /// - Throws: `AccountError.wrongPassword`, `WaitRequired`, `PasswordError.busy`.
    public func exportAccount(_ account: Account, password: String) async throws -> AccountExport {
        let now = clock.now
        try await confirm(password, of: account)
        return try await writeUnseen { connection in
            try LimitStore(connection: connection).take(.archive, String(account.id.rawValue), at: now)
            try AuditLog(connection: connection).record(
                "account.exported", subject: String(account.id.rawValue), by: account.id, at: now)
            return try AccountExport(account, self, connection, at: now)
        }
    }
}
