import Dispatch
import Foundation

/// A program of the system, run without a shell, with a limit on time and output. It blocks its thread.
struct ExternalProgram: Sendable {
    private let path: String

    /// `nil` when no folder of `PATH` has it.
    init?(named name: String) {
        let folders = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        let paths = folders.split(separator: ":").map { "\($0)/\(name)" }
        guard let path = paths.first(where: FileManager.default.isExecutableFile) else { return nil }
        self.path = path
    }

    /// What it wrote to standard output; `nil` if it failed or wrote more than `limit` bytes.
    func run(_ arguments: [String], seconds: Double, limit: Int = 1 << 20) throws -> [UInt8]? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let output = Pipe()
        process.standardOutput = output
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        let start = ContinuousClock.now
        try process.run()

        @Sendable func end() {
            if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        }
        let watchdog = DispatchWorkItem(block: end)
        DispatchQueue.global().asyncAfter(deadline: .now() + seconds, execute: watchdog)
        defer { watchdog.cancel() }
        let bytes = try output.fileHandleForReading.read(upToCount: limit + 1) ?? Data()
        let isTooMuch = bytes.count > limit
        if isTooMuch { end() }
        ended.wait()
        guard process.terminationReason == .exit else {
            if isTooMuch { return nil }
            throw MediaError.tookTooLong
        }
        // The watchdog may itself be late on a busy machine; what took too long is refused all the same.
        guard ContinuousClock.now - start <= .seconds(seconds) else { throw MediaError.tookTooLong }
        return process.terminationStatus == 0 && !isTooMuch ? Array(bytes) : nil
    }
}
