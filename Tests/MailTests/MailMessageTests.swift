import Foundation
import Kernel
import Testing

@testable import Mail

@Suite struct MailMessageTests {
    private let time = Timestamp(milliseconds: 1_795_406_400_000)

    func message(
        subject: String = "Hello", text: String = "Good day", html: String? = nil, from name: String = "署名",
        unsubscribing: String? = nil
    ) throws -> String {
        let sender = Mailbox(name: HeaderText(name), address: try #require(MailAddress("byline@example.org")))
        return MailMessage(
            from: sender, to: try #require(MailAddress("reader@example.com")), subject: HeaderText(subject), text: text,
            html: html, language: "zh-Hans", date: time, identifier: "1fkr5d9w", unsubscribing: unsubscribing
        ).written()
    }

    func headers(_ message: String) -> [String] {
        String(message[..<(message.range(of: "\r\n\r\n")?.lowerBound ?? message.endIndex)])
            .replacing("\r\n ", with: " ").components(separatedBy: "\r\n")
    }

    @Test func aMailHasTheHeadersItNeeds() throws {
        let found = headers(try message())
        #expect(found.contains("Date: Mon, 23 Nov 2026 04:00:00 +0000"))
        #expect(found.contains("From: =?UTF-8?B?572y5ZCN?= <byline@example.org>"))
        #expect(found.contains("To: <reader@example.com>"))
        #expect(found.contains("Subject: Hello"))
        #expect(found.contains("Message-ID: <1fkr5d9w@example.org>"))
    }

    @Test(arguments: [
        "a\r\nBcc: victim@example.org", "a\nBcc: victim@example.org", "a\rBcc: victim@example.org",
        "a\u{2028}Bcc: victim@example.org", "a\u{85}Bcc: victim@example.org", "a\u{0}\u{1B}[2J", "\r\n\r\nbody",
    ])
    func noTextBecomesAnotherHeader(_ hostile: String) throws {
        for written in [try message(subject: hostile), try message(from: hostile)] {
            let names = headers(written).map { String($0.prefix { $0 != ":" }) }
            #expect(
                names == [
                    "Date", "From", "To", "Subject", "Message-ID", "Auto-Submitted", "Content-Language",
                    "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
                ])
        }
    }

    @Test(arguments: [
        "a@b.c\r\nBcc: x@y.z", "a b@c.d", "a@b@c.d", "<a@b.c>", "a@b.c>", "\"a\"@b.c", "@b.c", "a@", "a@b.c,d@e.f",
        "a\u{7F}@b.c", "a\u{9B}@b.c", "",
    ])
    func noAddressEndsEarly(_ text: String) {
        #expect(MailAddress(text) == nil)
    }

    @Test func everyLineIsShortAndPlain() throws {
        let long = String(repeating: "潮水第二次涨上来。", count: 60)
        let written = try message(subject: long, text: "\(long)\n\(long) \n.\n\ttab\t", html: "<p>\(long)</p>")
        #expect(written.utf8.allSatisfy { (32...126).contains($0) || $0 == 13 || $0 == 10 || $0 == 9 })
        for line in written.components(separatedBy: "\r\n") {
            #expect(line.utf8.count <= 78)
            #expect(!line.contains("\n") && !line.contains("\r"))
        }
    }

    @Test func textsComeBackAsTheyWere() {
        for text in ["plain", "a = b", "ends with a blank ", "潮水", "one\ntwo\n\n", "\ttab", "😀 = =3D"] {
            #expect(decoded(QuotedPrintable.text(text)) == text)
        }
    }

    @Test func namesAreQuotedOrEncoded() {
        #expect(HeaderText("Byline News").phrase == "Byline News")
        #expect(HeaderText("A. \"B\" <c>").phrase == #""A. \"B\" <c>""#)
        #expect(HeaderText("=?UTF-8?B?QQ==?=").encoded.hasPrefix("=?UTF-8?B?"))
        #expect(Mailbox("署名 <a@b.org>")?.name == HeaderText("署名"))
        #expect(Mailbox("a@b.org")?.header == "<a@b.org>")
        #expect(Mailbox("nobody") == nil && Mailbox("x <a@b.org> y") == nil)
    }

    @Test func serversAreReadFromTheirAddress() throws {
        let server = try #require(SMTPServer("smtp://user:p%40ss@mail.example.org"))
        #expect(server.url == "smtp://mail.example.org:587")
        #expect(server.user == "user" && server.password == "p@ss" && server.needsTLS)
        #expect(SMTPServer("smtps://mail.example.org")?.url == "smtps://mail.example.org:465")
        #expect(SMTPServer("smtp://127.0.0.1:2525")?.needsTLS == false)
        for bad in ["", "mail.example.org", "http://mail.example.org", "smtp://", "smtp://a/b"] {
            #expect(SMTPServer(bad) == nil)
        }
    }

    private func decoded(_ text: String) -> String {
        let joined = text.replacing("=\r\n", with: "")
        var bytes: [UInt8] = [], rest = Array(joined.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "=") {
                bytes.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) ?? 0)
                rest = rest.dropFirst(2)
            } else if byte != 13 {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension MailMessageTests {
    /// RFC 8058 §3.1.
    @Test func aListMailSaysHowItIsEnded() throws {
        let address = "https://byline.example/digest/end/1.ab"
        #expect(try headers(message(unsubscribing: address)).contains("List-Unsubscribe: <\(address)>"))
        #expect(
            try headers(message(unsubscribing: address)).contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"))
        for hostile in ["https://x/\r\nBcc: victim@example.org", "https://x/>, <mailto:victim@example.org"] {
            #expect(try !message(unsubscribing: hostile).contains("List-Unsubscribe"))
        }
        #expect(try !message().contains("List-Unsubscribe"))
    }
}
