public import Kernel

/// What the platform orders against an article, a comment or a publication.
public enum Measure: String, Sendable, CaseIterable {
    /// Nothing is restricted: the decision is on record, and may cost credit.
    case warn
    /// Readers see a sentence of the platform's above the article.
    case label
    /// Nobody comments any more; what was said stays.
    case closeComments = "close-comments"
    /// It is found by who looks for it, but not recommended.
    case demote
    /// Readers confirm their age first; nor is it recommended.
    case limitAge = "limit-age"
    /// Of a comment: taken out of sight.
    case hide
    /// Taken off the site for the time being.
    case disable
    /// Taken off the site.
    case remove
    /// Of a publication: it may not write until a time.
    case mute
    /// Of a publication: it may not write, nor its members be changed.
    case freeze
    /// Of a publication: it ends.
    case close

    public func suits(_ kind: DecisionSubject.Kind) -> Bool {
        switch self {
        case .warn: true
        case .label, .closeComments, .demote, .limitAge, .disable: kind == .article
        case .remove: kind != .publication
        case .hide: kind == .comment
        case .mute, .freeze, .close: kind == .publication
        }
    }

    public static func all(of kind: DecisionSubject.Kind) -> [Measure] { allCases.filter { $0.suits(kind) } }

    /// What an article is while nothing stronger has been ordered.
    var restriction: Article.Restriction {
        switch self {
        case .label: .labelled
        case .closeComments: .commentsClosed
        case .demote: .demoted
        case .limitAge: .ageLimited
        case .disable: .disabled
        case .remove: .removed
        case .warn, .hide, .mute, .freeze, .close: .none
        }
    }

    /// Readers are shown nothing of its subject any more.
    public var takesAway: Bool { self == .disable || self == .remove || self == .hide }
}

extension Article.Restriction {
    /// Of several that are ordered at once an article has the strongest; each still ends on its own, and what a weaker
    /// one means besides – a label, no comments – holds as long as that one does.
    var strength: Int {
        switch self {
        case .none: 0
        case .labelled: 1
        case .commentsClosed: 2
        case .demoted: 3
        case .ageLimited: 4
        case .disabled: 5
        case .removed: 6
        }
    }
}

/// A measure with what belongs to it.
public struct MeasureOrder: Hashable, Sendable {
    public var measure: Measure
    /// Stands above the article, of `.label`.
    public var label = ""
    /// Whether readers go on reading what a closed publication has published.
    public var keepsArticles = true
    /// When it ends by itself; `nil` for a measure without end.
    public var endsAt: Timestamp?

    public init(_ measure: Measure, until endsAt: Timestamp? = nil) {
        self.measure = measure
        self.endsAt = endsAt
    }

    public static func label(_ text: String, until endsAt: Timestamp? = nil) -> MeasureOrder {
        var order = MeasureOrder(.label, until: endsAt)
        order.label = text
        return order
    }

    /// - Throws: `DecisionError`.
    func check(on kind: DecisionSubject.Kind, at time: Timestamp) throws(DecisionError) {
        guard measure.suits(kind) else { throw .unsuitable }
        if measure == .label {
            guard !label.trimmed.isEmpty else { throw .labelMissing }
            guard label.count <= ReviewError.maximumLabel else { throw .tooLong(limit: ReviewError.maximumLabel) }
        }
        if measure == .mute, endsAt == nil { throw .endMissing }
        if measure == .warn || measure == .close, endsAt != nil { throw .endlessMeasure }
        if let endsAt, endsAt <= time { throw .endPast }
    }
}
