import Foundation
import Kernel

extension Setting {
    /// - Throws: `SettingError`.
    func validate() throws {
        try (self as? SiteSettings)?.check()
        try (self as? JoiningPolicy)?.check()
        try (self as? ReviewPolicy)?.check()
        try (self as? RankingPolicy)?.check()
        try (self as? CreditPolicy)?.check()
        try (self as? ComplaintPolicy)?.check()
        try (self as? CommentingPolicy)?.check()
    }

    /// The properties that have changed with their new values, as JSON.
    func difference(from before: Self) throws -> String {
        func object(_ setting: Self) throws -> [String: Any] {
            try JSONSerialization.jsonObject(with: JSONEncoder().encode(setting)) as? [String: Any] ?? [:]
        }
        func text(_ value: Any?) throws -> String? {
            try value.map {
                String(
                    decoding: try JSONSerialization.data(
                        withJSONObject: $0, options: [.fragmentsAllowed, .sortedKeys, .withoutEscapingSlashes]),
                    as: UTF8.self)
            }
        }
        let (old, new) = (try object(before), try object(self))
        let changed = try Set(old.keys).union(new.keys).sorted().filter { try text(old[$0]) != text(new[$0]) }
        return try changed.map { "\($0): \(try text(new[$0]) ?? "–")" }.joined(separator: "\n")
    }
}

extension SiteSettings {
    fileprivate func check() throws(SettingError) {
        guard TimeZone(identifier: timeZone) != nil else { throw .unknownTimeZone(timeZone) }
        guard !languages.isEmpty else { throw .noLanguage }
        guard languages.allSatisfy({ !name[$0].isEmpty }) else { throw .emptyName }
        try appearance.check()
    }
}

extension JoiningPolicy {
    fileprivate func check() throws(SettingError) {
        try within("attempts", attempts, 1...100)
        try within("proof-days", proofDays, 0...3650)
    }
}

extension ReviewPolicy {
    fileprivate func check() throws(SettingError) {
        try within("claim-minutes", claimMinutes, 1...1440)
        try within("undo-seconds", undoSeconds, 0...600)
        try within("probation-articles", probationArticles, 0...1000)
        try within("probation-days", probationDays, 0...3650)
        try within("submissions-per-day", submissionsPerDay, 1...10_000)
        try within("minimum-words", minimumWords, 0...10_000)
        let isForeign = { (character: Character) in character == "/" || character == ":" || character.isWhitespace }
        for host in blockedHosts where host.isEmpty || host.contains(where: isForeign) {
            throw .notAHost(host)
        }
    }
}

extension RankingPolicy {
    fileprivate func check() throws(SettingError) {
        for (name, points) in [
            ("read", read), ("like", like), ("comment", comment), ("share", share), ("follow", follow),
        ] {
            try within(name, points, 0...100)
        }
        try within("half-life-hours", halfLifeHours, 1...168)
        try within("full-reads-per-network", fullReadsPerNetwork, 1...10_000)
        try within("reads-per-network", readsPerNetwork, 1...100_000)
        try within("least-heat", leastHeat, 1...10_000)
    }
}

extension CreditPolicy {
    fileprivate func check() throws(SettingError) {
        for fault in Fault.allCases { try within(fault.rawValue, points(of: fault), 0...CreditScore.full) }
        try within("clean-day", cleanDay, 0...CreditScore.full)
        try within("first-step", firstStep, 1...99)
        try within("second-step", secondStep, 1...99)
        try within("first-mute-days", firstMuteDays, 1...3650)
        try within("second-mute-days", secondMuteDays, 1...3650)
        try within("review-below", reviewBelow, 0...CreditScore.full)
    }
}

extension ComplaintPolicy {
    fileprivate func check() throws(SettingError) {
        try within("bundle-days", bundleDays, 1...365)
        try within("answer-days", answerDays, 1...365)
        try within("contact-days", contactDays, 0...3650)
        try within("unfounded-limit", unfoundedLimit, 1...1000)
    }
}

extension CommentingPolicy {
    fileprivate func check() throws(SettingError) {
        try within("edit-minutes", editMinutes, 0...1440)
        try within("maximum-length", maximumLength, 10...10_000)
        try within("free-links", freeLinks, 0...100)
        try within("newcomer-hours", newcomerHours, 0...720)
    }
}

private func within(_ name: String, _ value: Int, _ range: ClosedRange<Int>) throws(SettingError) {
    guard range.contains(value) else { throw .outOfRange(name, range) }
}
