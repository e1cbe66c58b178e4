import Foundation
import Kernel

/// An article's comments; addresses of their writers are not kept.
struct WordPressComments {
    private let elements: [XMLElement]
    private let zone: TimeZone
    private(set) var notes: [(kind: String, reason: String)] = []

    init(_ elements: [XMLElement], zone: TimeZone) {
        self.elements = elements
        self.zone = zone
    }

    /// Readers' comments, every one after the one it answers.
    mutating func threaded() -> [ImportedComment] {
        var comments: [ImportedComment] = []
        for element in elements {
            let type = element["wp:comment_type"].trimmed
            guard type.isEmpty || type == "comment" else {
                notes.append(("skipped \(type.prefix(60))", "It is a machine's, not a reader's."))
                continue
            }
            if let comment = comment(element) { comments.append(comment) }
        }
        return WordPressComments.sorted(comments)
    }

    private mutating func comment(_ element: XMLElement) -> ImportedComment? {
        let id = element["wp:comment_id"].trimmed
        let text = HTMLText.plain(ParagraphBreaks.html(of: element["wp:comment_content"]))
        guard !id.isEmpty, !text.isEmpty else { return nil }
        let name = HTMLText.plain(element["wp:comment_author"])
        let parent = element["wp:comment_parent"].trimmed
        return ImportedComment(
            key: id, parentKey: parent.isEmpty || parent == "0" || parent == id ? nil : parent,
            authorName: String(name.prefix(200)), text: text, posted: moment(element), state: state(element))
    }

    private mutating func moment(_ element: XMLElement) -> Timestamp? {
        for (field, zone) in [("wp:comment_date_gmt", TimeZone.gmt), ("wp:comment_date", zone)] {
            let text = element[field].trimmed
            guard !text.isEmpty, !text.hasPrefix("0000-00-00") else { continue }
            if let date = try? CivilDate(text) { return date.timestamp(in: zone) }
            notes.append(("unusable date", "A comment's date cannot be: \(text.prefix(60))."))
        }
        return nil
    }

    private func state(_ element: XMLElement) -> ImportedComment.State {
        switch element["wp:comment_approved"].trimmed {
        case "1", "approved", "approve": .approved
        case "spam": .spam
        case "trash", "post-trashed": .trash
        default: .pending
        }
    }

    /// Parents first, otherwise in the order they stand; who answers what is gone, or answers in a circle, answers nobody.
    static func sorted(_ comments: [ImportedComment]) -> [ImportedComment] {
        var byKey: [String: Int] = [:]
        for (position, comment) in comments.enumerated() where byKey[comment.key] == nil {
            byKey[comment.key] = position
        }
        var placed: Set<Int> = []
        var result: [ImportedComment] = []
        for start in comments.indices where !placed.contains(start) {
            var chain = [start]
            var inChain: Set<Int> = [start]
            while let last = chain.last, let parent = comments[last].parentKey.flatMap({ byKey[$0] }),
                !placed.contains(parent),
                inChain.insert(parent).inserted
            {
                chain.append(parent)
            }
            for position in chain.reversed() {
                var comment = comments[position]
                guard byKey[comment.key] == position else { continue }
                if let parent = comment.parentKey.flatMap({ byKey[$0] }), placed.contains(parent) {
                } else {
                    comment.parentKey = nil
                }
                placed.insert(position)
                result.append(comment)
            }
        }
        return result
    }
}
