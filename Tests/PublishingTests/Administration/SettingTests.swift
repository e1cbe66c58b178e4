import Foundation
import Kernel
@testable import Publishing
import Storage
import TestSupport
import Testing

@Suite struct SettingTests {
    @Test(arguments: DatabaseKind.allCases) func onlyAnOperatorChangesSettingsAndItIsRecorded(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let boss = try await platform.somebody("boss", [.operator])
            let others = [
                try await platform.somebody("a"), try await platform.somebody("b", [.reviewer, .channelEditor]),
                try await platform.somebody("c", [.complaintsOfficer, .appealsOfficer]),
            ]
            for other in others {
                await #expect(throws: ReadingError.noSuchPage) {
                    try await platform.changeSetting(ReviewPolicy.self, by: other) { $0.undoSeconds = 9 }
                }
                await #expect(throws: ReadingError.noSuchPage) {
                    try await platform.administered(SiteSettings.self, for: other)
                }
                await #expect(throws: ReadingError.noSuchPage) { try await platform.audit(page: 1, for: other) }
                await #expect(throws: ReadingError.noSuchPage) {
                    try await platform.people(query: "", role: nil, page: 1, for: other)
                }
                await #expect(throws: ReadingError.noSuchPage) {
                    try await platform.administeredPublications(state: nil, query: "", page: 1, for: other)
                }
                await #expect(throws: ReadingError.noSuchPage) {
                    try await platform.order(.freeze, of: try #require(Handle("paper")), reason: "x", by: other)
                }
            }
            try await platform.changeSetting(ReviewPolicy.self, by: boss) {
                $0.undoSeconds = 12
                $0.words = [.hold: ["赌博"]]
            }
            // What changes nothing leaves no trace.
            try await platform.changeSetting(ReviewPolicy.self, by: boss) { $0.undoSeconds = 12 }
            let stored = try await platform.administered(ReviewPolicy.self, for: boss).setting
            #expect(stored.undoSeconds == 12 && stored.words == [.hold: ["赌博"]])
            let events = try await platform.audit(page: 1, for: boss).events.items.filter {
                $0.kind == "settings.review"
            }
            #expect(events.map(\.detail) == ["undoSeconds: 12\nwords: {\"hold\":[\"赌博\"]}"])
            #expect(events.first?.name == "boss")
        }
    }

    @Test(arguments: DatabaseKind.allCases) func whatMakesNoSenseIsRefused(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let boss = try await platform.somebody("boss", [.operator])
            await #expect(throws: SettingError.unknownTimeZone("Mars/Olympus")) {
                try await platform.changeSetting(SiteSettings.self, by: boss) { $0.timeZone = "Mars/Olympus" }
            }
            await #expect(throws: SettingError.noLanguage) {
                try await platform.changeSetting(SiteSettings.self, by: boss) { $0.languages = [] }
            }
            await #expect(throws: SettingError.emptyName) {
                try await platform.changeSetting(SiteSettings.self, by: boss) { $0.name.english = "" }
            }
            await #expect(throws: SettingError.outOfRange("attempts", 1...100)) {
                try await platform.changeSetting(JoiningPolicy.self, by: boss) { $0.attempts = 0 }
            }
            await #expect(throws: SettingError.notAHost("http://x.org")) {
                try await platform.changeSetting(ReviewPolicy.self, by: boss) { $0.blockedHosts = ["http://x.org"] }
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func whatTheFileSetsIsNotChangedInTheBrowser(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let boss = try await platform.somebody("boss", [.operator]), mei = try await platform.somebody("mei")
            let file = try SiteFile(
                json: Data(
                    #"""
                    {"name": {"zh-Hans": "云汀", "en": "Yunting"}, "tagline": "both", "time-zone": "Europe/Berlin",
                     "languages": ["en"], "joining": {"sign-up": "closed", "reserved-terms": ["市"]},
                     "review": {"words": {"warn": ["甲"], "refuse": ["乙"]}, "needs-second-reviewer": true},
                     "channels": [{"slug": "tech", "name": "科技"}, {"slug": "life", "name": {"zh-Hans": "生活", "en": "Life"}}],
                     "roles": {"reviewer": ["mei@example.org", "nobody@example.org"]}}
                    """#.utf8))
            _ = try await platform.channel()
            #expect(try await platform.apply(file).map(\.description) == ["nobody@example.org"])
            let site = try await platform.administered(SiteSettings.self, for: boss)
            #expect(site.setting.name[.english] == "Yunting" && site.setting.tagline[.english] == "both")
            #expect(site.fixed == ["name", "tagline", "timeZone", "languages"])
            #expect(site.chrome.channels.map(\.slug.description) == ["tech", "life"])
            #expect(site.chrome.channels.map(\.name.english) == ["科技", "Life"])
            let review = try await platform.administered(ReviewPolicy.self, for: boss).setting
            #expect(review.words == [.warn: ["甲"], .refuse: ["乙"]] && review.needsSecondReviewer)

            try await platform.changeSetting(SiteSettings.self, by: boss) {
                $0.name = LocalizedText("other")
                $0.notice = LocalizedText("new")
            }
            let changed = try await platform.administered(SiteSettings.self, for: boss).setting
            #expect(changed.name[.english] == "Yunting" && changed.notice[.english] == "new")
            let tech = try #require(Slug("tech"))
            await #expect(throws: SettingError.channelFixed) { try await platform.deleteChannel(tech, by: boss) }
            await #expect(throws: SettingError.channelFixed) {
                try await platform.describeChannel(tech, name: LocalizedText("x"), about: LocalizedText(""), by: boss)
            }
            #expect(try await platform.accounts().first { $0.id == mei.id }?.roles == [.reviewer])

            // The same file again changes nothing and is not recorded; without one nothing is fixed any more.
            let count = try await platform.audit(page: 1, for: boss).events.items.count
            try await platform.apply(file)
            #expect(try await platform.audit(page: 1, for: boss).events.items.count == count)
            try await platform.apply(nil)
            #expect(try await platform.administered(SiteSettings.self, for: boss).fixed.isEmpty)
            #expect(try await platform.administered(SiteSettings.self, for: boss).setting.name[.english] == "Yunting")
            try await platform.deleteChannel(tech, by: boss)
        }
    }

    @Test(arguments: [
        (#"{"colour": "red"}"#, "site.colour"), (#"{"review": {"undo": 3}}"#, "site.review.undo"),
        (#"{"time-zone": "Mars"}"#, "site."), (#"{"joining": {"attempts": "three"}}"#, "site.joining.attempts"),
        (#"{"channels": [{"name": "x"}]}"#, "site.channels[0]"),
        (#"{"roles": {"king": ["a@b.c"]}}"#, "site.roles.king"),
        (#"{"roles": {"reviewer": ["mei"]}}"#, "site.roles.reviewer"), (#"{"review": 3}"#, "site.review."),
    ]) func aWrongFileIsRefusedByName(_ json: String, _ key: String) {
        #expect { try SiteFile(json: Data(json.utf8)) } throws: { ($0 as? SiteFileError)?.key == key }
    }

    @Test(arguments: DatabaseKind.allCases) func channelsAreArrangedAndDeletedOnlyWhenEmpty(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let boss = try await platform.somebody("boss", [.operator])
            for name in ["one", "two", "three"] {
                try await platform.addChannel(
                    try #require(Slug(name)), name: LocalizedText(name), about: LocalizedText(""), by: boss)
            }
            let two = try #require(Slug("two")), three = try #require(Slug("three"))
            await #expect(throws: SettingError.slugTaken) {
                try await platform.addChannel(two, name: LocalizedText("x"), about: LocalizedText(""), by: boss)
            }
            try await platform.moveChannel(three, up: true, by: boss)
            try await platform.moveChannel(three, up: true, by: boss)
            try await platform.moveChannel(three, up: true, by: boss)
            #expect(try await platform.chrome().channels.map(\.slug.description) == ["three", "one", "two"])
            try await platform.put(Draft(channel: "two", state: .draft))
            await #expect(throws: SettingError.channelInUse) { try await platform.deleteChannel(two, by: boss) }
            try await platform.deleteChannel(three, by: boss)
            #expect(try await platform.chrome().channels.map(\.slug.description) == ["one", "two"])
        }
    }

    @Test(arguments: DatabaseKind.allCases) func publicationsAreMutedFrozenAndComeBack(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, media: MemoryMedia) async throws in
            let boss = try await platform.somebody("boss", [.operator]), owner = try await platform.somebody("owner")
            let publication = try await platform.publication(of: owner, approvedBy: boss)
            let handle = publication.handle
            func state() async throws -> Publication.State {
                try await platform.publicationDossier(handle, for: boss).card.publication.state
            }
            await #expect(throws: SettingError.stateReasonMissing) {
                try await platform.order(.freeze, of: handle, reason: " ", by: boss)
            }
            await #expect(throws: SettingError.timeMissing) {
                try await platform.order(.mute(until: testNow), of: handle, reason: "谣言", by: boss)
            }
            try await platform.order(.activate, of: handle, reason: "很好", by: boss)
            try await platform.order(.mute(until: testNow.adding(days: 1)), of: handle, reason: "谣言", by: boss)
            try await platform.order(.mute(until: testNow.adding(days: 3)), of: handle, reason: "又是谣言", by: boss)
            await #expect(throws: AccessError.notAllowed) {
                try await platform.beginArticle(in: publication.id, by: owner, language: .english)
            }
            func after(_ days: Int64) -> Platform {
                Platform(database: platform.database, media: media, clock: .fixed(testNow.adding(days: days)))
            }
            #expect(try await after(2).endMutes() == 0)
            #expect(try await after(3).endMutes() == 1)
            #expect(try await after(3).endMutes() == 0)
            #expect(try await state() == .active)
            try await platform.order(.freeze, of: handle, reason: "调查", by: boss)
            await #expect(throws: MemberError.publicationState(.frozen)) {
                try await platform.closePublication(handle, keepsArticles: true, by: owner)
            }
            try await platform.order(.close(keepsArticles: false), of: handle, reason: "结束", by: boss)
            let dossier = try await platform.publicationDossier(handle, for: boss)
            #expect(dossier.events.map(\.state) == [.closed, .frozen, .active, .muted, .muted, .active, .probation])
            #expect(dossier.events.first?.reason == "结束")
            let told: Int? = try await platform.read {
                try $0.value(
                    """
                    SELECT count(*) FROM notification
                    WHERE account_id = \(owner.id) AND kind IN ('publication-changed', 'decided')
                    """)
            }
            #expect(told == 5)
            let found = try await platform.administeredPublications(
                state: .closed, query: "TEA", page: 1, for: boss)
            #expect(found.publications.items.map(\.owner) == ["owner"] && found.counts == [.closed: 1])
            let none = try await platform.administeredPublications(state: nil, query: "%", page: 1, for: boss)
            #expect(none.publications.items.isEmpty)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func peopleAreFoundByNameAddressAndRole(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let boss = try await platform.somebody("boss", [.operator]), mei = try await platform.somebody("mei")
            _ = try await platform.publication(of: mei, approvedBy: boss)
            let all = try await platform.people(query: "", role: nil, page: 1, for: boss)
            #expect(all.people.items.map(\.account.name) == ["mei", "boss"])
            let found = try await platform.people(query: "MEI@", role: nil, page: 1, for: boss)
            #expect(found.people.items.map(\.publications.first?.name) == ["江边茶社"])
            let operators = try await platform.people(query: "", role: .operator, page: 1, for: boss)
            #expect(operators.people.items.map(\.account.name) == ["boss"])
        }
    }
}
