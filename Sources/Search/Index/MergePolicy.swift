/// Which segments are to become one. Few segments are quick to search, and no document is written anew too often: those
/// of about the same size are merged, so that a document is in as many merges as its index has doubled twice.
public enum MergePolicy {
    /// As many of one size are merged.
    static let width = 4

    public struct Candidate: Sendable {
        public let segment: Segment
        public let removed: Int

        public init(segment: Segment, removed: Int) {
            self.segment = segment
            self.removed = removed
        }

        var documents: Int { segment.documents.count }
    }

    /// Nothing when all is well. A single one is to be written anew without what was removed from it.
    public static func next(_ candidates: [Candidate]) -> [Segment] {
        let bySize = Dictionary(grouping: candidates) { size($0.documents) }
        if let full = bySize.filter({ $0.value.count >= width }).keys.max() {
            return candidates.filter { size($0.documents) <= full }.map(\.segment)
        }
        let total = candidates.reduce(0) { $0 + $1.documents }
        let removed = candidates.reduce(0) { $0 + $1.removed }
        if let worst = candidates.max(by: { $0.removed < $1.removed }), worst.removed > 0 {
            if worst.removed * 4 > worst.documents || removed > max(500, total / 20) { return [worst.segment] }
        }
        return []
    }

    private static func size(_ documents: Int) -> Int {
        (Int.bitWidth - max(documents, 1).leadingZeroBitCount - 1) / 2
    }
}
