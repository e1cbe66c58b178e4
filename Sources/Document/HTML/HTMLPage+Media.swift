extension HTMLPage {
    /// What writes the words below a picture or video.
    typealias Caption = (inout HTMLPage) -> Void

    mutating func write(_ figure: Figure, class name: String?) {
        write(figure, class: name) { $0.caption(figure.caption) }
    }

    mutating func write(_ figure: Figure, class name: String?, caption: Caption) {
        if case .picture(let picture) = writer.media(figure.source) {
            element("figure", [("class", name)]) { page in
                page.write(picture, alt: figure.alt)
                caption(&page)
            }
        } else {
            placeholder(for: figure.source, words: figure.alt, [("class", name)], caption)
        }
    }

    mutating func write(_ gallery: Gallery) {
        writeGallery {
            for figure in gallery.figures { $0.write(figure, class: nil) }
        } caption: {
            $0.caption(gallery.caption)
        }
    }

    mutating func writeGallery(_ figures: (inout HTMLPage) -> Void, caption: Caption) {
        element("figure", [("class", "gallery")]) { page in
            let label = page.writer.labels.gallery
            page.element("div", [("class", "gallery-items"), ("role", "group"), ("aria-label", label)], figures)
            caption(&page)
        }
    }

    mutating func write(_ video: Video) {
        write(video) { $0.caption(video.caption) }
    }

    mutating func write(_ video: Video, caption: Caption) {
        guard case .video(let file) = writer.media(video.source) else {
            let poster = video.poster.map(\.address)
            placeholder(for: video.source, words: "", [("class", "video"), ("data-poster", poster)], caption)
            return
        }
        element("figure", [("class", "video"), ("data-poster", unseenPoster(of: video))]) { page in
            let attributes: [(String, String?)] = [
                ("controls", ""), ("preload", "metadata"), ("width", file.width.map(String.init)),
                ("height", file.height.map(String.init)), ("poster", page.poster(of: video) ?? file.poster),
            ]
            page.element("video", attributes) { $0.open("source", [("src", file.address), ("type", file.type)]) }
            caption(&page)
        }
    }

    private func poster(of video: Video) -> String? {
        guard let poster = video.poster, case .picture(let picture) = writer.media(poster) else { return nil }
        return picture.address
    }

    /// The poster a document names but nobody can show yet; it is kept for whoever reads the page back.
    private func unseenPoster(of video: Video) -> String? {
        poster(of: video) == nil ? video.poster?.address : nil
    }

    /// A picture that can be shown large is a link to itself.
    private mutating func write(_ picture: PictureRendition, alt: String) {
        guard let full = picture.full else { return write(bare: picture, alt: alt) }
        let label = alt.isEmpty ? writer.labels.enlarge : nil
        element("a", [("class", "enlarge"), ("href", full), ("aria-label", label)]) {
            $0.write(bare: picture, alt: alt)
        }
    }

    private mutating func write(bare picture: PictureRendition, alt: String) {
        let sizes = writer.sizes
        element("picture") { page in
            if !picture.webp.isEmpty {
                page.open(
                    "source", [("type", "image/webp"), ("srcset", picture.webp.sourceSet), ("sizes", sizes)])
            }
            let hasSet = !picture.fallback.isEmpty
            page.open(
                "img",
                [
                    ("src", picture.address), ("srcset", hasSet ? picture.fallback.sourceSet : nil),
                    ("sizes", hasSet ? sizes : nil), ("alt", alt), ("width", String(picture.width)),
                    ("height", String(picture.height)), ("loading", "lazy"), ("decoding", "async"),
                    ("class", picture.classes),
                ])
        }
    }

    /// What cannot be shown is a link to where it is, or its words; never something a browser fetches by itself.
    private mutating func placeholder(
        for source: MediaSource, words: String, _ attributes: [(String, String?)], _ caption: Caption
    ) {
        let link: WebAddress? = if case .remote(let text) = source { WebAddress(text) } else { nil }
        if let link, link.isExternal {
            element("figure", attributes) { page in
                page.element("a", [("href", link.description), ("rel", "nofollow noopener")]) {
                    $0.html.append(escaped: words.isEmpty ? link.description : words)
                }
                caption(&page)
            }
        } else {
            element("figure", attributes + [("data-source", source.address)]) { page in
                if !words.isEmpty { page.element("span") { $0.html.append(escaped: words) } }
                caption(&page)
            }
        }
    }

    mutating func caption(_ content: [Inline]) {
        if !content.isEmpty { textBlock("figcaption", content) }
    }
}

extension PictureRendition {
    /// Its tint, and whether it is higher than wide: such pictures do not take the whole width.
    fileprivate var classes: String? {
        let classes = [tint, height > width ? "tall" : nil].compactMap { $0 }
        return classes.isEmpty ? nil : classes.joined(separator: " ")
    }
}

extension [PictureRendition.Variant] {
    fileprivate var sourceSet: String { map { "\($0.address) \($0.width)w" }.joined(separator: ", ") }
}
