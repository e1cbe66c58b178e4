import Kernel
import Storage

/// Something the screening saw in an article. Its words come from the catalogues, under `finding.{kind}`.
public struct Finding: Hashable, Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        /// A word or phrase of the operator's lists.
        case word
        /// It leads nowhere, or does not answer.
        case deadLink = "dead-link"
        /// Its host is on the operator's list.
        case blockedLink = "blocked-link"
        case declarationMissing = "declaration-missing"
        case short
        case altMissing = "alt-missing"
        case manySubmissions = "many-submissions"
        /// A check could not be made.
        case notChecked = "not-checked"
        /// The platform has taken the article off, or restricted it.
        case restricted
        /// Most of it is another's article, and it does not say so.
        case copied
        /// The author says that the article it is like was copied from them.
        case originDisputed = "origin-disputed"
        /// A reprint its licence, or the want of one, does not allow.
        case reprintRefused = "reprint-refused"
        /// Passages stand in another's article.
        case passageReused = "passage-reused"
    }

    public let kind: Kind
    public let measure: ReviewPolicy.WordMeasure
    public let place: ArticlePlace
    /// Fill the placeholders of the kind's text.
    public let arguments: [String: String]

    public init(
        _ kind: Kind, _ measure: ReviewPolicy.WordMeasure, at place: ArticlePlace = .article,
        _ arguments: [String: String] = [:]
    ) {
        self.kind = kind
        self.measure = measure
        self.place = place
        self.arguments = arguments
    }

    init(row: Row) throws {
        kind = try row["kind"]
        measure = try row["measure"]
        place = try ArticlePlace(json: try row["place"])
        arguments = try StoredJSON.value(in: try row["arguments"])
    }
}

struct FindingStore {
    let connection: any Connection

    func findings(of submission: Identifier<Submission>) throws -> [Finding] {
        try connection.rows("SELECT * FROM finding WHERE submission_id = \(submission) ORDER BY id", Finding.init)
    }

    /// In place of those an earlier, unfinished screening may have left.
    func replace(_ findings: [Finding], of submission: Identifier<Submission>, at time: Timestamp) throws {
        try connection.execute("DELETE FROM finding WHERE submission_id = \(submission)")
        for finding in findings.prefix(Self.limit) {
            try connection.execute(
                """
                INSERT INTO finding (id, submission_id, kind, measure, place, arguments)
                VALUES (\(Identifier<Finding>.mint(at: time)), \(submission), \(finding.kind), \(finding.measure),
                    \(try finding.place.json()), \(try StoredJSON.text(finding.arguments)))
                """)
        }
    }

    /// More of them help nobody.
    private static let limit = 300
}
