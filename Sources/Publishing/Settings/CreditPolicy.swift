/// What credit (信用分) weighs, as `/about/credit` tells every reader. Every publication begins with 100.
public struct CreditPolicy: Hashable, Setting {
    public static let name = "credit"

    // What a decision takes away.
    public var illegalContent = 20
    public var infringement = 20
    public var falseOriginality = 20
    public var rumour = 20
    public var clickbait = 5
    public var stale = 5
    public var lowQuality = 5
    public var undeclaredAdvertising = 5
    /// What a clean day of publishing gives back.
    public var cleanDay = 1
    /// Whoever falls to this is muted for so many days; whoever falls to the second, for as many as that says.
    public var firstStep = 80
    public var firstMuteDays = 7
    public var secondStep = 60
    public var secondMuteDays = 30
    /// Whoever has less is reviewed before publication.
    public var reviewBelow = 80

    public init() {}

    public static let standard = CreditPolicy()

    public func points(of fault: Fault) -> Int {
        switch fault {
        case .illegalContent: illegalContent
        case .infringement: infringement
        case .falseOriginality: falseOriginality
        case .rumour: rumour
        case .clickbait: clickbait
        case .stale: stale
        case .lowQuality: lowQuality
        case .undeclaredAdvertising: undeclaredAdvertising
        }
    }
}
