public import Document
public import Kernel
import Originality
import Storage

/// Whose text is checked, and when it counts as published.
public struct CheckedText: Sendable {
    public let document: Document
    /// The article it is a revision of.
    public let article: Identifier<Article>?
    public let publication: Identifier<Publication>?
    /// Only articles published before are looked at: whoever was first has not copied.
    public let before: Timestamp?

    public init(
        _ document: Document, article: Identifier<Article>? = nil, publication: Identifier<Publication>? = nil,
        before: Timestamp? = nil
    ) {
        self.document = document
        self.article = article
        self.publication = publication
        self.before = before
    }

    /// How many different fingerprints the text is found by.
    public var fingerprintCount: Int { ComparedText(document).sketch.hashes.count }
}

extension Platform {
    /// Compares a text with everything that is published. Nothing that is not public is ever compared with.
    public func checkOriginality(of text: CheckedText) async throws -> ReuseReport {
        let now = clock.now
        return try await read { try OriginalityChecking(connection: $0, now: now).report(on: text) }
    }
}

/// Finds candidates by fingerprints, compares their sketches, and verifies what is left character by character.
struct OriginalityChecking {
    let connection: any Connection
    let now: Timestamp

    /// More sources help nobody.
    private static let mostSources = 8
    private static let mostPassages = 40
    private static let longestPassage = 1_200

    /// A published text that may share something.
    private struct Candidate {
        let article: Identifier<Article>
        let publication: Identifier<Publication>
        let publishedAt: Timestamp
        let revision: Identifier<Revision>
        let sketch: Sketch

        init(row: Row) throws {
            article = try row["article_id"]
            publication = try row["publication_id"]
            publishedAt = try row["published_at"]
            revision = try row["revision_id"]
            sketch = Sketch(bytes: try row["sketch"])
        }
    }

    func report(on text: CheckedText) throws -> ReuseReport {
        let compared = ComparedText(text.document)
        let (candidates, rarity) = try candidates(for: compared, text)
        guard !candidates.isEmpty else {
            return ReuseReport(share: 0, quotedShare: compared.quotedShare, sources: [])
        }
        let comparison = TextComparison(compared), weighed = WeighedText(compared, rarity)
        let alike = candidates.mapConcurrently { candidate in
            let passages = comparison.passages(with: candidate.sketch)
            return (candidate, Likeness(passages, of: weighed, other: candidate.sketch))
        }.filter { $0.1.hasPassage || $0.1.passages.contains { compared.isQuoted($0.own) } }
        let sorted = alike.sorted { first, second in
            let measures = [first, second].map { max($0.1.share, $0.1.otherShare) }
            if first.1.isReprint != second.1.isReprint { return first.1.isReprint }
            if first.1.isReprint || abs(measures[0] - measures[1]) < 0.1 {
                return (first.0.publishedAt, first.0.article.rawValue)
                    < (second.0.publishedAt, second.0.article.rawValue)
            }
            return measures[0] > measures[1]
        }
        let sources = sorted.prefix(Self.mostSources)
        let published = try published(sources.map(\.0.revision))
        let parts = text.document.textBlocks
        let verified = sources.mapConcurrently { candidate, likeness in
            published[candidate.revision].flatMap { other in
                Self.verify(
                    candidate, likeness, other, comparison, weighed, parts: parts,
                    isOwn: candidate.publication == text.publication)
            }
        }.compactMap(\.self)
        let others = verified.filter { $0.source.relation == .other }.flatMap(\.ranges)
        return ReuseReport(
            share: weighed.share(of: others), quotedShare: compared.quotedShare,
            sources: verified.map(\.source))
    }

