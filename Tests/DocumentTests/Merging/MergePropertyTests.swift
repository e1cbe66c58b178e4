import Document
import Testing

/// What must hold whatever was written, tried on random documents.
@Suite struct MergePropertyTests {
    static let seeds: [UInt64] = Array(0..<400)

    private struct Edited {
        let base: Document
        let mine: Document
        let theirs: Document
        let words: Set<String>

        init(seed: UInt64) {
            var maker = DocumentMaker(seed: seed)
            base = maker.document()
            var me = DocumentEditor(seed: seed &* 3, signature: "m")
            var them = DocumentEditor(seed: seed &* 7, signature: "t")
            mine = me.edit(base, times: 1 + Int(seed % 7))
            theirs = them.edit(base, times: 1 + Int(seed % 5))
            let both = [mine, theirs].map(PlainTextWriter.write).joined(separator: "\n")
            let present = Self.words(in: both)
            words = me.written.union(them.written).intersection(present)
        }

        static func words(in text: String) -> Set<String> {
            Set(text.split { !$0.isLetter && !$0.isNumber }.map(String.init))
        }
    }

    @Test(arguments: seeds) func oneSideAloneIsTakenAsItIs(seed: UInt64) {
        let edited = Edited(seed: seed)
        let (base, mine) = (edited.base, edited.mine)
        for (merge, expected) in [
            (Document.merge(base: base, mine: mine, theirs: base), mine),
            (Document.merge(base: base, mine: base, theirs: mine), mine),
            (Document.merge(base: base, mine: mine, theirs: mine), mine),
        ] {
            #expect(difference(merge.document, expected) == "")
            #expect(merge.conflicts.isEmpty)
        }
    }

    @Test(arguments: seeds) func noWordIsLost(seed: UInt64) {
        let edited = Edited(seed: seed)
        let merge = Document.merge(base: edited.base, mine: edited.mine, theirs: edited.theirs)
        let conflicting = merge.conflicts.flatMap { $0.mine + $0.theirs }
        let text = [merge.document, Document(conflicting)].map(PlainTextWriter.write).joined(separator: "\n")
        let lost = edited.words.subtracting(Edited.words(in: text))
        let documents = [edited.base, edited.mine, edited.theirs, merge.document].map { $0.json() }
        #expect(lost.isEmpty, "\(documents.joined(separator: "\n"))")
    }

    @Test(arguments: seeds) func whatComesOutIsADocument(seed: UInt64) throws {
        let edited = Edited(seed: seed)
        let merge = Document.merge(base: edited.base, mine: edited.mine, theirs: edited.theirs)
        #expect(difference(try Document(json: merge.document.json()), merge.document) == "")
        #expect(merge == Document.merge(base: edited.base, mine: edited.mine, theirs: edited.theirs))
        for conflict in merge.conflicts {
            #expect(merge.document.plainText(at: conflict.path) == plainText(conflict))
        }
        let shown = merge.conflicts.map { $0.shown == .mine ? DocumentMerge.Choice.mine : .theirs }
        #expect(merge.resolved(Dictionary(uniqueKeysWithValues: zip(0..., shown))) == merge.document)
        let both = merge.resolved(Dictionary(uniqueKeysWithValues: shown.indices.map { ($0, .both) }))
        #expect(edited.words.isSubset(of: Edited.words(in: PlainTextWriter.write(both))))
    }

    private func plainText(_ conflict: DocumentMerge.Conflict) -> String {
        PlainTextWriter.write(Document(conflict.shown == .mine ? conflict.mine : conflict.theirs))
    }
}

extension Document {
    fileprivate func plainText(at path: [Int]) -> String { PlainTextWriter.write(Document(found(path[...], blocks))) }

    private func found(_ path: ArraySlice<Int>, _ blocks: [Block]) -> [Block] {
        guard let first = path.first, blocks.indices.contains(first) else { return blocks }
        let rest = path.dropFirst()
        switch blocks[first] {
        case .blockquote(let inner) where !rest.isEmpty: return found(rest, inner)
        case .bulletList(let items) where !rest.isEmpty, .orderedList(_, let items) where !rest.isEmpty:
            guard let item = rest.first, items.indices.contains(item) else { return [] }
            let inside = rest.dropFirst()
            return inside.isEmpty ? items[item].blocks : found(inside, items[item].blocks)
        default: return [blocks[first]]
        }
    }
}
