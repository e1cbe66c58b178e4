extension HTMLWalk {
    mutating func picture(_ element: HTMLElement, _ context: HTMLContext, _ flow: inout HTMLFlow) {
        let alt = element["alt"] ?? ""
        if element.isEmoji {
            flow.line.append(alt, context.marks)
            return
        }
        if element["width"] == "1", element["height"] == "1" {
            return drop("picture of one pixel", element["src"] ?? "")
        }
        let candidates = element.pictureAddresses
        guard let source = candidates.lazy.compactMap(MediaSource.init).first else {
            let isData = candidates.contains { $0.hasPrefix("data:") }
            return drop(isData ? "picture data" : "picture without source", alt.isEmpty ? candidates.first ?? "" : alt)
        }
        if let link = context.marks.link, !link.isPicture { drop("link around picture", link.description) }
        let figure = Figure(source: source, alt: alt, caption: element["title"].map { [.plain($0)] } ?? [])
        if context.isWithoutScript, case .figure(let last) = flow.blocks.last, last.source == figure.source { return }
        flow.add(.figure(figure))
    }

    mutating func video(_ element: HTMLElement, _ flow: inout HTMLFlow) {
        let addresses = [element["src"], element["data-src"]] + element.all { $0.name == "source" }.map { $0["src"] }
        guard let source = addresses.lazy.compactMap({ $0 }).compactMap(MediaSource.init).first else {
            return drop("video without source", addresses.compactMap { $0 }.first ?? "")
        }
        // The platform makes a poster of every video it stores; only another picture is the author's.
        let poster = element["poster"].flatMap(MediaSource.init)
        flow.add(.video(Video(source: source, poster: poster == source ? nil : poster)))
    }

    /// A sound is a link to it.
    mutating func audio(_ element: HTMLElement, _ flow: inout HTMLFlow) {
        let addresses = [element["src"]] + element.all { $0.name == "source" }.map { $0["src"] }
        guard let address = addresses.lazy.compactMap({ $0 }).compactMap(WebAddress.init(cleaning:)).first else {
            return drop("audio without source", addresses.compactMap { $0 }.first ?? "")
        }
        let name = address.description.split { "/?#".contains($0) }.last { $0.contains(".") }.map(String.init)
        flow.add(.linkCard(LinkCard(address: address, title: element["title"] ?? name ?? address.description)))
    }

    /// A framed page is a link to the page a person would open.
    mutating func frame(_ element: HTMLElement, _ flow: inout HTMLFlow) {
        let text = element["src"] ?? element["data-src"] ?? ""
        guard let framed = WebAddress(cleaning: text), framed.isExternal else { return drop("element iframe", text) }
        let address = framed.watchable ?? framed
        let title = element["title"]?.normalizedLine ?? ""
        flow.add(.linkCard(LinkCard(address: address, title: title.isEmpty ? address.description : title)))
    }

    /// A plug-in of a known video site is a link to the video; no other can be shown anywhere any more.
    mutating func plugin(_ element: HTMLElement, _ flow: inout HTMLFlow) {
        let parameters = element.all { $0.name == "param" && ["movie", "src"].contains($0["name"]) }.map { $0["value"] }
        let addresses =
            [element["src"], element["data"]] + parameters + element.all { $0.name == "embed" }.map { $0["src"] }
        let found = addresses.compactMap { $0 }.compactMap(WebAddress.init(cleaning:)).compactMap(\.watchable).first
        guard let found else {
            return drop("element \(element.name)", addresses.compactMap { $0 }.first ?? element.text.normalizedLine)
        }
        flow.add(.linkCard(LinkCard(address: found, title: found.description)))
    }
}

extension HTMLElement {
    /// A picture that stands for a character.
    fileprivate var isEmoji: Bool {
        guard self["alt"]?.isEmpty == false else { return false }
        return !Set(classes).isDisjoint(with: ["emoji", "wp-smiley", "emojione", "twemoji", "qqemoji", "g-emoji"])
    }

    /// Where the picture may be, best first: what scripts would load before the placeholder that is there for them.
    fileprivate var pictureAddresses: [String] {
        let late = [
            "data-src", "data-original", "data-lazy-src", "data-actualsrc", "data-original-src", "data-croporisrc",
        ]
        let set = (self["srcset"] ?? self["data-srcset"] ?? "").split(separator: ",").compactMap { candidate in
            candidate.split { $0 == " " || $0 == "\n" }.first.map(String.init)
        }
        return late.compactMap { self[$0] } + [self["src"]].compactMap { $0 } + set.suffix(1)
    }
}

extension WebAddress {
    fileprivate var isPicture: Bool {
        let path = description.prefix { $0 != "?" && $0 != "#" }.lowercased()
        return [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".bmp"].contains { path.hasSuffix($0) }
            || path.hasPrefix("/media/")
    }
}
