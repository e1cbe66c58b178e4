import Crypto
import Foundation
import Kernel

/// Style sheet, script, icons and pictures of the interface, in memory, each under a name with its hash in it.
struct Assets: Sendable {
    /// For reading.
    let styleSheet: String
    /// For writing, reviewing and running the site, on top of the other.
    let workStyleSheet: String
    /// For the care edition, in place of both.
    let careStyleSheet: String
    /// For the bar of reading aids, when it is opened.
    let accessStyleSheet: String
    let icons: String
    let favicon: String
    /// A picture of nothing in particular, for where the design is shown.
    let specimen: String
    /// The folder all scripts lie in, as an address.
    private let scripts: String
    private let files: [String: [RenderedPage.Encoding: RenderedPage]]
    private let worker: [RenderedPage.Encoding: RenderedPage]

    /// - Parameters:
    ///   - resources: the folder with `css`, `js` and `images`.
    ///   - icons: the SVG sprite built at set-up; without it icons are empty, and nothing else is.
    ///   - vendor: the folder of scripts fetched at set-up, such as `editor.js`.
    init(resources: URL, icons sprite: URL?, vendor: URL?) throws {
        var files: [String: [RenderedPage.Encoding: RenderedPage]] = [:]
        func keep(_ text: String, _ name: String, _ type: String) -> String {
            files[name] = Self.encoded(text, type, RenderedPage.immutable)
            return "/assets/\(name)"
        }
        func add(_ text: String, _ stem: String, _ suffix: String, _ type: String) -> String {
            keep(text, "\(stem)-\(Self.fingerprint(text)).\(suffix)", type)
        }
        let css = resources.appending(path: "css")
        styleSheet = add(try Self.joined(css, "order.txt"), "site", "css", "text/css; charset=utf-8")
        workStyleSheet = add(try Self.joined(css, "work-order.txt"), "work", "css", "text/css; charset=utf-8")
        careStyleSheet = add(try Self.text(css.appending(path: "care.css")), "care", "css", "text/css; charset=utf-8")
        accessStyleSheet = add(
            try Self.text(css.appending(path: "access.css")), "access", "css", "text/css; charset=utf-8")
        let scriptFiles = try Self.scripts(in: [resources.appending(path: "js")] + [vendor].compactMap { $0 })
        let version = Self.fingerprint(scriptFiles.map(\.text).joined())
        scripts = "/assets/\(version)/"
        for script in scriptFiles {
            _ = keep(script.text, "\(version)/\(script.name)", "text/javascript; charset=utf-8")
        }
        let empty = #"<svg xmlns="http://www.w3.org/2000/svg"/>"#
        let drawn = sprite.flatMap { try? String(contentsOf: $0, encoding: .utf8) } ?? empty
        icons = add(drawn, "icons", "svg", "image/svg+xml")
        favicon = add(
            try Self.text(resources.appending(path: "images/favicon.svg")), "favicon", "svg", "image/svg+xml")
        specimen = add(
            try Self.text(resources.appending(path: "images/specimen.svg")), "specimen", "svg", "image/svg+xml")
        self.files = files
        // A browser asks for it again and again under this name. Another style sheet makes it another one, which keeps that.
        let code = try Self.text(resources.appending(path: "worker.js"))
        worker = Self.encoded("// \(styleSheet)\n\(code)", "text/javascript; charset=utf-8", "no-cache")
    }

    func file(_ name: String, _ encoding: RenderedPage.Encoding) -> RenderedPage? {
        files[name]?[encoding]
    }

    /// The service worker.
    func worker(_ encoding: RenderedPage.Encoding) -> RenderedPage? { worker[encoding] }

    var fields: Fields {
        [
            "css": styleSheet, "workCSS": workStyleSheet, "careCSS": careStyleSheet, "accessCSS": accessStyleSheet,
            "js": script("reading.js"), "icons": icons, "favicon": favicon,
        ]
    }

    /// The address of a script of `js/` or of the vendors' folder.
    func script(_ name: String) -> String { scripts + name }

    private static func encoded(
        _ text: String, _ type: String, _ cacheControl: String
    ) -> [RenderedPage.Encoding: RenderedPage] {
        let page = RenderedPage(bytes: Array(text.utf8), contentType: type, cacheControl: cacheControl)
        return Dictionary(
            RenderedPage.Encoding.allCases.map { ($0, page.encoded($0)) }, uniquingKeysWith: { first, _ in first })
    }

    private static func fingerprint(_ text: String) -> String {
        Hexadecimal.text(SHA256.hash(data: Array(text.utf8)).prefix(6))
    }

    private static func scripts(in folders: [URL]) throws -> [(name: String, text: String)] {
        try folders.flatMap { folder in
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
            return try names.filter { $0.hasSuffix(".js") }.sorted().map { ($0, try text(folder.appending(path: $0))) }
        }
    }

    /// The files of a folder one after another, in the order a file of it lists them.
    private static func joined(_ folder: URL, _ order: String) throws -> String {
        try text(folder.appending(path: order)).split(separator: "\n").map(String.init)
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
