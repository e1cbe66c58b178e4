import Kernel
import Storage
import TestSupport
import Testing

@testable import Publishing

/// What somebody has complained of while they were signed in: theirs to find again, and nobody else's.
@Suite struct OwnComplaintsTests {
    @Test(arguments: DatabaseKind.allCases) func theyFindTheirsAndAnswerThere(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let (one, other) = (court.room.stranger, try await platform.somebody("other"))
            let article = DecisionSubject.article(try await court.article())
            try await court.complain(on: article, .rules, by: one)
            try await court.complain(on: article, .rules, email: "guest@example.net")
            let item = try #require(try await platform.ownComplaints(of: one, page: 1).items.items.first)
            #expect(try await platform.ownComplaints(of: one, page: 1).items.items.count == 1)
            #expect(item.title == "渡船" && item.ground == .rules && item.state == .received)
            #expect(try await platform.ownComplaints(of: other, page: 1).items.items.isEmpty)
            for stranger in [other, court.complaints, court.room.owner] {
                await #expect(throws: ReadingError.noSuchPage) {
                    _ = try await platform.complaint(.own(item.id, stranger))
                }
                await #expect(throws: ReadingError.noSuchPage) {
                    try await platform.answerQuestion(.own(item.id, stranger), "我来答")
                }
            }

            let id = try await court.takeCase()
            try await platform.askComplainant(item.id, of: id, "哪一条？", by: court.complaints)
            // The other complaint goes on; this one waits for an answer.
            #expect(try await court.find(id).state == .validated)
            #expect(try await platform.ownComplaints(of: one, page: 1).items.items.map(\.state) == [.incomplete])
            try await platform.answerQuestion(.own(item.id, one), "第三条。")
            #expect(try await platform.complaint(.own(item.id, one)).messages.map(\.text) == ["哪一条？", "第三条。"])
            try await platform.dismissComplaint(id, reason: "没有违反。", by: court.complaints)
            #expect(try await platform.ownComplaints(of: one, page: 1).items.items.map(\.state) == [.dismissed])
        }
    }

    /// Ending the account ends no complaint: the answer comes, and its own time erases it.
    @Test(arguments: DatabaseKind.allCases) func theyGoOnWithoutTheAccount(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let leaver = court.room.stranger
            let code = try await court.complain(on: .article(try await court.article()), .rules, by: leaver)
            try await platform.askToLeave(comments: .removed, password: "", by: leaver)
            let later = court.later(days: 15)
            #expect(try await later.platform.carryOutLeavings() == 1)
            let id = try await later.takeCase()
            try await later.platform.dismissComplaint(id, reason: "没有违反。", by: later.complaints)
            #expect(try await later.mailed().last == "complaint-dismissed")
            #expect(try await later.platform.complaint(with: code).reason == "没有违反。")
            #expect(try await court.later(days: 15 + 180).platform.eraseComplainants() == 1)
            #expect(try await platform.ownComplaints(of: leaver, page: 1).items.items.isEmpty)
            #expect(try await platform.count("complaint WHERE account_id IS NOT NULL OR email IS NOT NULL") == 0)
        }
    }
}
