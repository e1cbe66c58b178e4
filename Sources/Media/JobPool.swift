import NIOCore
import NIOPosix

/// The threads on which pictures are read and made: libvips blocks, and Swift's own threads must not.
final class JobPool: Sendable {
    private let threads: NIOThreadPool

    init(threads count: Int) {
        threads = NIOThreadPool(numberOfThreads: max(1, count))
        threads.start()
    }

    deinit {
        threads.shutdownGracefully { _ in }
    }

    /// Throws a `MediaError` or `CancellationError`, and nothing else: what the disk says becomes `storage`.
    func run<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
        try await threads.runIfActive {
            do {
                return try body()
            } catch let error as MediaError {
                throw error
            } catch {
                throw MediaError.storage(reason: "\(error)")
            }
        }
    }
}
