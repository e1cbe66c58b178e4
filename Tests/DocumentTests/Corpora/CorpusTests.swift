import Document
import Testing

/// Every real article, through every form. The shared folder is not part of the repository, hence the condition.
@Suite(.enabled(if: Corpus.isThere, "the shared corpora are not beside this repository")) struct CorpusTests {
    struct Findings: Sendable {
        var html = "", json = "", markdown = ""
    }

    private static func findings(_ markdown: String, all: Bool) throws -> Findings {
        let document = try MarkdownReader.read(markdown).document
        let writer = HTMLWriter { _ in nil }
        let html = writer.write(document)
        let again = try HTMLReader.read(html).document
        var findings = Findings()
        findings.html = again == document ? (writer.write(again) == html ? "" : html) : difference(again, document)
        guard all else { return findings }
        findings.json = difference(try Document(json: document.json()), document)
        findings.markdown = difference(try MarkdownReader.read(MarkdownWriter.write(document)).document, document)
        return findings
    }

    private func expectNothing(_ findings: [Findings]) {
        #expect(findings.map(\.html).filter { !$0.isEmpty } == [])
        #expect(findings.map(\.json).filter { !$0.isEmpty } == [])
        #expect(findings.map(\.markdown).filter { !$0.isEmpty } == [])
    }

    /// Every article through HTML; every tenth, to save time, through JSON and Markdown too. No exceptions.
    @Test func articlesKeepTheirFormThroughEveryWriter() async throws {
        let articles = try Corpus.articles()
        #expect(articles.count == 4006)
        let numbered = Array(articles.enumerated().map { ($0, $1) })
        expectNothing(try await concurrently(numbered) { try Self.findings($0.1, all: $0.0 % 10 == 0) })
    }

    @Test func postsKeepTheirFormThroughEveryWriter() async throws {
        let posts = try Corpus.posts()
        #expect(posts.count == 187)
        expectNothing(try await concurrently(posts) { try Self.findings($0, all: true) })
    }
}
