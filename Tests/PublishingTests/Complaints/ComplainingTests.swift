import Kernel
import Storage
import TestSupport
import Testing

@testable import Publishing

@Suite struct ComplainingTests {
    @Test(arguments: DatabaseKind.allCases) func aComplaintHasAReceiptAndADeadline(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            try await platform.changeSetting(SiteSettings.self, by: court.room.siteOperator) { $0.jurisdiction = .eu }
            let article = try await court.article()
            let code = try await court.complain(on: .article(article), .illegalContent)
            let followed = try await platform.complaint(with: code)
            #expect(followed.state == .received && followed.title == "渡船" && !followed.mayAnswer)
            #expect(followed.dueAt == testNow.adding(seconds: 24 * 3600))
            #expect(try await court.mailed() == ["complaint-received"])
            // The mail opens the same page with a code of its own.
            let mail = try #require(try await platform.takeDueMail().first { $0.kind == "complaint-received" })
            let path = try #require(try await platform.letter(for: mail)).path
            let mailed = try #require(SecretToken(String(path.dropFirst("/complaints/".count))))
            #expect(mailed != code)
            #expect(try await platform.complaint(with: mailed).receivedAt == testNow)
            await #expect(throws: ReadingError.noSuchPage) { try await platform.complaint(with: SecretToken()) }
        }
    }

    @Test(arguments: ComplaintGround.allCases) func whatTheGroundAsksForIsRequired(_ ground: ComplaintGround) throws {
        let article = DecisionSubject.article(Identifier(rawValue: 1))
        func notice(_ texts: [ComplaintField: String], exempt: Bool = false, faith: Bool = true) throws {
            _ = try ComplaintNotice(
                on: ComplaintSubject(article), ground, texts, isExempt: exempt, isInGoodFaith: faith,
                language: .english)
        }
        let required = ground.fields.filter { ground.requires($0) }
        #expect(throws: ComplaintError.incomplete(required, goodFaith: false)) { try notice([.explanation: "  "]) }
        var texts = Dictionary(uniqueKeysWithValues: ground.fields.map { ($0, "words") })
        #expect(throws: ComplaintError.notAnAddress) { try notice(texts) }
        texts[.email] = "somebody@example.net"
        try notice(texts)
        texts[.explanation] = String(repeating: "长", count: 5001)
        #expect(throws: ComplaintError.tooLong(.explanation)) { try notice(texts) }
        texts[.explanation] = "words"
        if ground.asksGoodFaith {
            #expect(throws: ComplaintError.incomplete([], goodFaith: true)) { try notice(texts, faith: false) }
        }
        texts[.name] = nil
        texts[.email] = nil
        if ground == .illegalContent {
            try notice(texts, exempt: true)
        } else if ground != .rules {
            // The exemption is for nothing else.
            #expect(throws: ComplaintError.incomplete([.name, .email], goodFaith: false)) {
                try notice(texts, exempt: true)
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func onlyWhatReadersHaveIsComplainedOf(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let draft = try await court.room.write("草稿")
            let article = try await court.article()
            let comment = try await court.comment(on: article)
            try await court.decide(MeasureOrder(.hide), on: .comment(comment))
            for subject in [DecisionSubject.article(draft), .comment(comment), .article(Identifier(rawValue: 7))] {
                await #expect(throws: ReadingError.noSuchPage) { try await court.complain(on: subject) }
            }
            let picture = ComplaintSubject(
                picture: try #require(ContentHash(String(repeating: "a", count: 64))), in: article)
            await #expect(throws: ReadingError.noSuchPage) { try await platform.complaintForm(on: picture) }
            try await court.complain(on: .publication(court.room.publication), .impersonation)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func aFloodIsOneCaseWithOneAnswer(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let article = try await court.article()
            let codes = try await withThrowingTaskGroup(of: SecretToken.self) { group in
                for number in 1...8 {
                    group.addTask {
                        try await court.complain(
                            on: .article(article), .rules, email: "reader\(number)@example.net",
                            from: "192.0.2.\(number)")
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let id = try await court.takeCase()
            #expect(try await court.find(id).count == 8)
            // Another ground is another question.
            try await court.complain(on: .article(article), .defamation, from: "192.0.2.20")
            #expect(try await platform.complaintCount(for: court.complaints) == 2)
            try await platform.dismissComplaint(id, reason: "没有违反规则。", by: court.complaints)
            for code in codes {
                let followed = try await platform.complaint(with: code)
                #expect(followed.state == .dismissed && followed.reason == "没有违反规则。")
            }
            #expect(try await court.mailed(to: "reader5@example.net") == ["complaint-received", "complaint-dismissed"])
        }
    }

    @Test(arguments: DatabaseKind.allCases) func theSameFromTheSameIsRefused(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let article = try await court.article()
            try await court.complain(on: .article(article), .privacy)
            await #expect(throws: ComplaintError.alreadyComplained) {
                try await court.complain(on: .article(article), .privacy)
            }
            let id = try await court.takeCase()
            try await platform.dismissComplaint(id, reason: "没有个人信息。", by: court.complaints)
            await #expect(throws: ComplaintError.alreadyAnswered) {
                try await court.later(days: 13).complain(on: .article(article), .privacy)
            }
            try await court.later(days: 14).complain(on: .article(article), .privacy)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func afterTheWindowThereIsAnotherCase(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let article = try await court.article()
            try await court.complain(on: .article(article), .rules, email: "a@example.net")
            try await court.later(days: 13).complain(on: .article(article), .rules, email: "b@example.net")
            #expect(try await platform.complaintCount(for: court.complaints) == 1)
            try await court.later(days: 14).complain(on: .article(article), .rules, email: "c@example.net")
            #expect(try await platform.complaintCount(for: court.complaints) == 2)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func manyFromOneAddressHaveToWait(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let article = try await court.article()
            for number in 1...10 {
                try await court.complain(on: .article(article), .rules, email: "r\(number)@example.net")
            }
            await #expect(throws: WaitRequired(seconds: 600)) {
                try await court.complain(on: .article(article), .rules, email: "r11@example.net")
            }
            try await court.complain(on: .article(article), .rules, email: "r11@example.net", from: "192.0.2.2")
        }
    }

    @Test(arguments: DatabaseKind.allCases) func whoeverIsMostlyWrongComplainsOnceADay(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            try await platform.changeSetting(ComplaintPolicy.self, by: court.room.siteOperator) {
                $0.unfoundedLimit = 2
            }
            let articles = [
                try await court.article("一"), try await court.article("二"), try await court.article("三"),
                try await court.article("四"),
            ]
            for article in articles.prefix(2) {
                try await court.complain(on: .article(article), .defamation)
                let id = try await court.takeCase()
                try await platform.dismissComplaint(id, reason: "属实。", by: court.complaints)
            }
            try await court.complain(on: .article(articles[2]), .defamation)
            await #expect(throws: WaitRequired.self) {
                try await court.complain(on: .article(articles[3]), .defamation)
            }
            try await court.later(days: 1).complain(on: .article(articles[3]), .defamation)
            let record = try await platform.complaintCase(
                try #require(try await platform.complaints(.waiting, page: 1, for: court.complaints).items.items.first)
                    .case.id, for: court.complaints)
            let entry = try #require(record.entries.first)
            #expect(entry.isAbusive && entry.record?.unfounded == 2 && entry.record?.founded == 0)
            #expect(record.publicationRecord?.unfounded == 2)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func trustedComplainantsGoFirst(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let flagger = court.room.stranger
            await #expect(throws: ReadingError.noSuchPage) {
                try await platform.trust(flagger.email.description, note: "", by: court.complaints)
            }
            try await platform.trust(flagger.email.description, note: "数字服务协调员", by: court.room.siteOperator)
            await #expect(throws: ComplaintError.noSuchPerson) {
                try await platform.trust("nobody@example.net", note: "", by: court.room.siteOperator)
            }
            let first = try await court.article("先"), second = try await court.article("后")
            try await court.complain(on: .article(first), .illegalContent)
            // Giving the address of somebody trusted is not being them.
            try await court.complain(
                on: .article(first), .rules, email: flagger.email.description, from: "192.0.2.9")
            try await court.complain(
                on: .article(second), .rules, email: "desk@example.net", by: flagger, from: "192.0.2.3")
            let items = try await platform.complaints(.waiting, page: 1, for: court.complaints).items.items
            #expect(items.map(\.case.isTrusted) == [true, false, false])
            #expect(items.map(\.case.ground) == [.rules, .illegalContent, .rules])
            let id = try #require(items.first).case.id
            try await platform.takeComplaint(id, by: court.complaints)
            let decision = try await platform.decide(
                MeasureOrder(.demote), on: .article(second), Tribunal.reasons(), answering: id, by: court.complaints)
            #expect(try await court.decision(decision).reasons.source == .trustedFlagger)
            let trusted = try await platform.trustedComplainants(for: court.room.siteOperator)
            #expect(trusted.map(\.record?.founded) == [1])
            try await platform.distrust(flagger.id, by: court.room.siteOperator)
            #expect(try await platform.trustedComplainants(for: court.room.siteOperator).isEmpty)
        }
    }

    @Test(arguments: ComplaintGround.allCases, SiteSettings.Jurisdiction.allCases)
    func everyGroundHasADeadline(_ ground: ComplaintGround, _ jurisdiction: SiteSettings.Jurisdiction) {
        #expect((24...7 * 24).contains(ground.hours(in: jurisdiction)))
        #expect(ground.hours(in: jurisdiction) <= ground.hours(in: .none))
    }
}
