import Document
import Kernel

/// Joins what two writers made of one text, field by field.
struct DraftMerge {
    private(set) var content: DraftContent
    private(set) var conflicts: [DraftConflict] = []

    init(base: DraftContent, mine: DraftContent, theirs: DraftContent) {
        content = theirs
        content.content.title = join(\.content.title, .title, base, mine, theirs)
        content.content.summary = join(\.content.summary, .summary, base, mine, theirs)
        content.content.language = choose(\.content.language, base, mine, theirs)
        content.content.cover = choose(\.content.cover, base, mine, theirs)
        content.content.declarations = choose(\.content.declarations, base, mine, theirs)
        content.filing.channel = choose(\.filing.channel, base, mine, theirs)
        content.filing.topics = choose(\.filing.topics, base, mine, theirs)
        content.filing.coverCrop = choose(\.filing.coverCrop, base, mine, theirs)
        content.filing.scheduledAt = choose(\.filing.scheduledAt, base, mine, theirs)
        content.filing.canonical = choose(\.filing.canonical, base, mine, theirs)
        content.filing.comments = choose(\.filing.comments, base, mine, theirs)
        content.filing.correction = choose(\.filing.correction, base, mine, theirs)
        joinDocuments(base, mine, theirs)
    }

    /// A setting has one value: the one that was changed, and the later of two changes.
    private func choose<Value: Equatable>(
        _ field: KeyPath<DraftContent, Value>, _ base: DraftContent, _ mine: DraftContent, _ theirs: DraftContent
    ) -> Value {
        mine[keyPath: field] == base[keyPath: field] ? theirs[keyPath: field] : mine[keyPath: field]
    }

    private mutating func join(
        _ field: KeyPath<DraftContent, String>, _ place: DraftConflict.Place, _ base: DraftContent,
        _ mine: DraftContent,
        _ theirs: DraftContent
    ) -> String {
        let (old, ours, other) = (base[keyPath: field], mine[keyPath: field], theirs[keyPath: field])
        if ours == old || ours == other { return other }
        if other == old { return ours }
        let merge = TextMerge(base: old, mine: ours, theirs: other)
        guard merge.isConflict else { return merge.text }
        conflicts.append(
            DraftConflict(
                place: place, mine: Document([.paragraph([.plain(ours)])]),
                theirs: Document([.paragraph([.plain(other)])])))
        return other
    }

    private mutating func joinDocuments(_ base: DraftContent, _ mine: DraftContent, _ theirs: DraftContent) {
        let merge = Document.merge(
            base: base.content.document, mine: mine.content.document, theirs: theirs.content.document)
        content.content.document = merge.document
        conflicts += merge.conflicts.map { conflict in
            DraftConflict(
                place: .block(conflict.path.first ?? 0), mine: Document(conflict.mine),
                theirs: Document(conflict.theirs))
        }
    }
}
