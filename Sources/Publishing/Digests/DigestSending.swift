import Kernel
import Storage

extension Platform {
    /// Queues the digests that are due. What was told, when the next is due and the mail itself are one transaction for each
    /// account: after a crash nobody is written to twice, and nobody is passed over.
    /// - Returns: how many mails were queued.
    @discardableResult
    public func queueDueDigests() async throws -> Int {
        var queued = 0
        while true {
            let now = clock.now
            let due = try await read { try DigestStore(connection: $0).due(at: now, limit: 100) }
            guard !due.isEmpty else { return queued }
            for digest in due { queued += try await queue(digest, at: now) ? 1 : 0 }
        }
    }

    /// Nothing is sent when there is nothing new.
    private func queue(_ digest: Digest, at now: Timestamp) async throws -> Bool {
        try await writeUnseen { connection in
            let store = DigestStore(connection: connection)
            let next = try Self.next(digest.frequency, after: now, connection)
            guard try store.claim(digest, through: now, next: next),
                let account = try AccountStore(connection: connection).find(digest.account), account.disabledAt == nil,
                try !LeavingStore(connection: connection).isLeaving(account.id),
                try !store.articles(for: account.id, after: digest.sentThrough, through: now, limit: 1).isEmpty
            else { return false }
            try MailStore(connection: connection).queue(
                kind: DigestLetter.kind, to: account.email, account.language,
                DigestLetter(account: account.id, since: digest.sentThrough, through: now).arguments, at: now)
            return true
        }
    }
}

/// What a queued digest is about; its articles are looked up when it is sent, so that nothing withdrawn meanwhile is in it.
struct DigestLetter {
    static let kind = "digest"
    /// More than this nobody reads in a mail; a line says how many there are in all.
    static let mostArticles = 20

    let account: Identifier<Account>
    let since: Timestamp
    let through: Timestamp

    var arguments: [String: String] {
        [
            "account": String(account.rawValue), "since": String(since.milliseconds),
            "through": String(through.milliseconds),
        ]
    }

    init(account: Identifier<Account>, since: Timestamp, through: Timestamp) {
        self.account = account
        self.since = since
        self.through = through
    }

    init?(_ arguments: [String: String]) {
        guard let account = arguments["account"].flatMap({ Int64($0) }),
            let since = arguments["since"].flatMap({ Int64($0) }),
            let through = arguments["through"].flatMap({ Int64($0) })
        else { return nil }
        self.init(
            account: Identifier(rawValue: account), since: Timestamp(milliseconds: since),
            through: Timestamp(milliseconds: through))
    }
}
