import Kernel
import Storage

/// A publication's credit with every line of its ledger, for everybody.
public struct PublicCredit: Sendable {
    public let publication: Publication
    /// The oldest first.
    public let entries: [CreditEntry]
    public let score: CreditScore
    public let policy: CreditPolicy
    public let chrome: Chrome
}

extension Platform {
    /// - Throws: `ReadingError.noSuchPublication`.
    public func credit(of handle: Handle) async throws -> PublicCredit {
        try await read { connection in
            guard let publication = try PublicationStore(connection: connection).find(handle) else {
                throw ReadingError.noSuchPublication
            }
            let entries = try CreditStore(connection: connection).entries(of: publication.id)
            return PublicCredit(
                publication: publication, entries: entries, score: CreditScore(entries),
                policy: try SettingStore(connection: connection).get(), chrome: try Chrome(connection))
        }
    }

    public func creditPolicy() async throws -> (policy: CreditPolicy, chrome: Chrome) {
        try await read { (try SettingStore(connection: $0).get(), try Chrome($0)) }
    }
}