    private func candidates(for compared: ComparedText, _ text: CheckedText) throws -> ([Candidate], Rarity) {
        let index = OriginalityIndex(connection: connection)
        let fingerprints = compared.sketch.fingerprints
        let own = try text.article.flatMap(index.number)
        let holders = try index.holders(of: compared.sketch.hashes).mapValues { numbers in
            own.map { own in numbers.filter { $0 != own } } ?? numbers
        }
        let search = CandidateSearch(fingerprints, texts: try index.textCount()) { holders[$0] ?? [] }
        let numbers = search.candidates
        guard !numbers.isEmpty else { return ([], search.rarity(of: compared.sketch)) }
        let candidates = try connection.rows(
            """
            SELECT article.id AS article_id, article.publication_id AS publication_id,
                article.published_at AS published_at, originality_text.revision_id AS revision_id,
                originality_text.sketch AS sketch
            FROM originality_text JOIN article ON article.id = originality_text.article_id
            WHERE originality_text.number IN \(list: numbers.map { Int64($0) }) AND \(Article.isPublic)
            ORDER BY article.published_at, article.id
            """, Candidate.init
        ).filter { candidate in
            candidate.article != text.article && text.before.map { candidate.publishedAt < $0 } ?? true
        }
        return (candidates, search.rarity(of: compared.sketch))
    }

    /// A candidate as its readers have it.
    private struct Published {
        let title: String
        let lines: [String]
        let handle: Handle
        let publicationName: String
    }

    private func published(_ revisions: [Identifier<Revision>]) throws -> [Identifier<Revision>: Published] {
        guard !revisions.isEmpty else { return [:] }
        let found = try connection.rows(
            """
            SELECT revision.id AS id, revision.title AS title, revision.document AS document,
                publication.handle AS handle, publication.name AS name
            FROM revision JOIN article ON article.id = revision.article_id
            JOIN publication ON publication.id = article.publication_id
            WHERE revision.id IN \(list: revisions)
            """
        ) { row in
            (
                id: try row["id"] as Identifier<Revision>,
                text: Published(
                    title: try row["title"], lines: ComparedText.lines(ofStored: try row["document"]),
                    handle: try row["handle"], publicationName: try row["name"])
            )
        }
        return Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0.text) })
    }

    /// - Parameter parts: of the text that is checked, as they are written.
    /// - Returns: `nil` when nothing is left of what the sketches promised.
    private static func verify(
        _ candidate: Candidate, _ promised: Likeness, _ published: Published, _ comparison: TextComparison,
        _ weighed: WeighedText, parts: [String], isOwn: Bool
    ) -> (source: ReuseSource, ranges: [Range<Int>])? {
        let compared = comparison.text
        let other = ComparedText(published.lines.map { ComparedText.Part($0) })
        let passages = comparison.verified(promised.passages, in: other)
        let likeness =
            passages == promised.passages ? promised : Likeness(passages, of: weighed, other: other.sketch)
        guard !passages.isEmpty else { return nil }
        let source = ReuseSource(
            article: candidate.article, title: published.title, handle: published.handle,
            publication: candidate.publication, publicationName: published.publicationName,
            publishedAt: candidate.publishedAt, relation: isOwn ? .own : .other, share: likeness.share,
            otherShare: likeness.otherShare, isReprint: likeness.isReprint,
            passages: passages.prefix(mostPassages).map { passage in
                let place = compared.places(of: passage.own).first
                return ReusedPassage(
                    own: compared.words(passage.own, in: parts, longest: longestPassage),
                    other: other.words(passage.other, in: published.lines, longest: longestPassage),
                    place: place.map { Passage.Location(block: $0.part, start: $0.start, end: $0.end) },
                    isQuoted: compared.isQuoted(passage.own))
            })
        return (source, likeness.hasPassage ? passages.map(\.own).filter { !compared.isQuoted($0) } : [])
    }
}

extension ComparedText {
    /// The words of a run of units, as they are written; a line for each part.
    func words(_ range: Range<Int>, in parts: [String], longest: Int) -> String {
        var lines: [String] = [], rest = longest
        for place in places(of: range) where rest > 0 && parts.indices.contains(place.part) {
            let text = parts[place.part]
            let length = min(place.end - place.start, rest)
            guard let start = text.utf16.index(text.startIndex, offsetBy: place.start, limitedBy: text.endIndex),
                start < text.endIndex
            else { continue }
            let end = text.utf16.index(start, offsetBy: length, limitedBy: text.endIndex) ?? text.endIndex
            lines.append(String(text[start..<end]))
            rest -= length
        }
        return lines.joined(separator: "\n")
    }
}
