import Document
import Kernel

/// Text that stands in others' articles. A copy, or a reprint without leave, waits for a person; a passage is pointed out.
struct ReuseCheck: ScreeningCheck {
    private static let mostPassages = 3

    func findings(in article: ScreenedArticle) -> [Finding] {
        guard let report = article.reuse else { return [] }
        let kinds = Set(article.content.declarations.map(\.kind))
        if let original = report.original {
            return [finding(original, problem: article.reprintProblem, kinds)].compactMap { $0 }
        }
        return report.unlicensed.filter(\.isReused)
            .prefix(Self.mostPassages).map { Finding(.passageReused, .warn, at: place($0), arguments($0)) }
    }

    private func finding(
        _ original: ReuseSource, problem: ReprintProblem?, _ kinds: Set<Declaration.Kind>
    ) -> Finding? {
        if kinds.contains(.reprint) {
            guard let problem else { return nil }
            return Finding(
                .reprintRefused, .hold, at: ArticlePlace(.declarations),
                arguments(original).merging(["problem": problem.rawValue]) { first, _ in first })
        }
        if kinds.contains(.dispute) { return Finding(.originDisputed, .hold, at: .article, arguments(original)) }
        return Finding(.copied, .hold, at: place(original), arguments(original))
    }

    private func arguments(_ source: ReuseSource) -> [String: String] {
        [
            "title": source.title, "publication": source.publicationName,
            "share": String(Int((source.share * 100).rounded())),
        ]
    }

    private func place(_ source: ReuseSource) -> ArticlePlace {
        source.passages.first { !$0.isQuoted }?.place.map { ArticlePlace(block: $0.block) } ?? .article
    }
}
