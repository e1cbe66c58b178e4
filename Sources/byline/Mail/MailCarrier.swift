import Kernel
import Foundation
import Logging
import Mail
import Publishing

/// Where mails go from here.
protocol MailCarrier: Sendable {
    /// What the operator should know at the start.
    var notice: String? { get }

    func deliver(_ message: MailMessage, for letter: Letter) async throws
}

struct SMTPCarrier: MailCarrier {
    let transport: SMTPTransport
    var notice: String? { nil }

    func deliver(_ message: MailMessage, for letter: Letter) async throws { try await transport.send(message) }
}

/// Lays mails down as files where no server is configured, so that a site can be tried, and an operator can pass them on.
struct MailFolder: MailCarrier {
    let folder: URL
    let logger: Logger

    var notice: String? { "No mail server is configured (BYLINE_SMTP_URL): mails are laid down in \(folder.path)" }

    func deliver(_ message: MailMessage, for letter: Letter) async throws {
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        // In the order of their writing by name; complete as soon as it has its name.
        let file = folder.appending(path: "\(letter.writtenAt.milliseconds)-\(letter.id).eml")
        let partial = folder.appending(path: ".\(letter.id).part")
        let isWritten = FileManager.default.createFile(
            atPath: partial.path, contents: Data(message.written().utf8), attributes: [.posixPermissions: 0o600])
        guard isWritten, rename(partial.path, file.path) == 0 else {
            throw MailFolderError(path: folder.path, reason: String(cString: strerror(errno)))
        }
        logger.notice("Mail for \(letter.recipient) is in \(file.path), as no mail server is configured")
    }
}

struct MailFolderError: Error, CustomStringConvertible {
    let path: String
    let reason: String
    var description: String { "\(path) cannot be written: \(reason)" }
}
