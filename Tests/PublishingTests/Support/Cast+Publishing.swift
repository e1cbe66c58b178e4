import Foundation
import Kernel
import TestSupport
import Testing

@testable import Publishing

extension Cast {
    /// Submits an article and has it published, as a reviewer's approval would.
    func publish(_ id: Identifier<Article>) async throws {
        try await platform.submit(id, by: owner)
        try await platform.write { connection in
            let submission = try #require(try SubmissionStore(connection: connection).latest(of: id))
            try GoingLive(connection: connection).publish(submission, by: nil, at: testNow)
        }
    }

    /// A picture that `account` has uploaded for an article.
    func picture(_ words: String, for id: Identifier<Article>, by account: Account) async throws -> StoredMedia {
        let file = FileManager.default.temporaryDirectory.appending(path: "byline-upload-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data("picture \(words)".utf8).write(to: file)
        return try await platform.upload(file, named: "p.jpg", to: id, by: account).media
    }
}
