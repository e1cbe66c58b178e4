import Foundation
import Hummingbird
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
