import CLinkProbe
import Document
import NIOPosix
import Publishing

/// Asks other sites whether a page is there, on threads of its own, because libcurl waits.
struct NetworkLinkProbe: LinkProbe {
    /// Also asks addresses of private networks, for tests and for sites inside one.
    let allowsPrivate: Bool
    let userAgent: String

    private static let threads: NIOThreadPool = {
        let pool = NIOThreadPool(numberOfThreads: 6)
        pool.start()
        return pool
    }()
    private static let timeout: Int = 6000

    func probe(_ address: WebAddress) async -> LinkHealth {
        let health = await ask(address, head: true)
        // Some servers answer only a whole request.
        if case .dead(let status?) = health, status != 410 { return await ask(address, head: false) }
        return health
    }

    private func ask(_ address: WebAddress, head: Bool) async -> LinkHealth {
        let (allowsPrivate, userAgent) = (allowsPrivate, userAgent)
        let health = try? await Self.threads.runIfActive {
            var status = 0
            let result = byline_probe(
                address.description, userAgent, head, Self.timeout, allowsPrivate, &status)
            return Self.health(result, status)
        }
        return health ?? .unknown
    }

    private static func health(_ result: byline_probe_result, _ status: Int) -> LinkHealth {
        switch result {
        case BYLINE_PROBE_ANSWERED: health(status)
        case BYLINE_PROBE_NO_SERVER: .dead(status: nil)
        case BYLINE_PROBE_NOT_PUBLIC: .notPublic
        default: .unknown
        }
    }

    /// Pages that ask to sign in, or servers that have trouble or turn programs away, may well be there.
    private static func health(_ status: Int) -> LinkHealth {
        switch status {
        case 404, 405, 410, 501: .dead(status: status)
        case 200..<400: .alive
        default: .unknown
        }
    }
}
