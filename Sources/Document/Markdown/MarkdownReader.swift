import CCmark
import Synchronization

/// Reads GitHub's Markdown (tables, strike-through, autolinks, task lists, notes), HTML within it included.
///
/// There is one path: cmark-gfm makes HTML of it, unfiltered, and ``HTMLReader`` keeps what a document can hold.
public enum MarkdownReader {
    /// - Throws: ``DocumentError`` when the text is too large or too tangled: where ``MarkdownCost`` foresees more
    ///   than a second, or what it means as HTML cannot be read.
    public static func read(_ markdown: String) throws(DocumentError) -> Reading {
        guard markdown.utf8.count <= DocumentLimits.markupBytes else { throw DocumentError(.tooLarge) }
        var markdown = markdown
        let cost = markdown.withUTF8 { MarkdownCost($0) }
        guard !cost.opensTooMany, cost.nanoseconds <= MarkdownCost.limit else { throw DocumentError(.tooComplex) }
        guard let html = html(markdown) else { throw DocumentError(.tooComplex) }
        return try HTMLReader.read(html)
    }

    private static let extensions = ["table", "strikethrough", "autolink", "tasklist"]
    /// cmark-gfm keeps the extensions' special characters in one table for all parsers, so they take turns.
    private static let turn = Mutex(())

    private static func html(_ markdown: String) -> String? {
        turn.withLock { _ in render(markdown) }
    }

    private static func render(_ markdown: String) -> String? {
        cmark_gfm_core_extensions_ensure_registered()
        let options = CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE
        guard let parser = cmark_parser_new(options) else { return nil }
        defer { cmark_parser_free(parser) }
        for name in extensions {
            cmark_find_syntax_extension(name).map { _ = cmark_parser_attach_syntax_extension(parser, $0) }
        }
        var markdown = markdown.withHeadingSpaces
        markdown.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
        }
        guard let root = cmark_parser_finish(parser) else { return nil }
        defer { cmark_node_free(root) }
        guard let html = cmark_render_html(root, options, cmark_parser_get_syntax_extensions(parser)) else {
            return nil
        }
        defer { cmark_get_default_mem_allocator().pointee.free(html) }
        return String(cString: html)
    }
}
