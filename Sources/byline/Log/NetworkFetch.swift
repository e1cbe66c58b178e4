import CCurl
import Foundation
import NIOPosix

/// Asks other sites for files, on threads of its own, because libcurl waits.
struct NetworkFetch: Sendable {
    struct Answer: Sendable {
        let status: Int
        let bytes: [UInt8]

        var text: String { String(decoding: bytes, as: UTF8.self) }
    }

    /// Why there was no answer, or not the one asked for.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private static let threads: NIOThreadPool = {
        let pool = NIOThreadPool(numberOfThreads: 2)
        pool.start()
        return pool
    }()
    private static let limit = 16 << 20
    var timeout = 30

    /// - Throws: `Failure`, also for every status but 200.
    func get(_ url: String) async throws -> [UInt8] {
        let answer = try await ask(url, body: nil)
        guard answer.status == 200 else { throw Failure(description: "\(url) answers \(answer.status)") }
        return answer.bytes
    }

    /// - Throws: `Failure` where there is no answer.
    func post(_ url: String, _ body: String) async throws -> Answer {
        try await ask(url, body: body)
    }

    private func ask(_ url: String, body: String?) async throws -> Answer {
        let timeout = timeout
        return try await Self.threads.runIfActive {
            var answer = byline_http_answer()
            defer { byline_http_free(&answer) }
            let agent = "Byline/\(Version.text)"
            let code =
                if let body {
                    byline_http(url, agent, body, body.utf8.count, Self.limit, timeout, &answer)
                } else {
                    byline_http(url, agent, nil, 0, Self.limit, timeout, &answer)
                }
            guard code == 0 else {
                let problem = withUnsafeBytes(of: answer.problem) {
                    String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
                }
                throw Failure(description: "\(url): \(problem)")
            }
            let bytes = UnsafeRawBufferPointer(start: answer.bytes, count: answer.length)
            return Answer(status: answer.status, bytes: Array(bytes))
        }
    }
}
