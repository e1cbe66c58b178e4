import Foundation
public import Kernel

/// One mail, written out as RFC 5322 and MIME have it: plain text, with simple HTML beside it.
public struct MailMessage: Sendable {
    public let sender: Mailbox
    public let recipient: MailAddress
    let subject: HeaderText
    let text: String
    let html: String?
    let date: Timestamp
    /// Names the mail for ever, so that one sent twice is known for one.
    let identifier: String
    let language: String
    /// Where one POST ends mails of this kind (RFC 8058).
    let unsubscribing: String?

    /// - Parameter identifier: letters and digits; everything else is left out.
    public init(
        from sender: Mailbox, to recipient: MailAddress, subject: HeaderText, text: String, html: String? = nil,
        language: String, date: Timestamp, identifier: String, unsubscribing: String? = nil
    ) {
        self.sender = sender
        self.recipient = recipient
        self.subject = subject
        self.text = text
        self.html = html
        self.language = language
        // An address of ours has no character that would need encoding, nor one that could end the header.
        self.unsubscribing = unsubscribing.flatMap { address in
            address.utf8.allSatisfy { $0 > 32 && $0 < 127 && $0 != UInt8(ascii: ">") } ? address : nil
        }
        self.date = date
        self.identifier = identifier.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }

    /// CRLF between lines, all of them ASCII (but for an address that is not) and short enough for every server.
    public func written() -> String {
        let plain = part("text/plain", text)
        let body: String
        if let html {
            // Quoted-printable text never holds "=_".
            let boundary = "=_\(identifier)"
            body = """
                Content-Type: multipart/alternative; boundary="\(boundary)"\r
                \r
                --\(boundary)\r
                \(plain)\r
                --\(boundary)\r
                \(part("text/html", html))\r
                --\(boundary)--\r

                """
        } else {
            body = plain + "\r\n"
        }
        return headers.map { "\($0): \($1)\r\n" }.joined() + body
    }

    private var headers: [(String, String)] {
        [
            ("Date", Self.date(date)), ("From", sender.header), ("To", "<\(recipient.text)>"),
            ("Subject", subject.encoded), ("Message-ID", "<\(identifier)@\(sender.address.domain)>"),
            ("Auto-Submitted", "auto-generated"), ("Content-Language", HeaderText(language).encoded),
            ("MIME-Version", "1.0"),
        ] + unsubscribingHeaders
    }

    private var unsubscribingHeaders: [(String, String)] {
        guard let unsubscribing else { return [] }
        return [
            ("List-Unsubscribe", "<\(unsubscribing)>"), ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
        ]
    }

    private func part(_ type: String, _ text: String) -> String {
        """
        Content-Type: \(type); charset=utf-8\r
        Content-Transfer-Encoding: quoted-printable\r
        \r
        \(QuotedPrintable.text(text))
        """
    }

    /// `Mon, 23 Nov 2026 04:00:00 +0000`
    private static func date(_ time: Timestamp) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = .gmt
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss '+0000'"
        return formatter.string(from: time.date)
    }
}

/// RFC 2045 §6.7.
enum QuotedPrintable {
    static func text(_ text: String) -> String {
        text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
            .map(line).joined(separator: "\r\n")
    }

    private static func line(_ text: Substring) -> String {
        let bytes = Array(text.utf8)
        var result = "", column = 0
        for (index, byte) in bytes.enumerated() {
            let isLast = index == bytes.count - 1
            let isBlank = byte == 32 || byte == 9
            let isPlain = (33...126).contains(byte) && byte != 61 || isBlank && !isLast
            let piece = isPlain ? String(UnicodeScalar(byte)) : "=" + Hexadecimal.text([byte]).uppercased()
            if column + piece.count > 75 {
                result += "=\r\n"
                column = 0
            }
            result += piece
            column += piece.count
        }
        return result
    }
}
