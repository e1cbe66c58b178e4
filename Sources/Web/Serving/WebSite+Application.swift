public import Hummingbird
import HummingbirdCore
public import Logging
import NIOCore

extension WebSite {
    /// The server, bound to an address but not yet running.
    ///
    /// - Parameters:
    ///   - host: an address of this machine, such as `127.0.0.1`.
    ///   - port: 0 lets the system choose one.
    public func application(
        host: String, port: Int, logger: Logger, onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
    ) -> some ApplicationProtocol {
        let server = HTTPServerBuilder.http1(
            configuration: HTTP1Channel.Configuration(
                idleTimeout: .seconds(60),
                httpDecoderConfiguration: HTTP1Channel.Configuration.DecoderConfiguration(
                    maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100)))
        return Application(
            responder: responder(), server: server,
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: port), serverName: "Byline", backlog: 1024,
                availableConnectionsDelegate: MaximumAvailableConnections(10_000)),
            onServerRunning: { channel in await onRunning(channel.localAddress?.port ?? port) }, logger: logger)
    }
}
