import Foundation
import Kernel

/// A decision as the DSA Transparency Database takes it (Regulation (EU) 2022/2065, article 24(5)): the fields and values
/// of its API, without anything personal.
public struct DSAStatement: Encodable, Hashable, Sendable {
    public let decisionVisibility: [String]?
    public let decisionProvision: String?
    public let decisionAccount: String?
    public let accountType: String?
    public let decisionGround: String
    public let decisionGroundReferenceURL: String?
    public let illegalContentLegalGround: String?
    public let illegalContentExplanation: String?
    public let incompatibleContentGround: String?
    public let incompatibleContentExplanation: String?
    public let contentType: [String]
    public let contentTypeOther: String?
    public let category: String
    public let territorialScope: [String]
    public let contentLanguage: String?
    public let contentDate: String
    public let applicationDate: String
    public let endDateVisibilityRestriction: String?
    public let endDateServiceRestriction: String?
    public let endDateAccountRestriction: String?
    public let decisionFacts: String
    public let sourceType: String
    public let automatedDetection: String
    public let automatedDecision: String
    public let puid: String

    enum CodingKeys: String, CodingKey {
        case decisionVisibility = "decision_visibility"
        case decisionProvision = "decision_provision"
        case decisionAccount = "decision_account"
        case accountType = "account_type"
        case decisionGround = "decision_ground"
        case decisionGroundReferenceURL = "decision_ground_reference_url"
        case illegalContentLegalGround = "illegal_content_legal_ground"
        case illegalContentExplanation = "illegal_content_explanation"
        case incompatibleContentGround = "incompatible_content_ground"
        case incompatibleContentExplanation = "incompatible_content_explanation"
        case contentType = "content_type"
        case contentTypeOther = "content_type_other"
        case category
        case territorialScope = "territorial_scope"
        case contentLanguage = "content_language"
        case contentDate = "content_date"
        case applicationDate = "application_date"
        case endDateVisibilityRestriction = "end_date_visibility_restriction"
        case endDateServiceRestriction = "end_date_service_restriction"
        case endDateAccountRestriction = "end_date_account_restriction"
        case decisionFacts = "decision_facts"
        case sourceType = "source_type"
        case automatedDetection = "automated_detection"
        case automatedDecision = "automated_decision"
        case puid
    }
}

extension DSAStatement {
    /// Every country of the European Economic Area: a measure holds wherever the site is read.
    static let everywhere = [
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI",
        "LT",
        "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
    ]

    /// The database takes no date after this.
    private static let lastDate = "2038-01-01"

    /// - Parameters:
    ///   - decision: with its texts as they are public.
    ///   - rules: the address of the site's rules.
    /// - Returns: `nil` for a warning, which restricts nothing and so is no statement of the regulation.
    init?(_ decision: Decision, _ published: PublicDecision, kind: Publication.Kind?, rules: String, zone: TimeZone) {
        guard decision.measure != .warn else { return nil }
        let measure = decision.measure
        let isLaw = published.ground == .law
        let end = decision.order.endsAt.map { min(Self.day($0, zone), Self.lastDate) }
        decisionVisibility = measure.visibility.map { ["DECISION_VISIBILITY_\($0)"] }
        decisionProvision = measure == .mute ? "DECISION_PROVISION_PARTIAL_SUSPENSION" : nil
        decisionAccount =
            measure == .freeze
            ? "DECISION_ACCOUNT_SUSPENDED" : measure == .close ? "DECISION_ACCOUNT_TERMINATED" : nil
        accountType = kind.map { $0 == .personal ? "ACCOUNT_TYPE_PRIVATE" : "ACCOUNT_TYPE_BUSINESS" }
        decisionGround = isLaw ? "DECISION_GROUND_ILLEGAL_CONTENT" : "DECISION_GROUND_INCOMPATIBLE_CONTENT"
        decisionGroundReferenceURL = isLaw ? nil : rules
        let rule = published.rule.nonEmpty ?? rules
        illegalContentLegalGround = isLaw ? rule.cut(to: 500) : nil
        illegalContentExplanation = isLaw ? published.explanation.cut(to: 2000) : nil
        incompatibleContentGround = isLaw ? nil : rule.cut(to: 500)
        incompatibleContentExplanation = isLaw ? nil : published.explanation.cut(to: 2000)
        contentType = decision.content.map(\.dsa).sorted()
        contentTypeOther = decision.content.contains(.account) ? "Publication (account)" : nil
        category =
            "STATEMENT_CATEGORY_" + published.category.rawValue.uppercased().replacing("-", with: "_")
        territorialScope = Self.everywhere
        contentLanguage = Self.language(decision.language)
        contentDate = max(Self.day(decision.contentDate, zone), "2000-01-01")
        applicationDate = Self.day(decision.decidedAt, zone)
        endDateVisibilityRestriction = measure.visibility == nil ? nil : end
        endDateServiceRestriction = measure == .mute ? end : nil
        endDateAccountRestriction = measure == .freeze ? end : nil
        decisionFacts = (published.facts.nonEmpty ?? published.explanation).cut(to: 5000)
        sourceType = published.source.dsa
        automatedDetection = published.isDetectedAutomatically ? "Yes" : "No"
        automatedDecision = published.automation.dsa
        puid = "byline-\(decision.id)"
    }

    private static func day(_ time: Timestamp, _ zone: TimeZone) -> String { CalendarDay(time, in: zone).iso }

    /// ISO 639-1 of a BCP 47 tag.
    private static func language(_ tag: String) -> String? {
        let first = tag.split(separator: "-").first.map { $0.uppercased() } ?? ""
        return first.wholeMatch(of: /[A-Z]{2}/) == nil ? nil : first
    }
}

extension Measure {
    fileprivate var visibility: String? {
        switch self {
        case .label: "CONTENT_LABELLED"
        case .closeComments: "CONTENT_INTERACTION_RESTRICTED"
        case .demote: "CONTENT_DEMOTED"
        case .limitAge: "CONTENT_AGE_RESTRICTED"
        case .hide, .disable: "CONTENT_DISABLED"
        case .remove: "CONTENT_REMOVED"
        case .warn, .mute, .freeze, .close: nil
        }
    }
}

extension SubjectFacts.ContentKind {
    fileprivate var dsa: String {
        switch self {
        case .text: "CONTENT_TYPE_TEXT"
        case .picture: "CONTENT_TYPE_IMAGE"
        case .video: "CONTENT_TYPE_VIDEO"
        case .account: "CONTENT_TYPE_OTHER"
        }
    }
}

extension DecisionReasons.Source {
    fileprivate var dsa: String {
        switch self {
        case .ownInitiative: "SOURCE_VOLUNTARY"
        case .notice: "SOURCE_ARTICLE_16"
        case .trustedFlagger: "SOURCE_TRUSTED_FLAGGER"
        case .other: "SOURCE_TYPE_OTHER_NOTIFICATION"
        }
    }
}

extension DecisionReasons.Automation {
    fileprivate var dsa: String {
        switch self {
        case .none: "AUTOMATED_DECISION_NOT_AUTOMATED"
        case .partial: "AUTOMATED_DECISION_PARTIALLY"
        case .full: "AUTOMATED_DECISION_FULLY"
        }
    }
}

extension String {
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }

    /// The database counts Unicode scalars.
    fileprivate func cut(to limit: Int) -> String {
        unicodeScalars.count <= limit ? self : String(String.UnicodeScalarView(unicodeScalars.prefix(limit)))
    }
}
