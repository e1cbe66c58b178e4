import Kernel
import Storage
import TestSupport
import Testing

@testable import Publishing

/// What each sees of a case, line by line.
@Suite struct ComplaintPrivacyTests {
    @Test(arguments: DatabaseKind.allCases, ComplaintGround.allCases)
    func whoSeesWhat(_ kind: DatabaseKind, _ ground: ComplaintGround) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let article = try await court.article()
            let code = try await court.complain(on: .article(article), ground)
            let id = try await court.takeCase()

            // The desk sees who complains; nobody else knows that anybody has.
            let record = try await platform.complaintCase(id, for: court.complaints)
            #expect(record.entries.first?.complaint.statement[.name] == "陈述人")
            _ = try await platform.complaintCase(id, for: court.room.siteOperator)
            for other in [
                court.room.owner, court.room.editor, court.room.contributor, court.room.stranger, court.room.reviewer,
                court.appeals,
            ] {
                await #expect(throws: ReadingError.noSuchPage) {
                    try await platform.complaintCase(id, for: other)
                }
                await #expect(throws: ReadingError.noSuchPage) {
                    try await platform.complaints(.waiting, page: 1, for: other)
                }
                await #expect(throws: ReadingError.noSuchPage) {
                    try await platform.takeComplaint(id, by: other)
                }
            }

            let decision = try await platform.decide(
                MeasureOrder(.disable), on: .article(article), Tribunal.reasons(.law), answering: id,
                by: court.complaints)
            // The author learns who complains of copyright, because the law has it forwarded, and of nothing else.
            for author in [court.room.owner, court.room.editor] {
                let forwarded = try await platform.forwardedNotice(of: decision, for: author)
                #expect((forwarded != nil) == (ground == .copyright))
                let statement = try await platform.statement(decision, for: author)
                #expect(statement.decision.reasons.source == .notice)
            }
            for other in [court.room.contributor, court.room.stranger, court.complaints, court.room.reviewer] {
                #expect(try await platform.forwardedNotice(of: decision, for: other) == nil)
            }
            // The public record says that there was a complaint, and nothing of it.
            let said = "\(try await platform.publicDecision(decision).decision)"
            #expect(!said.contains("陈述人") && !said.contains("claimant") && !said.contains("的说明"))
            // The complainant sees their own words and the answer, not who decided.
            let followed = try await platform.complaint(with: code)
            #expect(followed.statement[.name] == "陈述人" && followed.decision?.id == decision)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func complainantsDoNotSeeEachOther(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let article = try await court.article()
            let one = try await court.complain(on: .article(article), .rules, email: "one@example.net")
            let two = try await court.complain(on: .article(article), .rules, email: "two@example.net")
            let id = try await court.takeCase()
            let entries = try await platform.complaintCase(id, for: court.complaints).entries
            try await platform.askComplainant(
                try #require(entries.first).complaint.id, of: id, "哪一条？", by: court.complaints)
            // The case goes on: the other complaint is complete.
            #expect(try await court.find(id).state == .validated)
            #expect(try await platform.complaint(with: one).mayAnswer)
            let other = try await platform.complaint(with: two)
            #expect(!other.mayAnswer && other.messages.isEmpty && other.statement[.email] == "two@example.net")
        }
    }

    @Test(arguments: DatabaseKind.allCases) func whoComplainedIsErased(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let article = try await court.article()
            let code = try await court.complain(on: .article(article), by: court.room.stranger)
            let id = try await court.takeCase()
            #expect(try await court.later(days: 500).platform.eraseComplainants() == 0)
            try await platform.dismissComplaint(id, reason: "不是同一作品。", by: court.complaints)
            #expect(try await court.later(days: 179).platform.eraseComplainants() == 0)
            #expect(try await court.later(days: 180).platform.eraseComplainants() == 1)
            #expect(try await court.later(days: 181).platform.eraseComplainants() == 0)
            let followed = try await platform.complaint(with: code)
            #expect(Set(followed.statement.keys) == [.work, .workAddress, .location, .explanation])
            #expect(followed.erasedAt != nil && followed.reason == "不是同一作品。")
            let left: Int? = try await platform.read {
                try $0.value(
                    "SELECT count(*) FROM complaint WHERE email IS NOT NULL OR account_id IS NOT NULL OR complainant <> ''"
                )
            }
            #expect(left == 0)
        }
    }
}

/// `ComplaintStanding.allows`, line by line.
@Suite struct ComplaintStandingTests {
    private static let officers: [Set<Account.Role>] = [[.complaintsOfficer], [.operator]]
    private static let others: [Set<Account.Role>] = [[], [.reviewer], [.channelEditor], [.appealsOfficer]]

    @Test(arguments: ComplaintCase.State.allCases) func whoMayDoWhatInWhichState(_ state: ComplaintCase.State) {
        let expected: Set<ComplaintAction> =
            switch state {
            case .received, .incomplete, .validated: [.inspect, .ask, .act, .dismiss]
            case .actioned, .dismissed, .restored, .closed: [.inspect]
            }
        for roles in Self.officers {
            var standing = ComplaintStanding(siteRoles: roles)
            standing.state = state
            standing.isAssigned = true
            #expect(Set(ComplaintAction.allCases.filter(standing.allows)) == expected)
            standing.isAssigned = false
            #expect(
                Set(ComplaintAction.allCases.filter(standing.allows))
                    == (state.isOpen ? [.inspect, .take] : [.inspect]))
            for change: (inout ComplaintStanding) -> Void in [
                { $0.membership = .contributor }, { $0.isAuthor = true }, { $0.hasComplained = true },
            ] {
                var own = standing
                own.isAssigned = true
                change(&own)
                #expect(ComplaintAction.allCases.filter(own.allows).isEmpty)
            }
        }
        for roles in Self.others {
            var standing = ComplaintStanding(siteRoles: roles)
            standing.state = state
            standing.isAssigned = true
            #expect(ComplaintAction.allCases.filter(standing.allows).isEmpty)
        }
    }

    @Test(arguments: ComplaintGround.allCases) func authorsAnswerCopyrightNoticesOnce(_ ground: ComplaintGround) {
        var standing = ComplaintStanding()
        standing.membership = .owner
        standing.ground = ground
        standing.state = .actioned
        #expect(!standing.allows(.readForwarded) && !standing.allows(.counter))
        standing.hasDecision = true
        standing.isInForce = true
        #expect(standing.allows(.counter) == (ground == .copyright))
        #expect(standing.allows(.readForwarded) == (ground == .copyright))
        standing.hasCounterNotice = true
        #expect(!standing.allows(.counter))
        standing.hasCounterNotice = false
        standing.isInForce = false
        #expect(!standing.allows(.counter))
        standing.isInForce = true
        standing.membership = .contributor
        #expect(!standing.allows(.counter) && !standing.allows(.readForwarded))
    }
}
