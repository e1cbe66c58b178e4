import Kernel
public import Storage

/// What a complaint (投诉) says is wrong. Each ground asks for what whoever decides needs to know.
public enum ComplaintGround: String, Sendable, CaseIterable {
    case copyright
    case defamation
    case privacy
    case illegalContent = "illegal-content"
    case impersonation
    /// The house rules.
    case rules

    /// What the form asks for, in its order.
    public var fields: [ComplaintField] {
        switch self {
        case .copyright: [.work, .workAddress, .proof, .location, .explanation, .name, .email, .address]
        case .defamation, .privacy: [.concerned, .location, .explanation, .proof, .name, .email]
        case .illegalContent: [.law, .location, .explanation, .name, .email]
        case .impersonation: [.concerned, .explanation, .proof, .name, .email]
        case .rules: [.location, .explanation, .name, .email]
        }
    }

    /// - Parameter isExempt: the complaint is about sexual abuse of children, for which nobody need say who they are.
    public func requires(_ field: ComplaintField, isExempt: Bool = false) -> Bool {
        switch field {
        case .explanation: true
        case .name, .email: self != .rules && !isExempt
        case .work, .workAddress, .address: self == .copyright
        case .proof: self == .copyright || self == .impersonation
        case .concerned: fields.contains(.concerned)
        case .location, .law: false
        }
    }

    /// Whether complainants say that they believe what they write to be true and complete.
    public var asksGoodFaith: Bool { self != .rules }

    /// Whether the form offers to say nothing of oneself (DSA, Art. 16(2)(c)).
    public var mayBeExempt: Bool { self == .illegalContent }

    /// The law says that what it complains of is forwarded to the author, with who complains.
    public var isForwarded: Bool { self == .copyright }

    /// Where decisions about it usually belong.
    public var category: DecisionCategory {
        switch self {
        case .copyright: .intellectualProperty
        case .defamation: .speech
        case .privacy: .dataProtection
        case .illegalContent: .notSpecified
        case .impersonation: .scams
        case .rules: .otherViolation
        }
    }

    public var decisionGround: DecisionReasons.Ground { self == .rules || self == .impersonation ? .terms : .law }
}

/// Something a complaint says, in the complainant's words.
public enum ComplaintField: String, Sendable, CaseIterable, Codable, CodingKeyRepresentable {
    /// Who is wronged, or pretended to be.
    case concerned
    /// The title of the work that was copied.
    case work
    /// Where that work was published.
    case workAddress = "work-address"
    /// First proof of the right.
    case proof
    case law
    /// Which part of the subject, where it is not the whole.
    case location
    /// Why it is wrong, with reasons.
    case explanation
    case name
    case email
    /// By post.
    case address

    /// In Unicode scalars.
    public var longest: Int {
        switch self {
        case .explanation: 5000
        case .proof: 3000
        case .location: 1000
        case .workAddress: 2000
        case .address, .concerned, .work, .law: 500
        case .name: 100
        case .email: 254
        }
    }

    /// Says who somebody is: it is erased when its time is over.
    var isPersonal: Bool {
        switch self {
        case .name, .email, .address, .proof, .concerned: true
        case .work, .workAddress, .law, .location, .explanation: false
        }
    }
}

extension ComplaintGround: SQLConvertible, SQLReadable {}
