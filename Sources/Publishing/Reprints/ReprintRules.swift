import Document
import Kernel
import Storage

/// Why a reprint cannot be published.
public enum ReprintProblem: String, Sendable, CaseIterable {
    /// The publication whose article it is has not allowed it, or no longer does.
    case unlicensed
    /// The licence does not allow changes.
    case edited
    /// The licence asks for the source, and the article names none.
    case sourceOmitted
}

/// Whether a text is a reprint of another publication's article, and under which licence.
struct Reprint {
    let original: Article
    let licence: ReprintLicence?
    let problem: ReprintProblem?
}

/// Enforces licences, wherever a text is about to be published.
struct ReprintRules {
    let connection: any Connection
    let now: Timestamp

    /// So much of both must be the same for a reprint to count as unchanged.
    private static let unchanged = 0.97

    /// What a text that is declared a reprint is one of: what the check finds it to be for the most part, else the article
    /// of this site that its source links to.
    func reprint(_ content: ArticleContent, of article: Article, _ report: ReuseReport) throws -> Reprint? {
        guard let declared = content.declarations.first(where: { $0.kind == .reprint }) else { return nil }
        let found = report.original
        guard
            let original = try (found.map(\.article) ?? linked(declared)).flatMap(
                ArticleStore(connection: connection).find),
            original.publication != article.publication
        else { return nil }
        let licence = try ReprintLicenceStore(connection: connection)
            .licence(for: article.publication, of: original, at: now)
        return Reprint(original: original, licence: licence, problem: problem(declared, found, licence))
    }

    private func problem(_ declared: Declaration, _ found: ReuseSource?, _ licence: ReprintLicence?) -> ReprintProblem?
    {
        guard let licence else { return .unlicensed }
        if !licence.mayEdit, let found, min(found.share, found.otherShare) < Self.unchanged { return .edited }
        let namesSource = !(declared.source ?? "").trimmed.isEmpty || declared.link != nil
        return licence.mayOmitSource || namesSource ? nil : .sourceOmitted
    }

    /// The article at the end of an address such as `/@paper/4Hq…`.
    private func linked(_ declaration: Declaration) throws -> Identifier<Article>? {
        let parts = (declaration.link ?? "").split(separator: "/").map(String.init)
        guard parts.count >= 2, let id = Identifier<Article>(parts[parts.count - 1]),
            parts[parts.count - 2].hasPrefix("@"), let handle = Handle(String(parts[parts.count - 2].dropFirst())),
            let publication = try PublicationStore(connection: connection).find(handle),
            try ArticleStore(connection: connection).find(id)?.publication == publication.id
        else { return nil }
        return id
    }

    /// Of a revision that was submitted.
    func reprint(_ revision: Revision, of article: Article) throws -> Reprint? {
        guard revision.content.declarations.contains(where: { $0.kind == .reprint }) else { return nil }
        let report = try OriginalityChecking(connection: connection, now: now).report(
            on: CheckedText(
                revision.content.document, article: article.id, publication: article.publication,
                before: article.publishedAt))
        return try reprint(revision.content, of: article, report)
    }
}
