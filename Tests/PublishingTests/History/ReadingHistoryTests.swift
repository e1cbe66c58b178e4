import Kernel
@testable import Publishing
import Storage
import TestSupport
import Testing

@Suite struct ReadingHistoryTests {
    @Test(arguments: DatabaseKind.allCases) func itIsKeptOnlyIfAskedFor(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let reader = try await platform.somebody("reader")
            let first = try await platform.put(Draft(title: "先")), second = try await platform.put(Draft(title: "后"))
            func read(_ article: Identifier<Article>, after seconds: Int64) async throws {
                try await platform.note(
                    [NotedReading(account: reader.id, article: article): testNow.adding(seconds: seconds)])
            }
            func titles() async throws -> [String?] {
                try await platform.readingHistory(of: reader, page: 1).articles.items.map { $0.card?.title }
            }
            try await read(first, after: 0)
            #expect(try await titles().isEmpty)
            #expect(try await platform.article(first, for: reader.id).reader?.keepsHistory == false)

            try await platform.setKeepsHistory(true, of: reader)
            #expect(try await platform.article(first, for: reader.id).reader?.keepsHistory == true)
            try await read(first, after: 1)
            try await read(second, after: 2)
            #expect(try await titles() == ["后", "先"])
            try await read(first, after: 3)
            #expect(try await titles() == ["先", "后"])
            try await platform.note([NotedReading(account: reader.id, article: .mint()): testNow])

            try await platform.eraseReading(first, of: reader)
            #expect(try await titles() == ["后"])
            try await platform.setKeepsHistory(false, of: reader)
            try await read(first, after: 4)
            #expect(try await titles() == ["后"])
            try await platform.eraseHistory(of: reader)
            #expect(try await titles().isEmpty)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func itIsForgottenAfterAYear(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let reader = try await platform.somebody("reader"), article = try await platform.put(Draft())
            try await platform.setKeepsHistory(true, of: reader)
            try await platform.note([NotedReading(account: reader.id, article: article): testNow])
            try await platform.later(364 * 86_400).forgetExpired()
            #expect(try await platform.count("reading_history") == 1)
            try await platform.later(366 * 86_400).forgetExpired()
            #expect(try await platform.count("reading_history") == 0)
        }
    }
}
