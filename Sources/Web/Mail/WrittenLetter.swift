import Foundation
public import Kernel
public import Publishing

/// A letter in words, ready to be sent.
public struct WrittenLetter: Sendable {
    public let recipient: EmailAddress
    public let language: Language
    /// The site's name, in the recipient's language.
    public let sender: String
    public let subject: String
    public let text: String
    public let html: String
    /// The address that ends this kind of letter with one POST (RFC 8058).
    public let unsubscribing: String?
}

extension WebSite {
    /// Puts a letter into words. What people are called may stand in it anywhere: it is text, and never a header.
    public func write(_ letter: Letter) async throws -> WrittenLetter {
        let settings = try await platform.chrome().settings
        let texts = templates.catalogue(letter.language)
        let site = settings.name[letter.language]
        let words = words(letter, texts, settings)
        let link = letter.path.isEmpty ? nil : address.absolute(letter.path)
        let end = letter.unsubscribing.map {
            (text: texts("digest.endLink"), url: address.absolute("/digest/end/\($0)"))
        }
        let footer = texts(footerKey(letter.kind), ["site": site, "address": address.origin])
        let lines: [String?] = [
            words.body, link.map { "\(words.action)\n\($0)" },
            "-- \n\(footer)" + (end.map { "\n\($0.text) \($0.url)" } ?? ""),
        ]
        let html = try templates.render(
            "mail/letter",
            [
                "lang": letter.language.rawValue, "subject": words.subject, "site": site, "link": link,
                "action": words.action, "footer": footer, "home": address.origin,
                "paragraphs": words.opening.components(separatedBy: "\n\n"), "articles": words.articles,
                "more": letter.hasMore ? texts("digest.more") : nil,
                "end": end.map { ["url": $0.url, "text": $0.text] as Fields },
            ])
        return WrittenLetter(
            recipient: letter.recipient, language: letter.language, sender: site, subject: words.subject,
            text: lines.compactMap { $0 }.joined(separator: "\n\n") + "\n", html: html, unsubscribing: end?.url)
    }

    private struct Words {
        let subject: String
        /// For readers of plain text.
        let body: String
        /// What stands above the articles; everything where there are none.
        let opening: String
        let action: String
        var articles: [Fields] = []
    }

    private func words(_ letter: Letter, _ texts: Catalogue, _ settings: SiteSettings) -> Words {
        var arguments = letter.arguments
        arguments["site"] = settings.name[letter.language]
        switch letter.kind {
        case .account(let kind):
            let key = "mail.\(kind.rawValue)"
            let body = texts("\(key).body", arguments)
            return Words(
                subject: texts("\(key).subject", arguments), body: body, opening: body,
                action: texts("\(key).action", arguments))
        case .complaint(let kind):
            let key = "mail.\(ComplaintMail.prefix)\(kind.rawValue)"
            let body = texts("\(key).body", arguments)
            return Words(
                subject: texts("\(key).subject", arguments), body: body, opening: body,
                action: texts("complaint.mailAction"))
        case .notification(let kind):
            let words = NotificationText(kind, arguments, texts)
            let body = [words.line, words.detail].compactMap { $0 }.joined(separator: "\n\n")
            return Words(
                subject: texts("mail.notification.subject", ["text": words.line, "site": arguments["site"] ?? ""]),
                body: body, opening: body, action: texts("mail.notification.action"))
        case .digest:
            let zone = TimeZone(identifier: settings.timeZone) ?? .gmt
            let digest = DigestLetterText(
                letter: letter, address: address, time: SiteTime(zone: zone, language: letter.language), texts: texts)
            return Words(
                subject: digest.subject, body: digest.body, opening: digest.opening, action: texts("digest.open"),
                articles: digest.items)
        }
    }

    private func footerKey(_ kind: Letter.Kind) -> String {
        switch kind {
        case .account: "mail.footer.account"
        case .complaint: "mail.footer.complaint"
        case .notification: "mail.footer.notification"
        case .digest: "mail.footer.digest"
        }
    }
}
