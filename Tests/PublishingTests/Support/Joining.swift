import Foundation
import Kernel
@testable import Publishing
import Storage
import TestSupport
import Testing

/// People and applications for tests, said in few words.
extension Platform {
    /// An account at `{name}@example.org`.
    func somebody(_ name: String, _ roles: Set<Account.Role> = []) async throws -> Account {
        let email = try #require(EmailAddress("\(name)@example.org"))
        try await addAccount(email: email, name: name, roles: roles)
        return try #require(try await accounts().first { $0.email == email })
    }

    func channel() async throws -> Identifier<Channel> {
        try await write { connection in
            let store = ChannelStore(connection: connection)
            let slug = try #require(Slug("life"))
            if let known = try store.find(slug) { return known.id }
            let channel = Channel(id: .mint(at: testNow), slug: slug, name: LocalizedText("生活"), position: 1)
            try store.insert(channel)
            return channel.id
        }
    }

    /// A filled-in draft that could be submitted.
    func filledApplication(
        by account: Account, handle: String = "teahouse", name: String = "江边茶社", kind: Publication.Kind = .personal
    ) async throws -> Identifier<JoiningApplication> {
        let channel = try await channel()
        let id = try await beginApplication(by: account)
        try await saveApplication(id, by: account) { form in
            form.kind = kind
            form.handle = handle
            form.name = name
            form.channel = channel
            form.reason = "想写茶。"
        }
        return id
    }

    func submittedApplication(
        by account: Account, handle: String = "teahouse", name: String = "江边茶社", kind: Publication.Kind = .personal
    ) async throws -> Identifier<JoiningApplication> {
        let id = try await filledApplication(by: account, handle: handle, name: name, kind: kind)
        try await submitApplication(id, by: account)
        return id
    }

    /// A publication with its owner, by way of an application.
    func publication(
        of account: Account, handle: String = "teahouse", name: String = "江边茶社", kind: Publication.Kind = .personal,
        approvedBy reviewer: Account
    ) async throws -> Publication {
        let id = try await submittedApplication(by: account, handle: handle, name: name, kind: kind)
        try await approveApplication(id, hasCheckedProof: false, by: reviewer)
        return try await read { connection in
            let handle = try #require(Handle(handle))
            return try #require(try PublicationStore(connection: connection).find(handle))
        }
    }

    func application(_ id: Identifier<JoiningApplication>) async throws -> JoiningApplication {
        try await read { try #require(try ApplicationStore(connection: $0).find(id)) }
    }
}
