/// How large a file is, in the words of people.
enum FileSize {
    static func text(_ bytes: Int) -> String {
        bytes < 100_000 ? "\(max(1, bytes / 1000)) KB" : "\(Double(bytes / 100_000) / 10) MB"
    }
}
