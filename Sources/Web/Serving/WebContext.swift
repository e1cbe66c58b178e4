import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import Logging
import NIOCore

/// What is known of a request beside itself: its id, its logger, and who sent it.
struct WebContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The address at the other end of the connection; `nil` in tests without one.
    let remoteAddress: String?

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        remoteAddress = source.channel.remoteAddress?.ipAddress
    }

    /// Forms are small.
    var maxUploadSize: Int { 64 << 10 }
}

extension WebContext {
    /// The address a request comes from. Where this machine itself sends it, a proxy does, which says for whom: what it
    /// was told by others, before the last comma, may be made up.
    func clientAddress(of request: Request) -> String {
        var sender = remoteAddress ?? ""
        if sender.hasPrefix("::ffff:") { sender.removeFirst(7) }
        guard ["127.0.0.1", "::1", ""].contains(sender), let name = Self.forwardedFor,
            let last = request.headers[values: name].last?.split(separator: ",").last
        else { return Self.network(sender) }
        return Self.network(last.trimmingCharacters(in: .whitespaces))
    }

    private static let forwardedFor = HTTPField.Name("X-Forwarded-For")

    /// Of IPv6 the first half, as one household has all of the other.
    private static func network(_ address: String) -> String {
        guard address.contains(":") else { return String(address.prefix(45)) }
        var bytes = in6_addr()
        guard inet_pton(AF_INET6, address, &bytes) == 1 else { return String(address.prefix(45)) }
        return withUnsafeBytes(of: &bytes) { Hexadecimal.text($0.prefix(8)) }
    }
}
