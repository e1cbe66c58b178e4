import Document
import Kernel
import TestSupport
import Testing

@testable import Publishing

@Suite struct MediaAccessTests {
    @Test(arguments: DatabaseKind.allCases) func aDraftsPicturesAreItsWritersAlone(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let cast = try await Cast.gather(on: platform)
            let id = try await cast.article(by: cast.contributor, "正文。")
            let picture = try await cast.picture("of a draft", for: id, by: cast.contributor)
            func access(_ account: Account?) async throws -> MediaAccess {
                try await platform.mediaAccess(picture.hash, for: account)
            }
            for account in [cast.owner, cast.editor, cast.contributor] { #expect(try await access(account) == .viewer) }
            for account in [nil, cast.stranger, cast.reviewer] { #expect(try await access(account) == .nobody) }

            var draft = cast.text("正文。")
            draft.content.document.blocks.append(.figure(Figure(source: .stored(picture.hash))))
            _ = try await platform.saveDraft(id, draft, base: 2, by: cast.owner)
            try await platform.submit(id, by: cast.owner)
            #expect(try await access(cast.reviewer) == .viewer)
            #expect(try await access(nil) == .nobody)

            try await platform.write { connection in
                let submission = try #require(try SubmissionStore(connection: connection).latest(of: id))
                try GoingLive(connection: connection).publish(submission, by: nil, at: testNow)
            }
            #expect(try await access(nil) == .everybody)
            #expect(try await platform.isPublicMedia(picture.hash))

            try await platform.withdraw(id, by: cast.owner, reason: "")
            #expect(try await access(nil) == .nobody)
            #expect(try await access(cast.owner) == .viewer)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func aPreviewLinkShowsWhatTheDraftShows(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let cast = try await Cast.gather(on: platform)
            let id = try await cast.article(by: cast.owner, "正文。")
            let shown = try await cast.picture("shown", for: id, by: cast.owner)
            let kept = try await cast.picture("kept back", for: id, by: cast.owner)
            var draft = cast.text("正文。")
            draft.content.cover = shown.hash
            _ = try await platform.saveDraft(id, draft, base: 2, by: cast.owner)
            let token = try await platform.makePreviewLink(to: id, by: cast.owner)
            #expect(try await platform.mediaAccess(shown.hash, for: nil, previews: [token]) == .viewer)
            #expect(try await platform.mediaAccess(kept.hash, for: nil, previews: [token]) == .nobody)
            #expect(try await platform.mediaAccess(shown.hash, for: nil, previews: [SecretToken()]) == .nobody)
        }
    }
}
