import Foundation

/// One line for the person at the terminal.
func say(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
}

/// A line that is drawn over itself on a terminal, and left out where there is none.
struct ProgressLine {
    private let isTerminal = isatty(FileHandle.standardError.fileDescriptor) == 1
    private var last = ContinuousClock.now - .seconds(1)

    mutating func show(_ fraction: Double, _ text: String) {
        guard isTerminal, ContinuousClock.now - last > .milliseconds(100) || fraction >= 1 else { return }
        last = ContinuousClock.now
        let width = 30
        let filled = Int((min(max(fraction, 0), 1) * Double(width)).rounded())
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        FileHandle.standardError.write(Data("\r\u{1B}[K\(bar) \(Int(fraction * 100)) % \(text)".utf8))
    }

    func end() {
        if isTerminal { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
    }
}
