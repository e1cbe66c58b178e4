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
}

extension WebSite {
    /// Puts a letter into words. What people are called may stand in it anywhere: it is text, and never a header.
    public func write(_ letter: Letter) async throws -> WrittenLetter {
        let settings = try await platform.chrome().settings
        let texts = templates.catalogue(letter.language)
        let site = settings.name[letter.language]
        var arguments = letter.arguments
        arguments["site"] = site
        let words = words(letter, texts, arguments)
        let link = letter.path.isEmpty ? nil : address.absolute(letter.path)
        let footer = texts(footerKey(letter.kind), ["site": site, "address": address.origin])
        let lines: [String?] = [words.body, link.map { "\(words.action)\n\($0)" }, "-- \n\(footer)"]
        let html = try templates.render(
            "mail/letter",
            [
                "lang": letter.language.rawValue, "subject": words.subject, "site": site, "link": link,
                "action": words.action, "footer": footer, "home": address.origin,
                "paragraphs": words.body.components(separatedBy: "\n\n"),
            ])
        return WrittenLetter(
            recipient: letter.recipient, language: letter.language, sender: site, subject: words.subject,
            text: lines.compactMap { $0 }.joined(separator: "\n\n") + "\n", html: html)
    }

    private func words(
        _ letter: Letter, _ texts: Catalogue, _ arguments: [String: String]
    ) -> (subject: String, body: String, action: String) {
        switch letter.kind {
        case .account(let kind):
            let key = "mail.\(kind.rawValue)"
            return (
                texts("\(key).subject", arguments), texts("\(key).body", arguments), texts("\(key).action", arguments)
            )
        case .notification(let kind):
            let words = NotificationText(kind, arguments, texts)
            return (
                texts("mail.notification.subject", ["text": words.line, "site": arguments["site"] ?? ""]),
                [words.line, words.detail].compactMap { $0 }.joined(separator: "\n\n"),
                texts("mail.notification.action")
            )
        }
    }

    private func footerKey(_ kind: Letter.Kind) -> String {
        switch kind {
        case .account: "mail.footer.account"
        case .notification: "mail.footer.notification"
        }
    }
}
