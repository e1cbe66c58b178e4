import Document

/// Where two documents part, as the canonical JSON of both from a little before; empty when they are equal.
func difference(_ left: Document, _ right: Document) -> String {
    let left = Array(left.json().unicodeScalars), right = Array(right.json().unicodeScalars)
    guard left != right else { return "" }
    let start = max(0, zip(left, right).prefix { $0 == $1 }.count - 60)
    func part(_ scalars: [Unicode.Scalar]) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[min(start, scalars.count)...].prefix(160))
        return String(view)
    }
    return "\n  \(part(left))\n  \(part(right))\n"
}
