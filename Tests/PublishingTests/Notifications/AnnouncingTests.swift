import Kernel
@testable import Publishing
import Storage
import TestSupport
import Testing

@Suite struct AnnouncingTests {
    private func announceAll(_ platform: Platform) async throws {
        while try await platform.announceNext() {}
    }

    @Test(arguments: DatabaseKind.allCases) func followersAreToldOnce(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let cast = try await Cast.gather(on: platform)
            let handle = try #require(Handle("writers"))
            for account in [cast.stranger, cast.editor] {
                _ = try await platform.setFollowing(true, handle, by: account)
            }
            let article = try await cast.article(by: cast.owner, "一。")
            try await cast.publish(article)
            // Publishing itself tells nobody.
            #expect(try await platform.count("notification WHERE kind = 'new-article'") == 0)
            try await announceAll(platform)
            try await announceAll(platform)
            let told = try await platform.notifications(of: cast.stranger, page: 1).items
            #expect(told.map(\.kind) == [.newArticle] && told.first?.path == "/@writers/\(article)")
            // Members know, and a correction is nothing new.
            #expect(try await platform.count("notification WHERE kind = 'new-article'") == 1)
            #expect(try await platform.count("announcement") == 0)
            #expect(try await platform.mail().allSatisfy { $0.kind != .notification(.newArticle) })
        }
    }

    @Test(arguments: DatabaseKind.allCases) func manyAreToldInPieces(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let cast = try await Cast.gather(on: platform)
            let readers = try await platform.readers(Platform.announcementBatch * 2 + 50)
            let publication = cast.publication
            try await platform.writeUnseen { connection in
                for reader in readers {
                    try FollowStore(connection: connection).set(
                        true, .publication(publication), by: reader.id, at: testNow)
                }
            }
            try await cast.publish(try await cast.article(by: cast.owner, "一。"))
            _ = try await platform.announceNext()
            #expect(
                try await platform.count("notification WHERE kind = 'new-article'") == Platform.announcementBatch)
            // Several workers, as on several nodes, or one that begins again after a crash.
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<4 { group.addTask { try await announceAll(platform) } }
                try await group.waitForAll()
            }
            #expect(try await platform.count("notification WHERE kind = 'new-article'") == readers.count)
            #expect(try await platform.count("notification WHERE count <> 1") == 0)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func severalOfOnePublicationAreOneNotification(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let cast = try await Cast.gather(on: platform)
            _ = try await platform.setFollowing(true, try #require(Handle("writers")), by: cast.stranger)
            for _ in 0..<3 { try await cast.publish(try await cast.article(by: cast.owner, "一。")) }
            try await announceAll(platform)
            let told = try await platform.notifications(of: cast.stranger, page: 1).items
            #expect(told.map(\.count) == [3])
            _ = try await platform.openNotification(try #require(told.first).id, of: cast.stranger)
            try await cast.publish(try await cast.article(by: cast.owner, "二。"))
            try await announceAll(platform)
            #expect(try await platform.notifications(of: cast.stranger, page: 1).items.map(\.count).sorted() == [1, 3])
        }
    }

    @Test(arguments: DatabaseKind.allCases) func whatIsWithdrawnFirstIsNotTold(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let cast = try await Cast.gather(on: platform)
            _ = try await platform.setFollowing(true, try #require(Handle("writers")), by: cast.stranger)
            try await cast.publish(try await cast.article(by: cast.owner, "一。"))
            try await platform.write { _ = try $0.execute("UPDATE article SET state = 'withdrawn'") }
            try await announceAll(platform)
            #expect(try await platform.count("notification WHERE kind = 'new-article'") == 0)
            #expect(try await platform.count("announcement") == 0)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func peopleAreCountedNotDeeds(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let person = try await platform.owner(), readers = try await platform.readers(3)
            for actor in readers + readers {
                try await platform.writeUnseen { connection in
                    try NotificationStore(connection: connection).tell(
                        person.id, .commented, path: "/x", ["title": "潮水"], about: "1", by: actor.id, at: testNow)
                }
            }
            #expect(try await platform.notifications(of: person, page: 1).items.map(\.count) == [3])
            // One mail until they have looked.
            #expect(try await platform.mail().count == 1)
            try await platform.markNotificationsRead(of: person)
            try await platform.writeUnseen { connection in
                try NotificationStore(connection: connection).tell(
                    person.id, .commented, path: "/x", ["title": "潮水"], about: "1", by: readers[0].id, at: testNow)
            }
            #expect(try await platform.notifications(of: person, page: 1).items.map(\.count).sorted() == [1, 3])
            #expect(try await platform.mail().count == 1)
        }
    }
}
