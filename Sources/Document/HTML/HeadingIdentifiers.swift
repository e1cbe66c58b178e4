/// Gives headings ids made from their words (Chinese kept), each once.
struct HeadingIdentifiers {
    private var taken: Set<String>

    init(taken: Set<String> = []) {
        self.taken = taken
    }

    mutating func identifier(for text: String) -> String {
        let base = Self.slug(text)
        var candidate = base
        var number = 1
        while !taken.insert(candidate).inserted {
            number += 1
            candidate = "\(base)-\(number)"
        }
        return candidate
    }

    private static func slug(_ text: String) -> String {
        var slug = String.UnicodeScalarView()
        for scalar in text.lowercased().unicodeScalars.prefix(80) {
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_" {
                slug.append(scalar)
            } else if scalar.properties.isWhitespace || scalar == "-", slug.last != "-" {
                slug.append("-")
            }
        }
        let name = String(slug).trimming("-")
        // Notes have ids of their own.
        return name.isEmpty || name.hasPrefix("fn-") || name.hasPrefix("fnref-")
            ? "section-\(name)".trimming("-") : name
    }
}

extension String {
    fileprivate func trimming(_ character: Character) -> String {
        var rest = self[...]
        while rest.first == character { rest.removeFirst() }
        while rest.last == character { rest.removeLast() }
        return String(rest)
    }
}
