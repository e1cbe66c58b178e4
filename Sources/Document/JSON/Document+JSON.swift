import Foundation

extension Document {
    /// Reads the editor's JSON (ProseMirror's shape, Tiptap's names) and normalises it.
    ///
    /// The set of nodes, marks and attributes is closed: whatever is not known is an error that names its path.
    /// Refuses more than ``DocumentLimits/jsonBytes`` bytes, ``DocumentLimits/nodes`` nodes or ``DocumentLimits/depth`` levels.
    public init(json: String) throws(DocumentError) {
        guard json.utf8.count <= DocumentLimits.jsonBytes else { throw DocumentError(.tooLarge) }
        guard json.utf8.nestsAtMost(4 * DocumentLimits.depth) else { throw DocumentError(.tooDeep) }
        guard let value = try? JSONSerialization.jsonObject(with: Data(json.utf8)), value is [String: Any] else {
            throw DocumentError(.notJSON)
        }
        var reader = JSONReader()
        self = try reader.document(JSONNode(value, path: .root, depth: 0)).normalized()
    }

    /// The editor's JSON in its one canonical form: keys sorted, no white space, defaults left out, so that
    /// equal documents give equal bytes.
    public func json() -> String {
        var writer = JSONWriter()
        writer.write(self)
        return writer.text
    }
}

extension String.UTF8View {
    /// Whether brackets outside strings nest so far at most, so that a parser that calls itself cannot run out of stack.
    fileprivate func nestsAtMost(_ limit: Int) -> Bool {
        var depth = 0
        var inString = false, afterBackslash = false
        for byte in self {
            if inString {
                if afterBackslash {
                    afterBackslash = false
                } else if byte == 0x5C {
                    afterBackslash = true
                } else if byte == 0x22 {
                    inString = false
                }
                continue
            }
            switch byte {
            case 0x22: inString = true
            case 0x5B, 0x7B:
                depth += 1
                if depth > limit { return false }
            case 0x5D, 0x7D: depth -= 1
            default: break
            }
        }
        return true
    }
}
