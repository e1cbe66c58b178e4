import Storage
import Kernel
@testable import Publishing
import TestSupport
import Testing

extension Platform {
    /// Lets readers see an article, each from an address and network of their own unless one is given.
    func read(
        _ article: Identifier<Article>, by readers: ClosedRange<Int>, network: String? = nil,
        from source: ReadSource = .direct, session: SecretToken? = nil
    ) async throws {
        let counter = ReadCounter()
        for reader in readers {
            counter.see(article, by: reader, at: clock.now) {
                Sighting(
                    article: article, session: session, address: "203.0.\(reader / 250).\(reader % 250)",
                    network: network ?? "network \(reader)", userAgent: "Mozilla/5.0", source: source, time: clock.now)
            }
        }
        try await count(counter)
    }

    func reads(of article: Identifier<Article>) async throws -> Int {
        try await read { try $0.value("SELECT reads FROM article_tally WHERE article_id = \(article)") ?? 0 }
    }
}
