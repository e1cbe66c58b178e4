import Foundation

/// A name as part of an address: lower case, letters and digits of any script, joined by `-`.
enum Slug {
    /// Never empty unless `name` is: signs and emoji become their code points.
    static func of(_ name: String) -> String {
        let slug = readable(name)
        return slug.isEmpty
            ? name.unicodeScalars.prefix(8).map { String($0.value, radix: 16) }.joined(separator: "-") : slug
    }

    private static func readable(_ name: String) -> String {
        var slug = ""
        for character in name.precomposedStringWithCanonicalMapping.lowercased() {
            if character.isLetter || character.isNumber || character == "_" || character == "." && !slug.isEmpty {
                slug.append(character)
            } else if character == "+" || character == "#" {
                // C++ and C# must not become C.
                slug.append(character == "+" ? "p" : "sharp")
            } else if !slug.isEmpty, slug.last != "-" {
                slug.append("-")
            }
        }
        while let last = slug.last, last == "-" || last == "." { slug.removeLast() }
        return String(slug.prefix(100))
    }
}
