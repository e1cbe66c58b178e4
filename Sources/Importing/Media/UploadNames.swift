/// The names under which WordPress may have stored one upload.
enum UploadNames {
    /// Paths below the media folder, likeliest first: as addressed, then the original of a resized copy.
    static func candidates(_ components: [String]) -> [String] {
        guard let name = components.last else { return [] }
        var below = components[...]
        if let uploads = components.lastIndex(of: "uploads"), uploads + 1 < components.endIndex {
            below = components[(uploads + 1)...]
        } else if components.first == "files", components.count > 1 {
            // WordPress multisite before 3.5 served uploads below /files/.
            below = components[1...]
        }
        let folder = below.dropLast().map { $0 + "/" }.joined()
        return originals(of: name).flatMap { name in
            ["", "wp-content/uploads/", "uploads/"].map { $0 + folder + name } + [name]
        }
    }

    /// `photo-300x200.jpg`, `photo-scaled.jpg` and `photo-e1400000000000.jpg` were made from `photo.jpg`.
    static func originals(of name: String) -> [String] {
        guard let dot = name.lastIndex(of: ".") else { return [name] }
        var names = [name]
        let suffix = String(name[dot...])
        var stem = name[..<dot]
        while let dash = stem.lastIndex(of: "-"), isMark(stem[stem.index(after: dash)...]), dash > stem.startIndex {
            stem = stem[..<dash]
            names.append(stem + suffix)
            names.append(stem + "-scaled" + suffix)
        }
        if names.count == 1 { names.append(stem + "-scaled" + suffix) }
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }

    private static func isMark(_ text: Substring) -> Bool {
        if text == "scaled" || text == "rotated" { return true }
        if text.hasPrefix("e"), text.count >= 11 { return text.dropFirst().allSatisfy(\.isASCIIDigit) }
        let sides = text.split(separator: "x", omittingEmptySubsequences: false)
        return sides.count == 2 && sides.allSatisfy { (1...5).contains($0.count) && $0.allSatisfy(\.isASCIIDigit) }
    }
}

extension Character {
    var isASCIIDigit: Bool { isASCII && isNumber }
}
