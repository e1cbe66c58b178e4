import Foundation
import Kernel
@testable import Publishing
import Storage
import TestSupport
import Testing

@Suite struct DigestTests {
    /// Noon in Shanghai on a Monday; the next morning is 19 hours away.
    private let morning = testNow.adding(seconds: 19 * 3600)

    private func subscribe(_ platform: Platform, _ frequency: Digest.Frequency = .daily) async throws -> Account {
        let reader = try await platform.owner()
        try await platform.put(Draft(title: "早就有的", hoursAgo: 30))
        _ = try await platform.setFollowing(true, try paper(), by: reader)
        #expect(try await platform.chooseDigest(frequency, of: reader))
        try await platform.confirmDigest(try await platform.mailedToken(.digestConfirm))
        return reader
    }

    private func publish(_ platform: Platform, _ title: String, after hours: Int64) async throws {
        try await platform.put(Draft(title: title, hoursAgo: -hours))
    }

    @Test func theNextIsInTheMorning() throws {
        let shanghai = try #require(TimeZone(identifier: "Asia/Shanghai"))
        #expect(Digest.Frequency.daily.next(after: testNow, zone: shanghai) == morning)
        #expect(Digest.Frequency.daily.next(after: morning, zone: shanghai) == morning.adding(days: 1))
        #expect(Digest.Frequency.weekly.next(after: testNow, zone: shanghai) == morning.adding(days: 6))
        #expect(Digest.Frequency.off.next(after: testNow, zone: shanghai) == nil)
    }

    @Test(arguments: DatabaseKind.allCases) func nothingIsSentUnasked(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let reader = try await platform.owner()
            _ = try await platform.setFollowing(true, try await handle(platform), by: reader)
            #expect(try await platform.chooseDigest(.daily, of: reader))
            try await publish(platform, "新", after: 1)
            let later = platform.at(morning)
            #expect(try await later.queueDueDigests() == 0)
            // The mail that asks is not sent any more once they have thought otherwise.
            #expect(try await platform.chooseDigest(.off, of: reader) == false)
            #expect(try await platform.mail().isEmpty)
        }
    }

    private func handle(_ platform: Platform) async throws -> Handle {
        try await platform.put(Draft(hoursAgo: 30))
        return try paper()
    }

    @Test(arguments: DatabaseKind.allCases) func whatIsNewIsSentOnce(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let reader = try await subscribe(platform)
            #expect(try await platform.chooseDigest(.daily, of: reader) == false)
            let first = platform.at(morning)
            // Nothing new, no mail.
            #expect(try await first.queueDueDigests() == 0)
            try await publish(platform, "新一", after: 20)
            try await publish(platform, "新二", after: 21)
            #expect(try await first.queueDueDigests() == 0)
            let second = platform.at(morning.adding(days: 1))
            #expect(try await second.queueDueDigests() == 1)
            #expect(try await second.queueDueDigests() == 0)
            let letters = try await second.mail()
            #expect(letters.map(\.kind) == [.digest(.daily)])
            #expect(letters.first?.articles.map(\.title) == ["新二", "新一"])
            #expect(letters.first?.unsubscribing != nil)
            // After a long stop there is one mail, not one for each day.
            try await publish(platform, "新三", after: 50)
            #expect(try await platform.at(morning.adding(days: 9)).queueDueDigests() == 1)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func whatIsNewOnATopicIsInItToo(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let reader = try await subscribe(platform)
            try await platform.put(Draft(publication: "elsewhere", hoursAgo: 30, topics: ["潮汐"]))
            _ = try await platform.setFollowing(true, topic: try #require(Slug(naming: "潮汐")), by: reader)
            try await platform.put(Draft(title: "潮水", publication: "elsewhere", hoursAgo: -20, topics: ["潮汐"]))
            try await platform.put(Draft(title: "别的", publication: "elsewhere", hoursAgo: -20))
            let later = platform.at(morning.adding(days: 1))
            #expect(try await later.queueDueDigests() == 1)
            #expect(try await later.mail().first?.articles.map(\.title) == ["潮水"])
        }
    }

    @Test(arguments: DatabaseKind.allCases) func twoWorkersSendOne(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            _ = try await subscribe(platform)
            try await publish(platform, "新", after: 1)
            let later = platform.at(morning)
            let counts = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<8 { group.addTask { try await later.queueDueDigests() } }
                return try await group.reduce(0, +)
            }
            #expect(counts == 1)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func whatWasWithdrawnMeanwhileIsNotInIt(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            _ = try await subscribe(platform)
            try await publish(platform, "新", after: 1)
            let later = platform.at(morning)
            #expect(try await later.queueDueDigests() == 1)
            try await platform.write { _ = try $0.execute("UPDATE article SET restriction = 'removed'") }
            #expect(try await later.mail().isEmpty)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func oneClickEndsIt(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let reader = try await subscribe(platform)
            let token = try #require(try await platform.digest(of: reader)).unsubscribing
            let forged = try #require(DigestToken("\(reader.id).\(String(repeating: "ab", count: 32))"))
            try await platform.endDigest(forged)
            #expect(try await platform.isSubscribed(token))
            #expect(try await !platform.isSubscribed(forged))
            try await platform.endDigest(try #require(DigestToken(token.description)))
            try await platform.endDigest(token)
            #expect(try await !platform.isSubscribed(token))
            try await publish(platform, "新", after: 1)
            #expect(try await platform.at(morning).queueDueDigests() == 0)
            // Whoever begins again is asked again, and the old mail's link still ends it.
            #expect(try await platform.chooseDigest(.weekly, of: reader))
            try await platform.confirmDigest(try await platform.mailedToken(.digestConfirm))
            #expect(try await platform.isSubscribed(token))
            try await platform.endDigest(token)
            #expect(try await !platform.isSubscribed(token))
            for broken in ["", "1", "a.b", "\(reader.id).", "\(reader.id).zz"] { #expect(DigestToken(broken) == nil) }
        }
    }
}
