import Document
import Kernel

/// Why a comment waits, or what a moderator should look at. Its words come from the catalogues, under `comments.finding`.
public enum CommentFinding: Hashable, Sendable {
    /// The site or the article has every comment looked at first.
    case policy
    /// Words of the operator's lists, as they stand in the comment.
    case words([String])
    case links
    case newcomer

    init?(_ text: Substring) {
        switch text {
        case "policy": self = .policy
        case "links": self = .links
        case "newcomer": self = .newcomer
        default:
            guard text.hasPrefix("words:") else { return nil }
            self = .words(text.dropFirst(6).split(separator: "\t").map(String.init))
        }
    }

    var stored: String {
        switch self {
        case .policy: "policy"
        case .links: "links"
        case .newcomer: "newcomer"
        case .words(let words): "words:" + words.joined(separator: "\t")
        }
    }
}

extension Comment {
    public var findings: [CommentFinding] { found.split(separator: "\n").compactMap(CommentFinding.init) }
}

/// What is made of a comment before it is written down.
struct CommentScreening {
    let policy: CommentingPolicy
    let review: ReviewPolicy
    let mode: Filing.CommentPolicy
    let now: Timestamp

    struct Verdict {
        var isHeld = false
        var findings: [CommentFinding] = []

        var state: Comment.State { isHeld ? .pending : .visible }
        var found: String { findings.map(\.stored).joined(separator: "\n") }
    }

    /// - Parameter isTrusted: those who look after the conversation need not wait for themselves.
    /// - Throws: `CommentError.refused`.
    func verdict(on text: CommentText, by account: Account, isTrusted: Bool) throws(CommentError) -> Verdict {
        var verdict = Verdict()
        func hold(_ finding: CommentFinding) {
            verdict.findings.append(finding)
            if !isTrusted { verdict.isHeld = true }
        }
        let links = CommentPiece.pieces(of: text.description).compactMap { piece -> WebAddress? in
            guard case .link(let address) = piece else { return nil }
            return address
        }
        if let host = links.compactMap(\.hostName).first(where: isBlocked) { throw .refused(host) }
        var words: [String] = []
        var gravest = -1
        for (measure, matched) in matches(in: text.description) {
            gravest = max(gravest, measure.gravity)
            if !words.contains(matched) { words.append(matched) }
        }
        if gravest >= ReviewPolicy.WordMeasure.refuse.gravity { throw .refused(words.joined(separator: ", ")) }
        if gravest >= ReviewPolicy.WordMeasure.hold.gravity {
            hold(.words(words))
        } else if gravest >= 0 {
            verdict.findings.append(.words(words))
        }
        if mode == .afterReview { hold(.policy) }
        if links.count > policy.freeLinks { hold(.links) }
        if now < account.createdAt.adding(seconds: 3600 * Int64(policy.newcomerHours)) { hold(.newcomer) }
        if isTrusted { verdict.findings = [] }
        return verdict
    }

    /// The words as they stand in the text; of refused ones only these, so that who reads the answer sees which.
    private func matches(in text: String) -> [(ReviewPolicy.WordMeasure, String)] {
        let list = WordList.kept(review.words)
        guard !list.terms.isEmpty else { return [] }
        let folded = FoldedText(text)
        var found: [(ReviewPolicy.WordMeasure, String)] = []
        for term in list.candidates(in: folded) {
            if let first = found.first, term.measure.gravity < first.0.gravity { break }
            found += folded.ranges(of: term.folded).prefix(3).map { range in
                (term.measure, text[range].split(whereSeparator: \.isWhitespace).joined(separator: " "))
            }
            if found.count >= 5 { break }
        }
        return found
    }

    private func isBlocked(_ host: String) -> Bool {
        review.blockedHosts.contains { host == $0 || host.hasSuffix(".\($0)") }
    }
}
