import Foundation
import Kernel
import Storage
import TestSupport
import Testing

@testable import Publishing

/// Documents handed in with a complaint.
@Suite struct ComplaintProvingTests {
    private func document(_ name: String = "登记证.pdf") throws -> PrivateDocument {
        try PrivateDocument(Data("%PDF-1.7 …".utf8), named: name)
    }

    private let visitor = Visitor(address: "192.0.2.1")

    @Test(arguments: DatabaseKind.allCases) func onlyTheComplainantAndTheDeskSeeThem(_ kind: DatabaseKind) async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let article = DecisionSubject.article(try await court.article())
            let code = try await court.complain(on: article)
            let other = try await court.complain(on: article, email: "other@example.net", work: "另一本书")
            try await platform.addDocument(try document(), to: .code(code), from: visitor)
            let followed = try await platform.complaint(with: code)
            #expect(followed.documents.map(\.name) == ["登记证.pdf"] && followed.mayAddDocuments)
            #expect(try await platform.complaint(with: other).documents.isEmpty)
            let key = try #require(followed.documents.first?.key)
            #expect(try await platform.complaintDocument(key, of: .code(code)).bytes == Data("%PDF-1.7 …".utf8))
            await #expect(throws: DocumentError.unknown) {
                _ = try await platform.complaintDocument(key, of: .code(other))
            }
            await #expect(throws: DocumentError.unknown) {
                try await platform.removeDocument(key, of: .code(other))
            }

            let record = try await platform.complaintCase(try await court.takeCase(), for: court.complaints)
            #expect(record.entries.map { $0.documents.count } == [1, 0])
            for officer in [court.complaints, court.room.siteOperator] {
                #expect(try await platform.complaintDocument(key, for: officer).document.format == .pdf)
            }
            for account in [
                court.room.owner, court.room.editor, court.room.stranger, court.room.reviewer, court.appeals,
            ] {
                await #expect(throws: DocumentError.unknown) {
                    _ = try await platform.complaintDocument(key, for: account)
                }
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func untilTheAnswerAndNotTooMany(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let one = court.room.stranger
            try await court.complain(on: .article(try await court.article()), .rules, by: one)
            let id = try #require(try await platform.ownComplaints(of: one, page: 1).items.items.first).id
            let key = ComplaintKey.own(id, one)
            await #expect(throws: ReadingError.noSuchPage) {
                try await platform.addDocument(try document(), to: .own(id, court.room.owner), from: visitor)
            }
            for number in 1...6 {
                try await platform.addDocument(try document("\(number).pdf"), to: key, from: visitor)
            }
            await #expect(throws: DocumentError.tooMany(6)) {
                try await platform.addDocument(try document(), to: key, from: visitor)
            }
            let first = try #require(try await platform.complaint(key).documents.first)
            #expect(first.name == "1.pdf")
            try await platform.removeDocument(first.key, of: key)
            let left = try await platform.complaint(key)
            #expect(left.documents.count == 5 && left.mayAddDocuments)
            // What was refused or taken back is not on the disk either.
            let files = { try await platform.privateFiles.keys(before: .distantFuture) }
            #expect(Set(try await files()) == Set(left.documents.map(\.key)))

            try await platform.dismissComplaint(try await court.takeCase(), reason: "没有违反。", by: court.complaints)
            await #expect(throws: ComplaintError.decided) {
                try await platform.addDocument(try document(), to: key, from: visitor)
            }
            let last = try #require(left.documents.last?.key)
            await #expect(throws: ComplaintError.decided) { try await platform.removeDocument(last, of: key) }
            #expect(try await platform.complaintDocument(last, of: key).document.name == "6.pdf")
            #expect(try await platform.complaint(key).mayAddDocuments == false)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func theyAreErasedWithWhoComplained(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let code = try await court.complain(on: .article(try await court.article()))
            try await platform.addDocument(try document(), to: .code(code), from: visitor)
            let key = try #require(try await platform.complaint(with: code).documents.first?.key)
            try await platform.dismissComplaint(try await court.takeCase(), reason: "不是。", by: court.complaints)
            // Documents of applications are looked after in the same folder.
            #expect(try await court.later(days: 179).platform.deleteOldProofs() == 0)
            #expect(try await platform.privateFiles.read(key) != nil)
            #expect(try await court.later(days: 180).platform.eraseComplainants() == 1)
            #expect(try await platform.privateFiles.keys(before: .distantFuture).isEmpty)
            #expect(try await platform.complaint(with: code).documents.isEmpty)
            await #expect(throws: DocumentError.unknown) {
                _ = try await platform.complaintDocument(key, for: court.complaints)
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func oneAddressDoesNotFillTheDisk(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            var added = 0
            await #expect(throws: WaitRequired.self) {
                for number in 1...9 {
                    let code = try await court.complain(
                        on: .article(try await court.article()), email: "\(number)@example.net", work: "书 \(number)")
                    for _ in 1...6 {
                        try await platform.addDocument(try document(), to: .code(code), from: visitor)
                        added += 1
                    }
                }
            }
            #expect(added == 24)
        }
    }
}
