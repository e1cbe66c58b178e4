/// What a decision may hold against a publication's credit.
public enum Fault: String, Sendable, CaseIterable {
    case illegalContent = "illegal-content"
    case infringement
    case falseOriginality = "false-originality"
    case rumour
    case clickbait
    case stale
    case lowQuality = "low-quality"
    case undeclaredAdvertising = "undeclared-advertising"
}
