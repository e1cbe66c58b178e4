import Document

/// The HTML that the document reader takes for pictures, galleries, videos and cards.
enum Markup {
    static func figure(source: String, alt: String = "", caption: String = "") -> String {
        let picture = "<img src=\"\(HTMLText.escaped(source))\" alt=\"\(HTMLText.escaped(alt))\">"
        return figure(picture: picture, caption: caption)
    }

    /// - Parameter caption: HTML.
    static func figure(picture: String, caption: String) -> String {
        "<figure>\(picture)\(captionElement(caption))</figure>"
    }

    static func gallery(_ figures: [String], caption: String = "") -> String {
        "<figure class=\"gallery\"><div class=\"gallery-items\">\(figures.joined())</div>\(captionElement(caption))</figure>"
    }

    static func video(source: String, poster: String? = nil, caption: String = "") -> String {
        let poster = poster.map { " poster=\"\(HTMLText.escaped($0))\"" } ?? ""
        return "<figure class=\"video\"><video src=\"\(HTMLText.escaped(source))\"\(poster) controls></video>"
            + "\(captionElement(caption))</figure>"
    }

    /// A card for an address, or nothing where it is no address a link may carry.
    static func linkCard(_ address: String, title: String? = nil, summary: String = "") -> String? {
        guard let address = WebAddress(address.trimmed) else { return nil }
        let title = title.flatMap { $0.trimmed.isEmpty ? nil : $0 } ?? EmbedAddress.title(of: address.description)
        return "<div><a class=\"link-card\" href=\"\(HTMLText.escaped(address.description))\">"
            + "<span class=\"link-card-title\">\(HTMLText.escaped(title))</span>"
            + (summary.isEmpty ? "" : "<span class=\"link-card-summary\">\(HTMLText.escaped(summary))</span>")
            + "</a></div>"
    }

    static func code(_ text: String, language: String?) -> String {
        let language = language.map { " class=\"language-\(HTMLText.escaped($0))\"" } ?? ""
        return "<pre><code\(language)>\(HTMLText.escaped(text))</code></pre>"
    }

    private static func captionElement(_ caption: String) -> String {
        caption.isEmpty ? "" : "<figcaption>\(caption)</figcaption>"
    }
}
