import Document
import Kernel
@testable import Publishing
import Storage
import TestSupport
import Testing

/// Who may do what at the desk, role × state × action, over both databases.
@Suite struct ReviewAccessTests {
    enum Action: CaseIterable {
        case look, claim, release, comment, approve, reject
    }

    private func attempt(_ action: Action, _ id: Identifier<Submission>, _ account: Account, _ platform: Platform)
        async -> (any Error)?
    {
        do {
            switch action {
            case .look: _ = try await platform.review(id, for: account)
            case .claim: try await platform.claim(id, by: account)
            case .release: try await platform.release(id, by: account)
            case .comment: try await platform.comment(on: id, "？", at: .article, by: account)
            case .approve: try await platform.decide(id, .approve(label: nil), by: account)
            case .reject: try await platform.decide(id, .reject("不行"), by: account)
            }
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: DatabaseKind.allCases) func onlyImpartialReviewersAndOnlyWhatIsInReview(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await Newsroom.open(platform)
            try await room.setPolicy { $0.undoSeconds = 3600 }
            let article = try await room.write()
            let id = try await room.submit(article)
            let outsiders = [room.owner, room.editor, room.contributor, room.stranger, room.channelEditor]
            for state in Submission.State.allCases {
                for action in Action.allCases {
                    for outsider in outsiders {
                        try await put(id, in: state, platform)
                        let error = await attempt(action, id, outsider, platform)
                        #expect(error as? ReadingError == .noSuchPage, "\(outsider.name) \(action) \(state)")
                    }
                    for insider in [room.reviewer, room.siteOperator] {
                        try await put(id, in: state, platform)
                        let error = await attempt(action, id, insider, platform)
                        switch (state, action) {
                        case (.inReview, _):
                            #expect(error == nil, "\(insider.name) \(action) \(state): \(String(describing: error))")
                        case (_, .look) where state != .recalled:
                            #expect(error == nil, "\(insider.name) \(action) \(state): \(String(describing: error))")
                        case (.recalled, _): #expect(error as? ReadingError == .noSuchPage)
                        default: #expect(error as? ReviewError == .notOpen, "\(insider.name) \(action) \(state)")
                        }
                    }
                }
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func nobodyReviewsTheirOwn(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await Newsroom.open(platform)
            let article = try await room.write()
            let id = try await room.submit(article)
            // A publication has one owner.
            try await platform.writeUnseen { connection in
                try MembershipStore(connection: connection).set(
                    .editor, of: room.owner.id, in: room.publication, at: testNow)
            }
            for role in Membership.Role.allCases {
                for account in [room.reviewer, room.siteOperator] {
                    try await platform.writeUnseen { connection in
                        let members = MembershipStore(connection: connection)
                        // A publication has one owner.
                        if role == .owner {
                            try members.set(.editor, of: room.owner.id, in: room.publication, at: testNow)
                        }
                        try members.set(role, of: account.id, in: room.publication, at: testNow)
                    }
                    for action in Action.allCases {
                        #expect(await attempt(action, id, account, platform) as? ReadingError == .noSuchPage)
                    }
                    #expect(try await platform.reviewCount(for: account) == 0)
                    #expect(try await platform.claimNext(by: account) == nil)
                    try await platform.writeUnseen { connection in
                        try MembershipStore(connection: connection).remove(account.id, from: room.publication)
                    }
                }
            }
            // Nor what they wrote before they left.
            _ = try await platform.writeUnseen { connection in
                try connection.execute("UPDATE article SET author_id = \(room.reviewer.id) WHERE id = \(article)")
            }
            #expect(await attempt(.approve, id, room.reviewer, platform) as? ReadingError == .noSuchPage)
            #expect(try await platform.reviewCount(for: room.reviewer) == 0)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func aContributorNeverPublishes(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await Newsroom.open(platform, state: .active)
            let article = try await room.write(by: room.contributor)
            await #expect(throws: AccessError.notAllowed) { try await platform.submit(article, by: room.contributor) }
            #expect(try await platform.screenNext() == false)
            try await platform.handIn(article, by: room.contributor)
            #expect(try await platform.screenNext() == false)
            await #expect(throws: ReadingError.noSuchArticle) { try await platform.article(article) }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func theDeskIsNotToldOf(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await Newsroom.open(platform)
            for account in [room.owner, room.contributor, room.stranger, room.channelEditor] {
                await #expect(throws: ReadingError.noSuchPage) {
                    _ = try await platform.reviewQueue(QueueFilter(), page: 1, for: account)
                }
            }
            for account in [room.owner, room.reviewer, room.stranger] {
                await #expect(throws: ReadingError.noSuchPage) {
                    _ = try await platform.curation(of: .front, for: account)
                }
                await #expect(throws: ReadingError.noSuchPage) {
                    try await platform.curate(.front, .hideBlock(room.channel, true), by: account)
                }
                await #expect(throws: ReadingError.noSuchPage) {
                    _ = try await platform.portal(at: testNow, for: account)
                }
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func formsAreChecked(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await Newsroom.open(platform)
            let id = try await room.submit(try await room.write())
            let long = String(repeating: "长", count: ReviewError.maximumText + 1)
            func refuses(_ expected: ReviewError, _ decision: ReviewDecision) async {
                await #expect(throws: expected) { try await platform.decide(id, decision, by: room.reviewer) }
            }
            await refuses(.reasonMissing, .reject("  \n"))
            await refuses(.changesMissing, .requestChanges(""))
            await refuses(.textTooLong, .reject(long))
            await refuses(.textTooLong, .approve(label: String(repeating: "长", count: 201)))
            for target in [
                CommentTarget.passage(block: 9, quote: nil, start: nil), .passage(block: -1, quote: nil, start: nil),
                .passage(block: 0, quote: "没有这些字", start: 0),
            ] {
                await #expect(throws: ReviewError.badPlace) {
                    try await platform.comment(on: id, "？", at: target, by: room.reviewer)
                }
            }
            await #expect(throws: ReviewError.commentMissing) {
                try await platform.comment(on: id, " ", at: .article, by: room.reviewer)
            }
            // With a comment, asking for changes needs no more words.
            try await platform.comment(on: id, "？", at: .title, by: room.reviewer)
            try await platform.decide(id, .requestChanges(""), by: room.reviewer)
        }
    }

    private func put(_ id: Identifier<Submission>, in state: Submission.State, _ platform: Platform) async throws {
        _ = try await platform.writeUnseen { connection in
            try connection.execute(
                """
                UPDATE submission SET state = \(state), claimed_by = NULL, claimed_until = NULL, decided_by = NULL,
                    decided_at = NULL, takes_effect_at = NULL, approved_by = NULL WHERE id = \(id)
                """)
        }
    }
}
