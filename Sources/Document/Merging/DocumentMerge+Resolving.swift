extension DocumentMerge {
    /// What a person decides about a conflict.
    public enum Choice: String, Hashable, Sendable, Codable {
        case mine, theirs
        /// Theirs, then mine.
        case both
    }

    /// The document with conflicts decided; those that are not named by their number stay as they are shown.
    public func resolved(_ choices: [Int: Choice]) -> Document {
        var blocks = document.blocks
        // From the end, so that the places of those before stay what they are.
        for (index, conflict) in conflicts.enumerated().reversed() {
            guard let choice = choices[index] else { continue }
            blocks.replace(at: conflict.path[...], with: conflict.blocks(choice))
        }
        return Document(blocks).normalized()
    }
}

extension DocumentMerge.Conflict {
    fileprivate func blocks(_ choice: DocumentMerge.Choice) -> [Block] {
        switch choice {
        case .mine: mine
        case .theirs: theirs
        case .both: theirs + mine
        }
    }
}

extension [Block] {
    fileprivate mutating func replace(at path: ArraySlice<Int>, with blocks: [Block]) {
        guard let index = path.first, indices.contains(index) else { return }
        let rest = path.dropFirst()
        guard !rest.isEmpty else { return replaceSubrange(index...index, with: blocks) }
        switch self[index] {
        case .blockquote(var inner):
            inner.replace(at: rest, with: blocks)
            self[index] = .blockquote(inner)
        case .bulletList(let items): self[index] = .bulletList(items.replacing(at: rest, with: blocks))
        case .orderedList(let start, let items):
            self[index] = .orderedList(start: start, items.replacing(at: rest, with: blocks))
        default: break
        }
    }
}

extension [ListItem] {
    fileprivate func replacing(at path: ArraySlice<Int>, with blocks: [Block]) -> [ListItem] {
        guard let index = path.first, indices.contains(index) else { return self }
        var items = self
        let rest = path.dropFirst()
        if rest.isEmpty {
            items[index].blocks = blocks
        } else {
            items[index].blocks.replace(at: rest, with: blocks)
        }
        return items
    }
}
