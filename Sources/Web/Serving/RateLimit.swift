import HTTPTypes
import Hummingbird
import Kernel
import Synchronization

/// Limits what one address may ask for that costs more than a page from memory: forms, searches and feeds of errors.
///
/// A token bucket per address: `burst` at once, then `perSecond`.
final class RateLimit: Sendable {
    private struct Bucket {
        var tokens: Double
        var filledAt: Timestamp
    }

    private let buckets = Mutex<[String: Bucket]>([:])
    private let burst: Double
    private let perSecond: Double
    private let clock: WallClock

    init(burst: Double, perSecond: Double, clock: WallClock) {
        self.burst = burst
        self.perSecond = perSecond
        self.clock = clock
    }

    /// Takes one token from the bucket of `address`; false when it is empty.
    func allows(_ address: String) -> Bool {
        let now = clock.now
        return buckets.withLock { buckets in
            if buckets.count > 50_000 { buckets = buckets.filter { now < $0.value.filledAt.adding(seconds: 60) } }
            var bucket = buckets[address] ?? Bucket(tokens: burst, filledAt: now)
            let elapsed = Double(max(0, now.milliseconds - bucket.filledAt.milliseconds)) / 1000
            bucket.tokens = min(burst, bucket.tokens + elapsed * perSecond)
            bucket.filledAt = now
            let isAllowed = bucket.tokens >= 1
            if isAllowed { bucket.tokens -= 1 }
            buckets[address] = bucket
            return isAllowed
        }
    }
}

/// Applies the limit to what changes something or searches.
struct LimitedRequests: RouterMiddleware {
    typealias Context = WebContext

    let limit: RateLimit

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let isReading = request.method == .get || request.method == .head
        // A newsroom saves from one address all day; saves are limited by who is signed in.
        if request.uri.path.hasPrefix("/studio/"), request.uri.path.hasSuffix("/draft") {
            return try await next(request, context)
        }
        if !isReading || request.uri.path == "/search" {
            guard limit.allows(context.clientAddress(of: request)) else { throw TooManyRequests() }
        }
        return try await next(request, context)
    }
}

struct TooManyRequests: ReadableError {
    var kind: ReadableErrorKind { .tooMany }
    var messageKey: String { "too_many" }
    var description: String { "Too many requests from one address." }
}
