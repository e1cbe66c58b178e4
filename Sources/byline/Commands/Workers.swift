import Kernel
import Logging
import Publishing
import ServiceLifecycle
import Synchronization
import Web

/// Forgets kept pages within a second of any change, also when another process made it, and writes out the request log.
struct PageRefresh: Service {
    let site: WebSite
    let platform: Platform
    let logger: Logger

    func run() async throws {
        let known = Mutex<Int64?>(nil)
        await repeating(every: .seconds(1)) {
            site.flushRequestLog()
            do {
                let number = try await platform.changeNumber()
                let before = known.withLock { known in
                    defer { known = number }
                    return known
                }
                if let before, before != number { await site.siteChanged() }
            } catch {
                logger.warning("Cannot see whether the site has changed: \(error)")
            }
        }
    }
}

/// Does what is due: publishes scheduled articles, carries out reviewers' decisions when they can no longer be undone,
/// and tells page caches when what editors chose begins or ends.
struct Publisher: Service {
    let platform: Platform
    let logger: Logger

    func run() async throws {
        let since = Mutex(platform.clock.now)
        await repeating(every: .seconds(1)) {
            do {
                let count = try await platform.publishDue()
                if count > 0 { logger.info("Published \(count) scheduled articles") }
                try await platform.carryOutDecisions()
                let now = platform.clock.now
                try await platform.announceCuration(since: since.withLock { $0 })
                since.withLock { $0 = now }
            } catch {
                logger.warning("Cannot do what is due: \(error)")
            }
        }
    }
}

/// Screens what is submitted, one article after another, and ends probations that are over.
struct Screener: Service {
    let platform: Platform
    let checks: [any ScreeningCheck]
    let logger: Logger

    func run() async throws {
        let rounds = Mutex(0)
        await repeating(every: .seconds(1)) {
            do {
                while !Task.isCancelled, try await platform.screenNext(with: checks) {}
                let round = rounds.withLock { rounds in
                    rounds += 1
                    return rounds
                }
                if round % 600 == 1 { try await platform.endProbations() }
            } catch {
                logger.warning("Cannot screen what is submitted: \(error)")
            }
        }
    }
}

/// Takes away the many saves of working copies that nobody needs any more.
struct DraftThinning: Service {
    let platform: Platform
    let logger: Logger

    func run() async throws {
        await repeating(every: .seconds(3600)) {
            do {
                let count = try await platform.thinDrafts()
                if count > 0 { logger.info("Took away \(count) old saves of working copies") }
            } catch {
                logger.warning("Cannot take away old saves: \(error)")
            }
        }
    }
}

/// Deletes proof documents when their time is over, and ends what was ordered until a time.
struct Housekeeping: Service {
    let platform: Platform
    let logger: Logger

    func run() async throws {
        await repeating(every: .seconds(60)) {
            do {
                let proofs = try await platform.deleteOldProofs()
                if proofs > 0 { logger.info("Deleted \(proofs) proof documents") }
                let ended = try await platform.endMutes()
                if ended > 0 { logger.info("\(ended) publications may write again") }
            } catch {
                logger.warning("Cannot tidy up: \(error)")
            }
        }
    }
}

/// Does something again and again until the program is told to stop.
func repeating(every pause: Duration, _ body: @Sendable @escaping () async -> Void) async {
    await cancelWhenGracefulShutdown {
        while !Task.isCancelled {
            await body()
            try? await Task.sleep(for: pause)
        }
    }
}
