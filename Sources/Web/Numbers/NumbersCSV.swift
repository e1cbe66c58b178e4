import Publishing

/// The numbers as RFC 4180 has a table: one line a day, the names of the columns in the first.
enum NumbersCSV {
    static func text(_ numbers: Numbers) -> String {
        let names =
            ["date", "reads"] + ReadSource.allCases.map { "reads-\($0.rawValue)" }
            + ["likes", "comments", "shares", "follows"]
        let lines = numbers.days.map { day -> [String] in
            [day.day.iso, String(day.allReads)] + ReadSource.allCases.map { String(day.reads[$0] ?? 0) }
                + [day.likes, day.comments, day.shares, day.follows].map { String($0) }
        }
        return ([names] + lines).map { $0.joined(separator: ",") + "\r\n" }.joined()
    }
}
