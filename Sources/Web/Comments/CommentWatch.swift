public import Kernel
public import Publishing
import Synchronization

/// Who has the comments of which article open, and is told of new ones. So many at once, and no more from one address.
final class CommentWatch: Sendable {
    enum Message: Sendable {
        case news(CommentNews)
        /// Keeps the connection from being taken for dead, and notices when it is.
        case beat
    }

    struct Watcher: Sendable {
        let messages: AsyncStream<Message>
        fileprivate let number: Int
        fileprivate let article: Identifier<Article>
        fileprivate let address: String
    }

    private struct State {
        var watchers: [Identifier<Article>: [Int: AsyncStream<Message>.Continuation]] = [:]
        var byAddress: [String: Int] = [:]
        var known: [Identifier<Article>: CommentNews] = [:]
        var count = 0
        var last = 0
        var isClosed = false
    }

    private let state = Mutex(State())
    private let limit: Int
    private let limitByAddress: Int

    init(limit: Int = 1000, limitByAddress: Int = 12) {
        self.limit = limit
        self.limitByAddress = limitByAddress
    }

    var count: Int { state.withLock { $0.count } }

    var articles: [Identifier<Article>] { state.withLock { $0.watchers.keys.sorted() } }

    func hasRoom(for address: String) -> Bool { state.withLock { hasRoom(for: address, $0) } }

    private func hasRoom(for address: String, _ state: State) -> Bool {
        !state.isClosed && state.count < limit && state.byAddress[address, default: 0] < limitByAddress
    }

    /// - Returns: `nil` when there are too many already.
    func begin(_ article: Identifier<Article>, from address: String) -> Watcher? {
        // A few messages wait for a slow reader; what does not fit is told by the next one.
        let (stream, continuation) = AsyncStream<Message>.makeStream(bufferingPolicy: .bufferingNewest(8))
        return state.withLock { state in
            guard hasRoom(for: address, state) else { return nil }
            state.count += 1
            state.last += 1
            state.byAddress[address, default: 0] += 1
            state.watchers[article, default: [:]][state.last] = continuation
            return Watcher(messages: stream, number: state.last, article: article, address: address)
        }
    }

    func end(_ watcher: Watcher) {
        let continuation = state.withLock { state -> AsyncStream<Message>.Continuation? in
            guard let continuation = state.watchers[watcher.article]?.removeValue(forKey: watcher.number) else {
                return nil
            }
            if state.watchers[watcher.article]?.isEmpty == true {
                state.watchers[watcher.article] = nil
                state.known[watcher.article] = nil
            }
            state.count -= 1
            let rest = state.byAddress[watcher.address, default: 1] - 1
            state.byAddress[watcher.address] = rest > 0 ? rest : nil
            return continuation
        }
        continuation?.finish()
    }

    /// Tells those who look at an article how its comments stand, if that is new.
    func tell(_ news: CommentNews, of article: Identifier<Article>) {
        let listeners = state.withLock { state -> [AsyncStream<Message>.Continuation] in
            guard let listeners = state.watchers[article], state.known.updateValue(news, forKey: article) != news else {
                return []
            }
            return Array(listeners.values)
        }
        for listener in listeners { listener.yield(.news(news)) }
    }

    func beat() {
        let listeners = state.withLock { $0.watchers.values.flatMap(\.values) }
        for listener in listeners { listener.yield(.beat) }
    }

    /// Lets everybody go, and nobody in any more.
    func close() {
        let listeners = state.withLock { state in
            state.isClosed = true
            return state.watchers.values.flatMap(\.values)
        }
        for listener in listeners { listener.finish() }
    }
}

extension WebSite {
    /// Tells those who look at articles what is new there.
    /// - Parameter changed: articles of which something has changed.
    public func tellCommentNews(_ changed: Set<Identifier<Article>>) async throws {
        let watched = commentWatch.articles.filter(changed.contains)
        guard !watched.isEmpty else { return }
        for (article, news) in try await platform.commentNews(of: watched) { commentWatch.tell(news, of: article) }
    }

    public var isWatched: Bool { commentWatch.count > 0 }

    public func beatForWatchers() { commentWatch.beat() }

    /// Before the server stops, which waits for every answer that is not finished.
    public func endWatching() { commentWatch.close() }
}
