import Foundation

/// A pattern of addresses such as `/:categories/:year/:month/:day/:title/`, filled in.
struct Permalink {
    var pattern: String
    /// Values for the placeholders, by name without the colon.
    var values: [String: String]

    /// The path, normalized; empty placeholders leave no double slashes.
    var path: String {
        var result = ""
        var rest = pattern[...]
        while let colon = rest.firstIndex(of: ":") {
            result += rest[..<colon]
            rest = rest[rest.index(after: colon)...]
            // `:title.html` and `:year-:month` end a name at the first character that cannot be in one.
            let name = rest.prefix { $0.isASCII && ($0.isLetter || $0 == "_") }
            if let (key, value) = longestKnown(name) {
                result += value
                rest = rest.dropFirst(key.count)
            } else {
                rest = rest.dropFirst(name.count)
            }
        }
        return SitePath.normalized(result + rest)
    }

    /// `:title_x` is `:title` and the text `_x`.
    private func longestKnown(_ name: Substring) -> (Substring, String)? {
        var name = name
        while !name.isEmpty {
            if let value = values[String(name)] { return (name, value) }
            name = name.dropLast()
        }
        return nil
    }

    /// Placeholders every generator knows, in the site's zone.
    static func dateValues(_ date: CivilDate) -> [String: String] {
        func padded(_ number: Int, _ width: Int = 2) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(width - digits.count, 0)) + digits
        }
        let dayOfYear =
            CivilDate.daysSinceEpoch(date.year, date.month, date.day) - CivilDate.daysSinceEpoch(date.year, 1, 1) + 1
        return [
            "year": padded(date.year, 4), "short_year": padded(date.year % 100),
            "month": padded(date.month), "i_month": String(date.month),
            "day": padded(date.day), "i_day": String(date.day), "y_day": padded(dayOfYear, 3),
            "yearday": String(dayOfYear), "hour": padded(date.hour), "minute": padded(date.minute),
            "second": padded(date.second),
        ]
    }

    /// Jekyll's named styles.
    static func jekyllPattern(_ named: String?) -> String {
        switch named ?? "date" {
        case "date": "/:categories/:year/:month/:day/:title:output_ext"
        case "pretty": "/:categories/:year/:month/:day/:title/"
        case "ordinal": "/:categories/:year/:y_day/:title:output_ext"
        case "none": "/:categories/:title:output_ext"
        case let custom: custom
        }
    }
}
