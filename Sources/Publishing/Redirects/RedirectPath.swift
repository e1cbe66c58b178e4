import Foundation

/// One spelling for every way of writing a path: percent-encoding in one form, no trailing slash or `index.html`.
enum RedirectPath {
    static func canonical(_ path: String) -> String {
        let parts = path.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        var text = parts.first ?? ""
        text = text.removingPercentEncoding ?? text
        for suffix in ["/index.html", "/index.htm", ".html", "/"] where text.hasSuffix(suffix) && text != "/" {
            text = String(text.dropLast(suffix.count))
        }
        if text.isEmpty { text = "/" }
        guard parts.count == 2, let query = parts.last, !query.isEmpty else { return text }
        return text + "?" + query
    }
}
