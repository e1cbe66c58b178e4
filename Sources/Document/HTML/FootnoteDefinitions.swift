import Foundation

/// The notes at the end of a page, by the id their calls link to: ours, and those of GitHub's Markdown, kramdown,
/// Pandoc, markdown-it and WordPress.
struct FootnoteDefinitions {
    private var contents: [String: [HTMLNode]] = [:]
    private var open: Set<String> = []
    private var called: Set<String> = []
    private var lines: [String: [Inline]] = [:]
    /// UTF-8 bytes of all notes, each as often as it is called.
    private var length = 0

    init(in nodes: [HTMLNode]) {
        for case .element(let element) in nodes { collect(element) }
    }

    private mutating func collect(_ element: HTMLElement) {
        guard Self.looksLikeContainer(element) else {
            for child in element.elements { collect(child) }
            return
        }
        for item in Self.items(of: element) {
            if let id = item["id"], contents[id] == nil { contents[id] = item.children }
        }
    }

    private static func looksLikeContainer(_ element: HTMLElement) -> Bool {
        guard !element.attributes.isEmpty else { return false }
        let names: Set<Substring> = ["footnotes", "wp-block-footnotes", "footnotes-list", "footnote-list"]
        return element["role"] == "doc-endnotes" || !names.isDisjoint(with: element.classes)
    }

    private static func items(of container: HTMLElement) -> [HTMLElement] {
        container.all { $0.name == "li" && $0["id"] != nil }
    }

    func isContainer(_ element: HTMLElement) -> Bool {
        !contents.isEmpty && Self.looksLikeContainer(element) && !Self.items(of: element).isEmpty
    }

    /// The note a link calls.
    func identifier(calledBy link: HTMLElement) -> String? {
        guard !contents.isEmpty, let href = link["href"], href.hasPrefix("#") else { return nil }
        let id = String(href.dropFirst())
        if contents[id] != nil { return id }
        guard let decoded = id.removingPercentEncoding, contents[decoded] != nil else { return nil }
        return decoded
    }

    /// A link from a note back to where it was called.
    func isBackLink(_ element: HTMLElement) -> Bool {
        guard !open.isEmpty, element["href"]?.hasPrefix("#") == true else { return false }
        let names: Set<Substring> = ["footnote-back", "footnote-backref", "reversefootnote", "footnote-return"]
        return !names.isDisjoint(with: element.classes) || element["role"] == "doc-backlink"
            || element.text.unicodeScalars.allSatisfy { "↩⏎↑^\u{FE0E}\u{FE0F} ".unicodeScalars.contains($0) }
    }

    /// The note's content, until ``close(_:)``; `nil` while it is open already.
    mutating func open(_ id: String) -> [HTMLNode]? {
        called.insert(id)
        guard open.isEmpty, let content = contents[id] else { return nil }
        open.insert(id)
        return content
    }

    mutating func close(_ id: String, as line: [Inline]) {
        open.remove(id)
        lines[id] = line
    }

    /// A note that has been read already, so that many calls of a long note cost no more than one.
    func line(of id: String) -> [Inline]? { open.isEmpty ? lines[id] : nil }

    /// Counts a call; `false` when the notes have become longer than a text may be.
    mutating func spend(_ line: [Inline]) -> Bool {
        length += line.plainText.utf8.count
        return !areTooLong
    }

    var areTooLong: Bool { length > DocumentLimits.markupBytes }

    func uncalled(in container: HTMLElement) -> [HTMLElement] {
        Self.items(of: container).filter { !called.contains($0["id"] ?? "") }
    }
}
