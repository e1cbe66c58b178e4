/// Where to go after signing in: a path on this site, never another site's address.
struct LocalPath {
    let path: String

    /// `/account` unless `text` is a path. Browsers read `//host` and `/\host` as other sites.
    init(_ text: String?) {
        guard let text, text.utf8.count <= 2000, text.hasPrefix("/"), !text.hasPrefix("//"), !text.contains("\\"),
            text.unicodeScalars.allSatisfy({ $0.value > 32 && $0.value != 127 })
        else {
            path = "/account"
            return
        }
        path = text
    }
}
