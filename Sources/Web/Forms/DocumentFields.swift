import Publishing

/// Documents that somebody has handed in, as `partials/documents` lists them, and the form for more, as
/// `partials/document-upload` has it.
enum DocumentFields {
    /// - Parameters:
    ///   - path: where it is read; `nil` once it is gone.
    ///   - gone: says since when.
    static func item(_ name: String, _ byteCount: Int, at path: String?, gone: String? = nil, canRemove: Bool = false)
        -> Fields
    {
        [
            "name": name, "size": size(byteCount), "url": path, "gone": gone,
            "remove": canRemove ? path.map { "\($0)/remove" } : nil,
        ]
    }

    /// - Parameter note: who reads them, and for how long.
    static func upload(to action: String, note: String, _ texts: Catalogue) -> Fields {
        let limits = ["count": String(PrivateDocument.most), "size": String(PrivateDocument.largestMegabytes)]
        return ["action": action, "hint": "\(texts("document.limits", limits)) \(note)"]
    }

    /// In the words of people.
    private static func size(_ bytes: Int) -> String {
        bytes < 100_000 ? "\(max(1, bytes / 1000)) KB" : "\(Double(bytes / 100_000) / 10) MB"
    }
}
