public import Kernel

/// How often something may be tried by or for one subject before there are pauses, and how these grow.
struct Limit {
    let name: String
    /// So many within a day without a pause.
    let free: Int
    /// The first pause in seconds; each one after it is twice as long.
    let pause: Int64
    let longest: Int64

    /// By the account's address, whether there is such an account or not.
    static let signIn = Limit(name: "sign-in", free: 5, pause: 30, longest: 15 * 60)
    static let signInFrom = Limit(name: "sign-in-from", free: 30, pause: 30, longest: 3600)
    static let code = Limit(name: "code", free: 5, pause: 30, longest: 3600)
    /// Mail that anybody can have sent to an address.
    static let mailTo = Limit(name: "mail-to", free: 3, pause: 10 * 60, longest: 86_400)
    /// Everything about an account as one file.
    static let archive = Limit(name: "archive", free: 5, pause: 10 * 60, longest: 86_400)
    static let mailFrom = Limit(name: "mail-from", free: 40, pause: 60, longest: 3600)

    func pause(after count: Int) -> Int64 {
        guard count >= free else { return 0 }
        return min(longest, pause << min(count - free, 20))
    }
}

/// Somebody has tried too often and has to wait.
public struct WaitRequired: ReadableError, Hashable {
    public let seconds: Int64

    public var kind: ReadableErrorKind { .tooMany }

    public var messageKey: String {
        switch seconds {
        case ..<91: "wait_seconds"
        case ..<5400: "wait_minutes"
        default: "wait_hours"
        }
    }

    public var messageArguments: [String: String] {
        switch seconds {
        case ..<91: ["count": String(seconds)]
        case ..<5400: ["count": String((seconds + 59) / 60)]
        default: ["count": String((seconds + 3599) / 3600)]
        }
    }

    public var description: String { "Tried too often; wait \(seconds) seconds." }
}
