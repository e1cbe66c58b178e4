import CCurl
import Foundation
import NIOCore
import NIOPosix

/// A server that takes mails to pass on (RFC 5321), through libcurl.
public struct SMTPServer: Sendable {
    let url: String
    let user: String?
    let password: String?
    let needsTLS: Bool

    /// Reads `smtp://user:password@host:587` or `smtps://…`; `nil` for anything else.
    ///
    /// With `smtp` TLS is begun when the server offers it (STARTTLS), and a password is sent to another machine only over
    /// TLS.
    public init?(_ address: String) {
        guard let parts = URLComponents(string: address), let scheme = parts.scheme?.lowercased(),
            scheme == "smtp" || scheme == "smtps", let host = parts.host, !host.isEmpty,
            parts.path.isEmpty || parts.path == "/", parts.query == nil
        else { return nil }
        let isHere = ["localhost", "127.0.0.1", "[::1]", "::1"].contains(host)
        let port = parts.port ?? (scheme == "smtps" ? 465 : isHere ? 25 : 587)
        url = "\(scheme)://\(host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host):\(port)"
        user = parts.user
        password = parts.password
        needsTLS = parts.user != nil && !isHere
    }
}

/// Why a server did not take a mail.
public struct SMTPError: Error, CustomStringConvertible {
    public let description: String
    /// The recipient does not exist or takes no mail: trying again is of no use.
    public let isFinal: Bool
}

/// Sends mails through a server, one after another on a thread of its own, as libcurl blocks.
public final class SMTPTransport: Sendable {
    private let server: SMTPServer
    private let hostname: String
    private let thread = NIOThreadPool(numberOfThreads: 1)

    /// - Parameter hostname: the name we greet the server with, without a port.
    public init(_ server: SMTPServer, hostname: String) {
        self.server = server
        self.hostname = hostname.filter { $0.isASCII && ($0.isLetter || $0.isNumber || ".-".contains($0)) }
        thread.start()
    }

    deinit { thread.shutdownGracefully { _ in } }

    /// - Throws: `SMTPError`.
    public func send(_ message: MailMessage) async throws {
        let (server, hostname) = (server, hostname.isEmpty ? "localhost" : hostname)
        try await thread.runIfActive { try Self.send(message, server, hostname) }
    }

    private static func send(_ message: MailMessage, _ server: SMTPServer, _ hostname: String) throws {
        let text = message.written()
        var reply = 0
        var problem = [CChar](repeating: 0, count: 256)
        let code = server.url.withCString { url in
            hostname.withCString { hostname in
                withOptionalCString(server.user) { user in
                    withOptionalCString(server.password) { password in
                        var settings = byline_smtp_server(
                            url: url, user: user, password: password, needs_tls: server.needsTLS, hostname: hostname,
                            timeout_seconds: 60)
                        return byline_smtp_send(
                            &settings, "<\(message.sender.address.text)>", "<\(message.recipient.text)>", text,
                            text.utf8.count, &reply, &problem)
                    }
                }
            }
        }
        guard code != 0 else { return }
        let words = String(decoding: problem.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        throw SMTPError(
            description: reply > 0 ? "\(reply): \(words)" : words, isFinal: [550, 551, 553].contains(reply))
    }

    private static func withOptionalCString<T>(_ text: String?, _ body: (UnsafePointer<CChar>?) -> T) -> T {
        guard let text else { return body(nil) }
        return text.withCString { body($0) }
    }
}
