public import Kernel

/// How what is submitted is screened and reviewed.
public struct ReviewPolicy: Hashable, Setting {
    public static let name = "review"

    public enum WordMeasure: String, Sendable, Codable, CodingKeyRepresentable, CaseIterable {
        /// The author is told before submitting, and the reviewer sees it.
        case warn
        /// It is reviewed before publication, whatever the publication's standing.
        case hold
        case refuse
    }

    public struct ReasonTemplate: Hashable, Sendable, Codable {
        public var name: LocalizedText
        public var text: LocalizedText

        public init(name: LocalizedText, text: LocalizedText) {
            self.name = name
            self.text = text
        }
    }

    /// Active publications publish at once and are reviewed after; otherwise they wait like those on probation.
    public var activePublishAtOnce = true
    /// Two reviewers must agree before something is published.
    public var needsSecondReviewer = false
    /// A claim not renewed for so long is anybody's again, in minutes.
    public var claimMinutes = 20
    /// For so long a decision can be taken back before it has any effect, in seconds.
    public var undoSeconds = 8
    /// A publication leaves probation after so many approved articles, but not before so many days.
    public var probationArticles = 3
    public var probationDays = 7
    /// More from one publication within 24 hours are held for review.
    public var submissionsPerDay = 20
    /// Shorter articles are pointed out to the reviewer, in words (Chinese characters).
    public var minimumWords = 50
    /// Words and phrases, folded before they are compared.
    public var words: [WordMeasure: [String]] = [:]
    /// Hosts, with everything below them, that articles may not link to.
    public var blockedHosts: [String] = []
    public var reasons = Self.standardReasons

    public init() {}

    public static let standard = ReviewPolicy()
}
