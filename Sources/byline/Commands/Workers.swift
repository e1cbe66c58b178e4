import Kernel
import Logging
import Publishing
import ServiceLifecycle
import Synchronization
import Web

/// Forgets kept pages, or has them made anew, within a second of any change, also when another process made it, and writes
/// out the request log.
struct PageRefresh: Worker {
    let site: WebSite
    let platform: Platform
    let logger: Logger

    func run() async throws {
        let known = Mutex<Int64?>(nil)
        let articles = Mutex<Set<ArticleChange>>([])
        await repeating(every: .seconds(1), or: "Cannot see whether the site has changed", logger) {
            site.flushRequestLog()
            let number = try await platform.changeNumber()
            let before = known.withLock { known in
                defer { known = number }
                return known
            }
            if let before, before != number { await site.siteChanged() }
            // Looks back a while, because another node's clock may be late and its transaction long.
            let changes = try await platform.articleChanges(since: platform.clock.now.adding(seconds: -30))
            let seen = articles.withLock { articles in
                defer { articles = changes }
                return articles
            }
            for change in changes.subtracting(seen) { site.articleChanged(change.handle, change.article) }
        }
    }
}

/// Tells readers who have the comments of an article open what is new, whichever node it came to. It is the last service,
/// and so the first to stop: the server waits for every answer that is not finished.
struct LiveComments: Worker {
    let site: WebSite
    let logger: Logger

    func run() async throws {
        let known = Mutex<Set<ArticleChange>>([])
        let rounds = Mutex(0)
        await repeating(every: .seconds(1), or: "Cannot tell what is new in the comments", logger) {
            guard site.isWatched else { return }
            let platform = site.platform
            let changes = try await platform.articleChanges(since: platform.clock.now.adding(seconds: -30))
            let seen = known.withLock { known in
                defer { known = changes }
                return known
            }
            try await site.tellCommentNews(Set(changes.subtracting(seen).map(\.article)))
            let round = rounds.withLock { rounds in
                rounds += 1
                return rounds
            }
            if round % 15 == 0 { site.beatForWatchers() }
        }
        site.endWatching()
    }
}

/// Counts every second who has read what, and throws away what yesterday's readers were recognised by.
struct ReadCounting: Worker {
    let counter: ReadCounter
    let platform: Platform
    let logger: Logger

    func run() async throws {
        let rounds = Mutex(0)
        await repeating(every: .seconds(1), or: "Cannot count reads", logger) {
            let lost = try await platform.count(counter).lost
            if lost > 0 { logger.warning("\(lost) reads came faster than they could be counted") }
            let round = rounds.withLock { rounds in
                rounds += 1
                return rounds
            }
            if round % 60 == 1 { try await platform.forgetReaders() }
        }
    }
}

/// Keeps the hot list up to date, and the index of every publication.
struct Ranking: Worker {
    let site: WebSite
    let platform: Platform
    let logger: Logger

    func run() async throws {
        let known = Mutex(0)
        let rounds = Mutex(0)
        await repeating(every: .seconds(5), or: "Cannot rank articles", logger) {
            try await platform.refreshHot()
            let order = try await platform.hotOrder()
            let before = known.withLock { known in
                defer { known = order }
                return known
            }
            if order != before { site.hotChanged() }
            let round = rounds.withLock { rounds in
                rounds += 1
                return rounds
            }
            if round % 60 == 1 {
                while !Task.isCancelled, try await platform.refreshIndexes() > 0 {}
            }
        }
    }
}

/// Finds the neighbours of what was published or imported.
struct RelatedService: Worker {
    let site: WebSite
    let logger: Logger

    func run() async throws {
        let relating = Relating(site.platform)
        await repeating(every: .seconds(1), or: "Cannot find related articles", logger) {
            // After an import there is work for minutes.
            while !Task.isCancelled, try await afterReaders(of: site, { try await relating.next() }) {}
        }
        try? await relating.release()
    }
}

/// Takes published texts into what others are compared with, where their publishing has not, keeps it quick, and looks at
/// what was not looked at, a few at a time.
struct OriginalityKeeping: Worker {
    let platform: Platform
    let logger: Logger

    func run() async throws {
        let rounds = Mutex(0)
        await repeating(every: .seconds(5), or: "Cannot keep the originality index", logger) {
            let round = rounds.withLock { rounds in
                rounds += 1
                return rounds
            }
            if round % 720 == 1 {
                let count = try await platform.indexMissingTexts()
                if count > 0 { logger.info("Took \(count) texts into the originality index") }
            }
            while !Task.isCancelled, try await platform.mergeOriginality() {}
            try await platform.checkStock(limit: 20)
        }
    }
}

/// Does what is due: publishes scheduled articles, carries out reviewers' decisions when they can no longer be undone,
/// and tells page caches when what editors chose begins or ends.
struct Publisher: Worker {
    let platform: Platform
    let logger: Logger

