import Kernel
import Storage

/// Finds out at the time of sending what a mail says. Only now is it looked up whether an address has an account, so that
/// asking for the mail takes the same time either way; and only now is its key made, so that none lies in the queue.
struct LetterWriting {
    let connection: any Connection
    let now: Timestamp

    func letter(for mail: QueuedMail) throws -> Letter? {
        if let kind = UserNotification.Kind(rawValue: mail.kind) {
            return letter(mail, .notification(kind), mail.arguments, path: mail.path)
        }
        if mail.kind == DigestLetter.kind { return try digest(mail) }
        if mail.kind.hasPrefix(ComplaintMail.prefix) { return try complaint(mail) }
        guard mail.kind.hasPrefix(AccountMail.prefix),
            let kind = AccountMail(rawValue: String(mail.kind.dropFirst(AccountMail.prefix.count)))
        else { return nil }
        switch kind {
        case .signUp: return try signUp(mail)
        case .reset: return try reset(mail)
        case .newAddress: return try newAddress(mail)
        case .invitation:
            guard try account(mail.recipient) == nil else { return nil }
            let token = try tokens.make(.invitation, email: mail.recipient, at: now)
            return letter(mail, .account(.invitation), [:], path: "/sign-up?invitation=\(token.text)")
        case .digestConfirm: return try digestConfirm(mail)
        case .leaving: return try leaving(mail)
        case .leavingCancelled, .left:
            return letter(mail, .account(kind), mail.arguments, path: kind == .left ? "/" : "/account")
        case .known, .addressChanged, .passwordChanged, .secondStepOn, .secondStepOff:
            return letter(mail, .account(kind), mail.arguments, path: kind == .known ? "/sign-in" : "/reset")
        }
    }

    /// Only to who still wants it, and only what readers still have.
    private func digest(_ mail: QueuedMail) throws -> Letter? {
        let store = DigestStore(connection: connection)
        guard let about = DigestLetter(mail.arguments), let digest = try store.find(about.account),
            digest.confirmedAt != nil, digest.frequency != .off,
            let owner = try AccountStore(connection: connection).find(about.account), owner.disabledAt == nil
        else { return nil }
        let articles = try store.articles(
            for: owner.id, after: about.since, through: about.through, limit: DigestLetter.mostArticles + 1)
        guard !articles.isEmpty else { return nil }
        return Letter(
            id: mail.id, recipient: owner.email, language: owner.language, kind: .digest(digest.frequency),
            arguments: ["name": owner.name], path: "/following", writtenAt: now,
            articles: Array(articles.prefix(DigestLetter.mostArticles)),
            hasMore: articles.count > DigestLetter.mostArticles, unsubscribing: digest.unsubscribing)
    }

    /// Each has a code of its own, which leads to the same page.
    private func complaint(_ mail: QueuedMail) throws -> Letter? {
        guard let kind = ComplaintMail(rawValue: String(mail.kind.dropFirst(ComplaintMail.prefix.count))),
            let id = mail.identifier("complaint") as Identifier<Complaint>?,
            let complaint = try ComplaintStore(connection: connection).complaint(id), complaint.email == mail.recipient
        else { return nil }
        let code = SecretToken()
        try ComplaintStore(connection: connection).addCode(code, to: id)
        return letter(mail, .complaint(kind), [:], path: "/complaints/\(code.text)", language: complaint.language)
    }

    private func digestConfirm(_ mail: QueuedMail) throws -> Letter? {
        guard let id = mail.identifier("account") as Identifier<Account>?,
            let owner = try AccountStore(connection: connection).find(id), owner.email == mail.recipient,
            let digest = try DigestStore(connection: connection).find(id), digest.frequency != .off,
            digest.confirmedAt == nil
        else { return nil }
        let token = try tokens.make(.digest, email: owner.email, account: id, at: now)
        return letter(
            mail, .account(.digestConfirm), ["name": owner.name], path: "/digest/confirm/\(token.text)",
            language: owner.language)
    }

    private func leaving(_ mail: QueuedMail) throws -> Letter? {
        guard let id = mail.identifier("account") as Identifier<Account>?,
            let owner = try AccountStore(connection: connection).find(id),
            let leaving = try LeavingStore(connection: connection).find(id)
        else { return nil }
        let token = try tokens.make(.staying, email: owner.email, account: id, at: now)
        return letter(
            mail, .account(.leaving),
            ["name": owner.name, "day": leaving.day(in: try SettingStore(connection: connection).site().timeZone)],
            path: "/stay/\(token.text)", language: owner.language)
    }

    private func signUp(_ mail: QueuedMail) throws -> Letter? {
        if let owner = try account(mail.recipient) { return known(mail, owner) }
        guard let id = mail.identifier("signUp") as Identifier<SignUp>?,
            let request = try SignUpStore(connection: connection).find(id)
        else { return nil }
        let token = try tokens.make(.signUp, email: mail.recipient, signUp: id, at: now)
        return letter(mail, .account(.signUp), ["name": request.name], path: "/sign-up/\(token.text)")
    }

    private func reset(_ mail: QueuedMail) throws -> Letter? {
        guard let owner = try account(mail.recipient), owner.disabledAt == nil else { return nil }
        let token = try tokens.make(.reset, email: owner.email, account: owner.id, at: now)
        return letter(
            mail, .account(.reset), ["name": owner.name], path: "/reset/\(token.text)", language: owner.language)
    }

    private func newAddress(_ mail: QueuedMail) throws -> Letter? {
        guard let id = mail.identifier("account") as Identifier<Account>?,
            let asking = try AccountStore(connection: connection).find(id)
        else { return nil }
        if let owner = try account(mail.recipient) { return owner.id == id ? nil : known(mail, owner) }
        let token = try tokens.make(.newAddress, email: mail.recipient, account: id, at: now)
        return letter(mail, .account(.newAddress), ["name": asking.name], path: "/address/\(token.text)")
    }

    private func known(_ mail: QueuedMail, _ owner: Account) -> Letter {
        letter(mail, .account(.known), ["name": owner.name], path: "/sign-in", language: owner.language)
    }

    private var tokens: MailedTokenStore { MailedTokenStore(connection: connection) }

    private func account(_ email: EmailAddress) throws -> Account? {
        try AccountStore(connection: connection).find(email)
    }

    private func letter(
        _ mail: QueuedMail, _ kind: Letter.Kind, _ arguments: [String: String], path: String, language: Language? = nil
    ) -> Letter {
        Letter(
            id: mail.id, recipient: mail.recipient, language: language ?? mail.language, kind: kind,
            arguments: arguments, path: path, writtenAt: now)
    }
}

extension QueuedMail {
    fileprivate func identifier<Entity>(_ name: String) -> Identifier<Entity>? {
        arguments[name].flatMap { Int64($0) }.map(Identifier.init(rawValue:))
    }
}
