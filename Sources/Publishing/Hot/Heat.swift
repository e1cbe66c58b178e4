import Foundation
import Kernel
import Storage

/// What readers have done with an article lately, added up as the ranking policy says.
public struct Heat: Sendable {
    /// Reads are kept in stretches of so many milliseconds.
    static let slot: Int64 = 600_000

    /// What an item of the hot list is there for: whatever has added most to its heat.
    public enum Cause: String, Sendable, CaseIterable {
        case readsInHour = "reads-hour"
        case readsInDay = "reads-day"
        case reads, likes, comments, shares, follows
    }

    /// The sum of all parts now.
    private(set) var value = 0.0
    private(set) var cause = Cause.reads
    /// How many of what `cause` says.
    private(set) var number = 0

    private var parts: [Cause: (value: Double, number: Int)] = [:]
    private var reads = (hour: 0, day: 0, all: 0)

    let policy: RankingPolicy
    let now: Timestamp

    init(policy: RankingPolicy, now: Timestamp) {
        self.policy = policy
        self.now = now
    }

    /// Something that happened, so many times with that weight in all.
    mutating func add(_ cause: Cause, _ weight: Double, number: Int = 1, at time: Timestamp) {
        let worth = weight * points(cause) * policy.remainder(after: now.milliseconds - time.milliseconds)
        parts[cause, default: (0, 0)].value += worth
        parts[cause, default: (0, 0)].number += number
        value += worth
        guard cause == .reads else { return }
        reads.all += number
        if time > now.adding(seconds: -86_400) { reads.day += number }
        if time > now.adding(seconds: -3_600) { reads.hour += number }
    }

    /// Decides what is said of it.
    mutating func settle() {
        guard let most = parts.max(by: { ($0.value.value, $1.key.rawValue) < ($1.value.value, $0.key.rawValue) })
        else { return }
        (cause, number) = (most.key, most.value.number)
        guard cause == .reads else { return }
        if reads.hour * 3 >= reads.day, reads.hour > 0 {
            (cause, number) = (.readsInHour, reads.hour)
        } else if reads.day > 0 {
            (cause, number) = (.readsInDay, reads.day)
        }
    }

    /// Grows with the heat, and stays as it is while nothing happens: all heat fades alike.
    var score: Double { log2(max(value, .leastNormalMagnitude)) + Double(now.milliseconds) / policy.halfLife }

    /// The score of what is just warm enough to be in the list now.
    static func leastScore(_ policy: RankingPolicy, at now: Timestamp) -> Double {
        log2(Double(max(policy.leastHeat, 1))) + Double(now.milliseconds) / policy.halfLife
    }

    private func points(_ cause: Cause) -> Double {
        switch cause {
        case .reads, .readsInHour, .readsInDay: Double(policy.read)
        case .likes: Double(policy.like)
        case .comments: Double(policy.comment)
        case .shares: Double(policy.share)
        case .follows: Double(policy.follow)
        }
    }
}
