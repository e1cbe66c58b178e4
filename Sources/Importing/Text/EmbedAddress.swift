import Foundation

/// Addresses of what other systems embed by a service's name and an id.
enum EmbedAddress {
    /// The page that shows what `id` names at `service`; `nil` for services and ids that are not known.
    static func page(service: String, id: String) -> String? {
        let id = id.trimmed
        if id.hasPrefix("http://") || id.hasPrefix("https://") { return id }
        guard !id.isEmpty, id.utf8.count <= 200,
            id.unicodeScalars.allSatisfy({
                $0.isASCII
                    && ($0.properties.isAlphabetic || $0.properties.numericType != nil
                        || "-_/.".unicodeScalars.contains($0))
            })
        else { return nil }
        return switch service {
        case "youtube", "youtu": "https://www.youtube.com/watch?v=\(id)"
        case "vimeo": "https://vimeo.com/\(id)"
        case "bilibili", "bili":
            "https://www.bilibili.com/video/\(id.hasPrefix("BV") || id.hasPrefix("av") ? id : "av" + id)"
        case "youku": "https://v.youku.com/v_show/id_\(id).html"
        case "gist": "https://gist.github.com/\(id)"
        case "tweet", "twitter", "x": "https://twitter.com/i/status/\(id)"
        case "instagram": "https://www.instagram.com/p/\(id)/"
        case "codepen": "https://codepen.io/\(id)"
        case "jsfiddle": "https://jsfiddle.net/\(id)/"
        case "speakerdeck": "https://speakerdeck.com/\(id)"
        case "slideshare": "https://www.slideshare.net/\(id)"
        case "asciinema": "https://asciinema.org/a/\(id)"
        case "dailymotion": "https://www.dailymotion.com/video/\(id)"
        case "ted": "https://www.ted.com/talks/\(id)"
        case "spotify": "https://open.spotify.com/\(id)"
        default: nil
        }
    }

    static func knows(_ service: String) -> Bool {
        [
            "soundcloud", "facebook", "flickr", "googlemaps", "polldaddy", "scribd", "wufoo", "tiktok", "pinterest",
            "reddit",
        ]
        .contains(service) || page(service: service, id: "1") != nil
    }

    /// The page behind the address of a player meant for an `iframe`.
    static func page(player address: String) -> String {
        guard let path = SitePath.of(address: address.hasPrefix("//") ? "https:" + address : address) else {
            return address
        }
        let last = path.prefix { $0 != "?" }.split(separator: "/").last.map(String.init) ?? ""
        switch SitePath.host(of: address.hasPrefix("//") ? "https:" + address : address)?.replacingOccurrences(
            of: "www.", with: "")
        {
        case "youtube.com", "youtube-nocookie.com":
            return path.hasPrefix("/embed/") ? page(service: "youtube", id: last) ?? address : address
        case "player.vimeo.com": return page(service: "vimeo", id: last) ?? address
        case "player.bilibili.com":
            guard let mark = path.range(of: "bvid=") else { return address }
            return page(service: "bilibili", id: String(path[mark.upperBound...].prefix { $0 != "&" })) ?? address
        default: return address.hasPrefix("//") ? "https:" + address : address
        }
    }

    /// The name of the file an address leads to; `nil` where it has none.
    static func fileName(of address: String) -> String? {
        let path = SitePath.of(address: address) ?? address
        let name = path.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").last.map(String.init)
        return name.map { $0.removingPercentEncoding ?? $0 }
    }

    /// What a card says where nobody gave it a title: the address without what readers need not see.
    static func title(of address: String) -> String {
        var title = address
        for prefix in ["https://", "http://", "www."] where title.hasPrefix(prefix) { title.removeFirst(prefix.count) }
        if title.hasSuffix("/") { title.removeLast() }
        title = title.removingPercentEncoding ?? title
        return title.count > 80 ? title.prefix(79) + "…" : title
    }
}
