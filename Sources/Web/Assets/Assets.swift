import Crypto
import Foundation

/// Style sheet, script, icons and pictures of the interface, in memory, each under a name with its hash in it.
struct Assets: Sendable {
    let styleSheet: String
    let script: String
    let icons: String
    let favicon: String
    private let files: [String: [RenderedPage.Encoding: RenderedPage]]

    /// - Parameters:
    ///   - resources: the folder with `css`, `js` and `images`.
    ///   - icons: the SVG sprite built at set-up; without it icons are empty, and nothing else is.
    init(resources: URL, icons sprite: URL?) throws {
        var files: [String: [RenderedPage.Encoding: RenderedPage]] = [:]
        func add(_ text: String, _ stem: String, _ suffix: String, _ type: String) -> String {
            let bytes = Array(text.utf8)
            let hash = SHA256.hash(data: bytes).prefix(6).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            let name = "\(stem)-\(hash).\(suffix)"
            let page = RenderedPage(bytes: bytes, contentType: type, cacheControl: RenderedPage.immutable)
            files[name] = Dictionary(
                RenderedPage.Encoding.allCases.map { ($0, page.encoded($0)) }, uniquingKeysWith: { first, _ in first })
            return "/assets/\(name)"
        }
        styleSheet = add(try Self.joined(resources.appending(path: "css")), "site", "css", "text/css; charset=utf-8")
        script = add(
            try Self.text(resources.appending(path: "js/reading.js")), "reading", "js", "text/javascript; charset=utf-8"
        )
        let empty = #"<svg xmlns="http://www.w3.org/2000/svg"/>"#
        let drawn = sprite.flatMap { try? String(contentsOf: $0, encoding: .utf8) } ?? empty
        icons = add(drawn, "icons", "svg", "image/svg+xml")
        favicon = add(
            try Self.text(resources.appending(path: "images/favicon.svg")), "favicon", "svg", "image/svg+xml")
        self.files = files
    }

    func file(_ name: String, _ encoding: RenderedPage.Encoding) -> RenderedPage? {
        files[name]?[encoding]
    }

    var fields: Fields {
        ["css": styleSheet, "js": script, "icons": icons, "favicon": favicon]
    }

    /// The files of a folder one after another, in the order its `order.txt` lists them.
    private static func joined(_ folder: URL) throws -> String {
        try text(folder.appending(path: "order.txt")).split(separator: "\n").map(String.init)
            .filter { !$0.isEmpty && !$0.hasPrefix("#") }
            .map { try text(folder.appending(path: $0)) }.joined(separator: "\n")
    }

    private static func text(_ file: URL) throws -> String {
        guard let text = try? String(contentsOf: file, encoding: .utf8) else {
            throw ResourceError(file: file.path, reason: "cannot be read")
        }
        return text
    }
}
