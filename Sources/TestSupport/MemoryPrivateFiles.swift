public import Foundation
public import Publishing
import Synchronization

/// Private documents in memory.
public final class MemoryPrivateFiles: PrivateFiles {
    private let files = Mutex<[String: Data]>([:])

    public init() {}

    public func add(_ bytes: Data) async throws -> String {
        let key = SecretToken().text
        files.withLock { $0[key] = bytes }
        return key
    }

    public func read(_ key: String) async throws -> Data? { files.withLock { $0[key] } }

    public func remove(_ key: String) async throws { files.withLock { $0[key] = nil } }

    public func keys(before: Date) async throws -> [String] { files.withLock { Array($0.keys) } }
}
