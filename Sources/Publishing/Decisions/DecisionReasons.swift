public import Kernel

/// Why something is decided: all that a statement of reasons says besides the measure.
public struct DecisionReasons: Hashable, Sendable {
    public enum Ground: String, Sendable, CaseIterable {
        /// It is against the law.
        case law
        /// It is against the site's rules.
        case terms
    }

    /// How the platform came to look at it.
    public enum Source: String, Sendable, CaseIterable {
        case ownInitiative = "own-initiative"
        case notice
        case trustedFlagger = "trusted-flagger"
        /// Such as an authority's order.
        case other
    }

    public enum Automation: String, Sendable, CaseIterable {
        case none, partial, full
    }

    public var ground: Ground
    /// The law's or the rule's name and article.
    public var rule: String
    /// Why the subject is against it.
    public var explanation: String
    public var category: DecisionCategory
    /// What was found.
    public var facts: String
    public var source = Source.ownInitiative
    public var isDetectedAutomatically = false
    public var automation = Automation.none
    /// What is held against the publication's credit.
    public var fault: Fault?
    /// The notice that led to it, and when that came in.
    public var notice: NoticeReference?

    public init(
        ground: Ground, rule: String = "", explanation: String, category: DecisionCategory = .otherViolation,
        facts: String = "", fault: Fault? = nil
    ) {
        self.ground = ground
        self.rule = rule
        self.explanation = explanation
        self.category = category
        self.facts = facts
        self.fault = fault
    }

    /// The lengths that the DSA Transparency Database takes.
    public static let longestRule = 500
    public static let longestExplanation = 2000
    public static let longestFacts = 5000
}

/// A complaint that a decision answers.
public struct NoticeReference: Hashable, Sendable {
    /// Of the notice, as its own table has it.
    public var number: Int64
    public var receivedAt: Timestamp

    public init(number: Int64, receivedAt: Timestamp) {
        self.number = number
        self.receivedAt = receivedAt
    }
}

/// What a decision says it is about, in the categories of the DSA Transparency Database.
public enum DecisionCategory: String, Sendable, CaseIterable {
    case animalWelfare = "animal-welfare"
    case consumerInformation = "consumer-information"
    case cyberViolence = "cyber-violence"
    case cyberViolenceAgainstWomen = "cyber-violence-against-women"
    case dataProtection = "data-protection-and-privacy-violations"
    case speech = "illegal-or-harmful-speech"
    case intellectualProperty = "intellectual-property-infringements"
    case civicDiscourse = "negative-effects-on-civic-discourse-or-elections"
    case notSpecified = "not-specified-notice"
    case otherViolation = "other-violation-tc"
    case minors = "protection-of-minors"
    case publicSecurity = "risk-for-public-security"
    case scams = "scams-and-fraud"
    case selfHarm = "self-harm"
    case products = "unsafe-and-prohibited-products"
    case violence
}

/// What must be said, as the site's jurisdiction has it. The explanation is always asked for.
public struct RequiredReasons: Hashable, Sendable {
    public let rule: Bool
    public let facts: Bool

    public init(_ jurisdiction: SiteSettings.Jurisdiction) {
        rule = jurisdiction != .none
        facts = jurisdiction != .none
    }
}

extension DecisionReasons {
    /// - Throws: `DecisionError` for what is missing or too long.
    func check(_ required: RequiredReasons) throws(DecisionError) {
        guard !explanation.trimmed.isEmpty else { throw .explanationMissing }
        if required.rule || ground == .law, rule.trimmed.isEmpty { throw .ruleMissing }
        if required.facts, facts.trimmed.isEmpty { throw .factsMissing }
        for (text, limit) in [
            (rule, Self.longestRule), (explanation, Self.longestExplanation), (facts, Self.longestFacts),
        ] where text.unicodeScalars.count > limit {
            throw .tooLong(limit: limit)
        }
    }
}
