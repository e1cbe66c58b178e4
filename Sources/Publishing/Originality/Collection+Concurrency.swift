import Dispatch
import Synchronization

extension RandomAccessCollection where Self: Sendable {
    /// Like `map`, on as many cores as there are: for few elements of which each takes a millisecond or so. The thread that asks
    /// waits, which must therefore be none of the cooperative pool.
    func mapConcurrently<T: Sendable>(_ transform: @Sendable (Element) -> T) -> [T] {
        let results = Mutex([T?](repeating: nil, count: count))
        DispatchQueue.concurrentPerform(iterations: count) { offset in
            let result = transform(self[index(startIndex, offsetBy: offset)])
            results.withLock { $0[offset] = result }
        }
        return results.withLock { $0.compactMap(\.self) }
    }
}
