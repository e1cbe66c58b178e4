import Kernel
import Storage
import TestSupport
import Testing

@testable import Publishing

@Suite struct ComplaintHandlingTests {
    @Test(arguments: DatabaseKind.allCases) func whatIsMissingIsAskedForAndAnswered(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let article = try await court.article()
            let code = try await court.complain(on: .article(article), .defamation)
            await #expect(throws: ComplaintError.notAsked) {
                try await platform.answerQuestion(.code(code), "补充")
            }
            let id = try await court.takeCase()
            let complaint = try #require(
                try await platform.complaintCase(id, for: court.complaints).entries.first
            ).complaint
            await #expect(throws: ComplaintError.textMissing) {
                try await platform.askComplainant(complaint.id, of: id, "  ", by: court.complaints)
            }
            try await platform.askComplainant(complaint.id, of: id, "请说明哪一句不实。", by: court.complaints)
            #expect(try await court.find(id).state == .incomplete)
            #expect(try await platform.complaintCount(for: court.complaints) == 0)
            let asked = try await platform.complaint(with: code)
            #expect(asked.mayAnswer && asked.messages.map(\.text) == ["请说明哪一句不实。"])
            try await platform.answerQuestion(.code(code), "第二段第一句。")
            #expect(try await court.find(id).state == .validated)
            #expect(try await platform.complaint(with: code).messages.map(\.isByDesk) == [true, false])
            await #expect(throws: ComplaintError.notAsked) {
                try await platform.answerQuestion(.code(code), "还有")
            }
            #expect(try await court.mailed() == ["complaint-received", "complaint-question"])
        }
    }

    @Test(arguments: DatabaseKind.allCases) func whoeverDoesNotAnswerIsNotWaitedFor(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let article = try await court.article()
            let code = try await court.complain(on: .article(article), .defamation)
            let id = try await court.takeCase()
            let entry = try #require(try await platform.complaintCase(id, for: court.complaints).entries.first)
            try await platform.askComplainant(entry.complaint.id, of: id, "哪一句？", by: court.complaints)
            #expect(try await court.later(days: 13).platform.closeUnansweredComplaints() == 0)
            #expect(try await court.later(days: 14).platform.closeUnansweredComplaints() == 1)
            #expect(try await court.later(days: 14).platform.closeUnansweredComplaints() == 0)
            #expect(try await platform.complaint(with: code).state == .closed)
            #expect(try await court.mailed().last == "complaint-closed")
        }
    }

    @Test(arguments: DatabaseKind.allCases) func aMeasureAnswersTheCase(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let article = try await court.article(), other = try await court.article("另一篇")
            let code = try await court.complain(on: .article(article), .privacy)
            let later = court.later(days: 1)
            let id = try await court.waitingCase().id
            await #expect(throws: ComplaintError.notYours) {
                try await later.platform.decide(
                    MeasureOrder(.remove), on: .article(article), Tribunal.reasons(.law), answering: id,
                    by: court.complaints)
            }
            try await platform.takeComplaint(id, by: court.complaints)
            await #expect(throws: ComplaintError.otherSubject) {
                try await later.platform.decide(
                    MeasureOrder(.remove), on: .article(other), Tribunal.reasons(.law), answering: id,
                    by: court.complaints)
            }
            let decision = try await later.platform.decide(
                MeasureOrder(.remove), on: .article(article), Tribunal.reasons(.law), answering: id,
                by: court.complaints)
            let reasons = try await court.decision(decision).reasons
            #expect(reasons.source == .notice && reasons.notice?.receivedAt == testNow)
            #expect(reasons.notice?.number == id.rawValue)
            let followed = try await platform.complaint(with: code)
            #expect(followed.state == .actioned && followed.decision?.id == decision)
            #expect(try await court.mailed().last == "complaint-actioned")
            await #expect(throws: ComplaintError.decided) {
                try await platform.dismissComplaint(id, reason: "不成立", by: court.complaints)
            }
            // An appeal undoes it, and whoever complained is told.
            try await later.platform.appeal(against: decision, "不对", by: court.room.owner)
            try await later.platform.takeAppeal(against: decision, by: court.appeals)
            try await later.platform.hearAppeal(
                against: decision, overturns: true, reason: "已获同意。", by: court.appeals)
            #expect(try await platform.complaint(with: code).state == .restored)
            #expect(try await court.mailed().last == "complaint-restored")
        }
    }

    @Test(arguments: DatabaseKind.allCases) func aMeasureInForceAnswersAnotherCase(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let article = try await court.article(), other = try await court.article("另一篇")
            let comment = try await court.comment(on: article)
            let code = try await court.complain(on: .comment(comment), .rules)
            let id = try await court.takeCase()
            let wrong = try await court.decide(MeasureOrder(.demote), on: .article(other))
            await #expect(throws: ComplaintError.otherSubject) {
                try await platform.answerComplaint(id, with: wrong, by: court.complaints)
            }
            let decision = try await court.decide(MeasureOrder(.remove), on: .comment(comment))
            #expect(
                try await platform.complaintCase(id, for: court.complaints).inForce.map(\.id) == [decision])
            try await platform.answerComplaint(id, with: decision, by: court.complaints)
            #expect(try await platform.complaint(with: code).decision?.id == decision)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func onlyOneOfManyIsFirst(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let article = try await court.article()
            try await court.complain(on: .article(article), .rules)
            let id = try await court.takeCase()
            let ended = await withTaskGroup(of: Bool.self, returning: Int.self) { group in
                for number in 1...6 {
                    group.addTask {
                        if number.isMultiple(of: 2) {
                            return (try? await platform.dismissComplaint(id, reason: "不成立", by: court.complaints))
                                != nil
                        }
                        return
                            (try? await platform.decide(
                                MeasureOrder(.demote), on: .article(article), Tribunal.reasons(), answering: id,
                                by: court.complaints)) != nil
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(ended == 1)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func nextIsTheMostUrgentOfWhatOneMayHandle(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let article = try await court.article()
            try await court.complain(on: .article(article), .rules)
            try await court.complain(on: .article(article), .illegalContent)
            // Nobody handles what they have complained of.
            try await court.complain(
                on: .article(article), .copyright, email: "me@example.net", by: court.complaints, from: "192.0.2.4")
            let first = try #require(try await platform.takeNextComplaint(by: court.complaints))
            #expect(try await court.find(first).ground == .illegalContent)
            let second = try #require(try await platform.takeNextComplaint(by: court.complaints))
            #expect(try await court.find(second).ground == .rules)
            #expect(try await platform.takeNextComplaint(by: court.complaints) == nil)
            #expect(try await platform.takeNextComplaint(by: court.room.siteOperator) != nil)
        }
    }
}