    func run() async throws {
        let since = Mutex(platform.clock.now)
        await repeating(every: .seconds(1), or: "Cannot do what is due", logger) {
            let count = try await platform.publishDue()
            if count > 0 { logger.info("Published \(count) scheduled articles") }
            try await platform.carryOutDecisions()
            let now = platform.clock.now
            try await platform.announceCuration(since: since.withLock { $0 })
            since.withLock { $0 = now }
        }
    }
}

/// Screens what is submitted, one article after another, and ends probations that are over.
struct Screener: Worker {
    let platform: Platform
    let checks: [any ScreeningCheck]
    let logger: Logger

    func run() async throws {
        let rounds = Mutex(0)
        await repeating(every: .seconds(1), or: "Cannot screen what is submitted", logger) {
            while !Task.isCancelled, try await platform.screenNext(with: checks) {}
            let round = rounds.withLock { rounds in
                rounds += 1
                return rounds
            }
            if round % 600 == 1 { try await platform.endProbations() }
        }
    }
}

/// Takes articles into the search index that are not urgent, and merges what was added to it.
struct SearchTending: Worker {
    let platform: Platform
    let logger: Logger

    func run() async throws {
        await repeating(every: .seconds(1), or: "Cannot tend the search index", logger) {
            while !Task.isCancelled, try await platform.tendSearchIndex() {}
        }
    }
}

/// Takes away the many saves of working copies that nobody needs any more.
struct DraftThinning: Worker {
    let platform: Platform
    let logger: Logger

    func run() async throws {
        await repeating(every: .seconds(3600), or: "Cannot take away old saves", logger) {
            let count = try await platform.thinDrafts()
            if count > 0 { logger.info("Took away \(count) old saves of working copies") }
        }
    }
}

/// Deletes proof documents and who has complained when their time is over, and ends what was ordered until a time.
struct Housekeeping: Worker {
    let platform: Platform
    let logger: Logger

    func run() async throws {
        await repeating(every: .seconds(60), or: "Cannot tidy up", logger) {
            let proofs = try await platform.deleteOldProofs()
            if proofs > 0 { logger.info("Deleted \(proofs) proof documents") }
            let complainants = try await platform.eraseComplainants()
            if complainants > 0 { logger.info("Erased who sent \(complainants) complaints") }
            let unanswered = try await platform.closeUnansweredComplaints()
            if unanswered > 0 { logger.info("Closed \(unanswered) complaints that nobody completed") }
            let measures = try await platform.endMeasures()
            if measures > 0 { logger.info("\(measures) measures have ended") }
            let days = try await platform.creditCleanDays()
            if days > 0 { logger.info("Gave back credit for \(days) clean days") }
            let ended = try await platform.endMutes()
            if ended > 0 { logger.info("\(ended) publications may write again") }
        }
    }
}

/// Tells followers what is new, sends digests, writes down what readers keep of their reading, and ends the accounts of
/// those who have left.
struct ReaderService: Worker {
    let site: WebSite
    let logger: Logger

    private var platform: Platform { site.platform }

    func run() async throws {
        let rounds = Mutex(0)
        await repeating(every: .seconds(1), or: "Cannot do what readers wait for", logger) {
            try await site.flushReadings()
            while !Task.isCancelled, try await platform.announceNext() {}
            let round = rounds.withLock { rounds in
                rounds += 1
                return rounds
            }
            guard round % 10 == 1 else { return }
            let digests = try await platform.queueDueDigests()
            if digests > 0 { logger.info("Queued \(digests) digests") }
            let ended = try await platform.carryOutLeavings()
            if ended > 0 { logger.info("Ended \(ended) accounts") }
        }
        // What was read just before the end.
        try? await site.flushReadings()
    }
}

/// A service that says its name. The group notes at its start what each one says of itself, and without this that is all it
/// holds: every text of every language, a third of the time until the first answer.
protocol Worker: Service, CustomStringConvertible {}

extension Worker {
    var description: String { "\(Self.self)" }
}

/// Does a step of work that can wait, and rests a quarter of the time it took; while there are readers, nine times as long,
/// so that they keep nine tenths of a processor core.
/// - Parameter step: says whether there is more to do.
func afterReaders(of site: WebSite, _ step: () async throws -> Bool) async throws -> Bool {
    let (begin, answered) = (ContinuousClock.now, site.metrics.answered)
    guard try await step() else { return false }
    let took = begin.duration(to: .now)
    try await Task.sleep(for: site.metrics.answered > answered + 1 ? took * 9 : took / 4)
    return true
}

/// Does something again and again until the program is told to stop. What fails is tried again at the next turn.
/// - Parameter complaint: what the log says of a failure.
func repeating(
    every pause: Duration, or complaint: String, _ logger: Logger, _ body: @Sendable @escaping () async throws -> Void
) async {
    await cancelWhenGracefulShutdown {
        while !Task.isCancelled {
            do {
                try await body()
            } catch is CancellationError {
                return
            } catch {
                logger.warning("\(complaint): \(error)")
            }
            try? await Task.sleep(for: pause)
        }
    }
}
