import Foundation

/// Where the program learns what time it is; tests hand in one that stands still.
public struct WallClock: Sendable {
    private let read: @Sendable () -> Timestamp

    public init(_ read: @escaping @Sendable () -> Timestamp) {
        self.read = read
    }

    public var now: Timestamp { read() }

    /// The clock of this machine.
    public static let system = WallClock { Timestamp(Date()) }

    /// A clock that always says the same.
    public static func fixed(_ time: Timestamp) -> WallClock { WallClock { time } }
}
