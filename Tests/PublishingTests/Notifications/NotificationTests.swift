import Kernel
import Storage
import TestSupport
import Testing

@testable import Publishing

@Suite struct NotificationTests {
    private func tell(
        _ platform: Platform, _ person: Account, _ kind: UserNotification.Kind, path: String = "/studio/1"
    ) async throws {
        try await platform.writeUnseen { connection in
            try NotificationStore(connection: connection).tell(
                person.id, kind, path: path, ["title": "潮水"], at: testNow)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func peopleAreToldOnTheSiteAndByMail(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let (person, other) = (try await platform.owner(), try await platform.owner("wan@example.org"))
            try await tell(platform, person, .approved)
            try await tell(platform, person, .commented, path: "/x")
            let session = try await platform.session()
            #expect(try await platform.visit(of: session)?.unread == 2)
            let list = try await platform.notifications(of: person, page: 1).items
            #expect(list.map(\.kind) == [.commented, .approved])
            #expect(list.first?.arguments == ["title": "潮水"])
            let first = try #require(list.first)
            await #expect(throws: ReadingError.noSuchPage) { try await platform.openNotification(first.id, of: other) }
            #expect(try await platform.openNotification(first.id, of: person) == "/x")
            #expect(try await platform.visit(of: session)?.unread == 1)
            try await platform.markNotificationsRead(of: person)
            #expect(try await platform.visit(of: session)?.unread == 0)
            #expect(try await platform.mail().map(\.kind) == [.notification(.approved), .notification(.commented)])
        }
    }

    @Test(arguments: DatabaseKind.allCases) func peopleChooseWhatTheyAreTold(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let person = try await platform.owner()
            try await platform.chooseNotifications(
                [
                    .approved: NotificationChoice(onSite: false, byMail: true),
                    .rejected: NotificationChoice(onSite: true, byMail: false),
                    .commented: NotificationChoice(onSite: false, byMail: false),
                ], for: person)
            for kind in [.approved, .rejected, .commented] as [UserNotification.Kind] {
                try await tell(platform, person, kind)
            }
            #expect(try await platform.notifications(of: person, page: 1).items.map(\.kind) == [.rejected])
            #expect(try await platform.mail().map(\.kind) == [.notification(.approved)])
            let choices = try await platform.notificationChoices(of: person)
            #expect(choices[.approved] == NotificationChoice(onSite: false, byMail: true))
            #expect(choices[.published] == nil)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func theCountIsBounded(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let person = try await platform.owner()
            try await platform.writeUnseen { connection in
                for _ in 0..<120 {
                    try NotificationStore(connection: connection).tell(person.id, .commented, path: "/", at: testNow)
                }
            }
            #expect(try await platform.visit(of: try await platform.session())?.unread == 100)
            #expect(try await platform.notifications(of: person, page: 6).items.count == 20)
        }
    }
}
