import Foundation
import Kernel
@testable import Publishing
import Storage
import TestSupport
import Testing

@Suite struct ApplyingTests {
    @Test(arguments: DatabaseKind.allCases) func aPersonAppliesIsAskedAnswersAndIsApproved(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let applicant = try await platform.somebody("mei"),
                reviewer = try await platform.somebody("li", [.reviewer])
            let id = try await platform.submittedApplication(by: applicant)
            try await platform.claimApplication(id, by: reviewer)
            try await platform.askApplicant(id, "写过什么？", by: reviewer)
            #expect(try await platform.application(id).state == .needsInformation)
            try await platform.saveApplication(id, by: applicant) { $0.samples = "https://example.org/tea" }
            try await platform.answerApplication(id, "见作品。", by: applicant)
            #expect(try await platform.application(id).state == .inReview)
            try await platform.approveApplication(id, hasCheckedProof: false, note: "欢迎", by: reviewer)

            let seen = try await platform.application(id, for: applicant)
            #expect(seen.application.state == .approved)
            #expect(seen.events.map(\.kind) == [.begun, .submitted, .claimed, .asked, .answered, .approved])
            #expect(seen.events.map(\.text) == ["", "", "", "写过什么？", "见作品。", "欢迎"])
            #expect(seen.events[3].name == "li")
            #expect(seen.handle == Handle("teahouse"))
            let (publication, role, told) = try await platform.read { connection in
                let handle = try #require(Handle("teahouse"))
                let publication = try #require(try PublicationStore(connection: connection).find(handle))
                return (
                    publication,
                    try MembershipStore(connection: connection).role(of: applicant.id, in: publication.id),
                    try connection.rows("SELECT kind FROM notification WHERE account_id = \(applicant.id) ORDER BY id")
                    {
                        try $0["kind"] as UserNotification.Kind
                    }
                )
            }
            #expect(publication.state == .probation && publication.kind == .personal && publication.name == "江边茶社")
            #expect(role == .owner)
            #expect(told == [.applicationQuestion, .applicationApproved])
        }
    }

    @Test(arguments: DatabaseKind.allCases) func afterThreeRejectionsAnOperatorMustHelp(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let applicant = try await platform.somebody("mei"),
                reviewer = try await platform.somebody("li", [.reviewer])
            let boss = try await platform.somebody("boss", [.operator])
            var last: Identifier<JoiningApplication>?
            for attempt in 1...3 {
                let id = try await platform.filledApplication(by: applicant)
                if attempt > 1 { #expect(try await platform.application(id).form.reason == "想写茶。") }
                try await platform.submitApplication(id, by: applicant)
                await #expect(throws: JoiningError.reasonMissing) {
                    try await platform.rejectApplication(id, reason: " \n", by: reviewer)
                }
                try await platform.rejectApplication(id, reason: "太短", by: reviewer)
                last = id
            }
            await #expect(throws: JoiningError.noAttemptsLeft(3)) {
                try await platform.beginApplication(by: applicant)
            }
            await #expect(throws: AccessError.notAllowed) {
                try await platform.pardonApplication(try #require(last), by: reviewer)
            }
            try await platform.pardonApplication(try #require(last), by: boss)
            try await platform.submitApplication(
                try await platform.filledApplication(by: applicant), by: applicant)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func aWithdrawnApplicationIsNoAttemptAndFreesItsName(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let one = try await platform.somebody("one"), two = try await platform.somebody("two")
            let id = try await platform.submittedApplication(by: one)
            await #expect(throws: JoiningError.handleTaken) {
                try await platform.submittedApplication(by: two, name: "另一家")
            }
            await #expect(throws: JoiningError.alreadyApplying) { try await platform.beginApplication(by: two) }
            try await platform.withdrawApplication(id, by: one)
            let open = try #require(try await platform.openApplication(of: two))
            try await platform.submitApplication(open.application.id, by: two)
            #expect(try await platform.applying(by: one).attemptsLeft == 3)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func namesAreComparedAsTheyLook(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let one = try await platform.somebody("one"), two = try await platform.somebody("two")
            let reviewer = try await platform.somebody("li", [.reviewer])
            _ = try await platform.publication(of: one, approvedBy: reviewer)
            #expect(try await platform.availability(ofName: "江 边 茶 社", for: two).answer == .taken)
            #expect(try await platform.availability(ofName: "茶", for: two).answer == .malformed)
            #expect(try await platform.availability(ofName: "山上茶社", for: two).answer == .free)
            #expect(try await platform.availability(ofHandle: "teahouse", for: two).answer == .taken)
            #expect(try await platform.availability(ofHandle: "Tea", for: two).answer == .malformed)
            let id = try await platform.filledApplication(by: two, handle: "tea-two", name: "江·边茶社")
            await #expect(throws: JoiningError.nameTaken) { try await platform.submitApplication(id, by: two) }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func aPersonHasOnePublicationAndAnOrganisationTwo(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let person = try await platform.somebody("mei"), reviewer = try await platform.somebody("li", [.reviewer])
            _ = try await platform.publication(of: person, approvedBy: reviewer)
            let second = try await platform.filledApplication(by: person, handle: "second", name: "第二个")
            await #expect(throws: JoiningError.tooManyPublications(limit: 1)) {
                try await platform.submitApplication(second, by: person)
            }
            try await platform.discardApplication(second, by: person)
            for (handle, type) in [("org-one", Publication.Kind.organisation), ("org-two", .enterprise)] {
                _ = try await platform.publication(
                    of: person, handle: handle, name: "机构\(handle)", kind: type, approvedBy: reviewer)
            }
            await #expect(throws: JoiningError.tooManyPublications(limit: 2)) {
                try await platform.submittedApplication(by: person, handle: "org-three", name: "第三家", kind: .media)
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func ofManyAtOnceOneGetsTheName(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            var drafts: [(Account, Identifier<JoiningApplication>)] = []
            for number in 1...8 {
                let person = try await platform.somebody("p\(number)")
                drafts.append(
                    (
                        person,
                        try await platform.filledApplication(
                            by: person, handle: number.isMultiple(of: 2) ? "teahouse" : "tea-\(number)",
                            name: number.isMultiple(of: 2) ? "茶社\(number)" : "江边茶社")
                    ))
            }
            let outcomes = await withTaskGroup(of: Result<Void, any Error>.self) { group in
                for (person, id) in drafts {
                    group.addTask {
                        do {
                            try await platform.submitApplication(id, by: person)
                            return .success(())
                        } catch {
                            return .failure(error)
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            let errors = outcomes.compactMap { outcome -> JoiningError? in
                if case .failure(let error) = outcome { error as? JoiningError } else { nil }
            }
            #expect(outcomes.filter { if case .success = $0 { true } else { false } }.count == 2)
            #expect(errors.filter { $0 == .handleTaken }.count == 3)
            #expect(errors.filter { $0 == .nameTaken }.count == 3)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func approvingTwiceAtOnceMakesOnePublication(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let applicant = try await platform.somebody("mei")
            let id = try await platform.submittedApplication(by: applicant)
            var reviewers: [Account] = []
            for number in 1...5 { reviewers.append(try await platform.somebody("r\(number)", [.reviewer])) }
            let succeeded = await withTaskGroup(of: Bool.self) { group in
                for reviewer in reviewers {
                    group.addTask {
                        do {
                            try await platform.approveApplication(id, hasCheckedProof: false, by: reviewer)
                            return true
                        } catch {
                            return false
                        }
                    }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(succeeded == 1)
            let count: Int? = try await platform.read { try $0.value("SELECT count(*) FROM publication") }
            #expect(count == 1)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func nobodyDecidesTheirOwnOrSeesAnothers(_ kind: DatabaseKind) async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let reviewer = try await platform.somebody("li", [.reviewer, .operator])
            let stranger = try await platform.somebody("stranger")
            let id = try await platform.submittedApplication(by: reviewer)
            await #expect(throws: JoiningError.ownApplication) {
                try await platform.approveApplication(id, hasCheckedProof: true, by: reviewer)
            }
            await #expect(throws: JoiningError.ownApplication) {
                try await platform.rejectApplication(id, reason: "x", by: reviewer)
            }
            await #expect(throws: JoiningError.noSuchApplication) {
                try await platform.application(id, for: stranger)
            }
            await #expect(throws: JoiningError.noSuchApplication) {
                try await platform.answerApplication(id, "x", by: stranger)
            }
            await #expect(throws: ReadingError.noSuchPage) {
                try await platform.applicationQueue(.waiting, kind: nil, page: 1, for: stranger)
            }
            let queue = try await platform.applicationQueue(.waiting, kind: nil, page: 1, for: reviewer)
            #expect(queue.entries.items.map(\.isOwn) == [true])
            #expect(queue.counts[.waiting] == 1)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func whatIsMissingIsSaid(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let applicant = try await platform.somebody("mei")
            let id = try await platform.beginApplication(by: applicant)
            await #expect(throws: JoiningError.incomplete([.kind, .handle, .name, .channel, .reason])) {
                try await platform.submitApplication(id, by: applicant)
            }
            await #expect(throws: JoiningError.tooLong(limit: 60)) {
                try await platform.saveApplication(id, by: applicant) { $0.tagline = String(repeating: "茶", count: 61) }
            }
            #expect(try await platform.application(id).state == .draft)
        }
    }
}
