import Foundation
import Kernel
import Synchronization

/// The lines of the request log, gathered in memory and written a second later or when there are many: one system call
/// for a thousand requests instead of one for each. A crash loses at most that second's lines, and nothing else.
final class RequestLines: Sendable {
    private static let limit = 64 << 10

    private let lines = Mutex<[UInt8]>([])
    private let write: @Sendable ([UInt8]) -> Void

    /// - Parameter write: where the lines go; standard error by default.
    init(write: @escaping @Sendable ([UInt8]) -> Void = { FileHandle.standardError.write(Data($0)) }) {
        self.write = write
    }

    func add(_ line: String) {
        let full: [UInt8]? = lines.withLock { lines in
            lines.append(contentsOf: line.utf8)
            lines.append(10)
            return lines.count >= Self.limit ? Self.take(&lines) : nil
        }
        if let full { write(full) }
    }

    func flush() {
        let gathered = lines.withLock { Self.take(&$0) }
        if !gathered.isEmpty { write(gathered) }
    }

    private static func take(_ lines: inout [UInt8]) -> [UInt8] {
        defer { lines = [] }
        return lines
    }
}
