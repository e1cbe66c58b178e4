import Kernel
import Foundation
import Logging
import Mail
import Publishing
import ServiceLifecycle
import Web

/// Sends the mails of the queue, and tries those again that no server took.
struct Mailer: Worker {
    let web: WebSite
    let post: any MailCarrier
    let sender: Mailbox
    let logger: Logger

    private var platform: Platform { web.platform }

    func run() async throws {
        if let notice = post.notice { logger.notice("\(notice)") }
        await repeating(every: .seconds(1), or: "Cannot look for mail to send", logger) {
            for mail in try await platform.takeDueMail() { await send(mail) }
        }
    }

    private func send(_ mail: QueuedMail) async {
        do {
            guard let letter = try await platform.letter(for: mail) else { return }
            let written = try await web.write(letter)
            guard let message = message(written, letter) else {
                return try await give(up: mail, "\(letter.recipient) is no address to send mail to")
            }
            try await post.deliver(message, for: letter)
            try await platform.mailSent(mail.id)
        } catch {
            await note(error, of: mail)
        }
    }

    private func message(_ written: WrittenLetter, _ letter: Letter) -> MailMessage? {
        guard let recipient = MailAddress(written.recipient.description) else { return nil }
        let name = sender.name == HeaderText("") ? HeaderText(written.sender) : sender.name
        return MailMessage(
            from: Mailbox(name: name, address: sender.address), to: recipient, subject: HeaderText(written.subject),
            text: written.text, html: written.html, language: written.language.rawValue, date: letter.writtenAt,
            identifier: letter.id.description, unsubscribing: written.unsubscribing)
    }

    private func give(up mail: QueuedMail, _ problem: String) async throws {
        try await platform.mailFailed(mail, problem: problem, isFinal: true)
        logger.error("Mail \(mail.id) (\(mail.kind)) is given up: \(problem)")
    }

    private func note(_ error: any Error, of mail: QueuedMail) async {
        let problem = "\(error)"
        do {
            let isFinal = (error as? SMTPError)?.isFinal == true
            let next = try await platform.mailFailed(mail, problem: problem, isFinal: isFinal)
            let text = "Mail \(mail.id) (\(mail.kind)) to \(mail.recipient) was not sent: \(problem)"
            if next == nil {
                logger.error("\(text). It is given up; 'byline mail list' shows it.")
            } else {
                logger.warning("\(text). It is tried again.")
            }
        } catch {
            // Untold, the queue has it again after ten minutes.
            logger.warning("Cannot note that mail \(mail.id) was not sent: \(error)")
        }
    }
}

/// Takes what has expired out of the database, once an hour.
struct Forgetting: Worker {
    let platform: Platform
    let logger: Logger

    func run() async throws {
        await repeating(every: .seconds(3600), or: "Cannot take out what has expired", logger) {
            try await platform.forgetExpired()
        }
    }
}
