extension Pages {
    /// The frame around the contents of a page.
    var layout: String { edition.isCare ? "care/layout" : "layout" }

    /// The care edition has templates of its own where order or contents differ, and shares all others.
    func template(_ name: String) -> String {
        let own = "care/\(name)"
        return edition.isCare && templates.has(own) ? own : name
    }

    /// What links to the other edition, and of the care edition its sizes.
    var editionFields: Fields {
        switch edition {
        case .standard: return ["url": choosing(.care(.standard))]
        case .care(let current):
            return [
                "url": choosing(.standard), "size": current.rawValue,
                "sizes": CareTextSize.allCases.map { size -> Fields in
                    [
                        "name": texts("care.size.\(size.key)"), "url": choosing(.care(size)),
                        "pixels": size.rawValue, "isCurrent": size == current,
                    ]
                },
            ]
        }
    }

    /// The same page in another edition: the query stays.
    private func choosing(_ edition: Edition) -> String {
        let query = requested.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).dropFirst()
        return "?" + (query.map(String.init) + ["edition=\(edition.choice)"]).joined(separator: "&")
    }

    /// The scripts a page needs in its edition. Reading in the care edition needs only what switches and reads aloud.
    func scripts(_ frame: PageFrame) -> [String] {
        guard edition.isCare, frame.work == nil else { return frame.scripts }
        return frame.scripts.filter { $0 == "switches.js" } + (frame.name == "article" ? ["read-aloud.js"] : [])
    }
}
