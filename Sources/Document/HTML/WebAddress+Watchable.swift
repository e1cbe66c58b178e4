extension WebAddress {
    /// For the player of a known video or music site, the page where a person watches the same; `nil` for every other address.
    var watchable: WebAddress? {
        guard let host else { return nil }
        let rest = description.firstRange(of: "://").map { description[$0.upperBound...] } ?? ""
        let pathAndQuery = rest.drop { $0 != "/" && $0 != "?" && $0 != "#" }
        let path = pathAndQuery.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").map(String.init)
        let query = Self.query(of: pathAndQuery)
        return Self.page(host: host, path: path, query: query).flatMap { WebAddress($0) }
    }

    private static func page(host: String, path: [String], query: [String: String]) -> String? {
        func after(_ name: String) -> String? {
            guard let index = path.firstIndex(of: name), index + 1 < path.count else { return nil }
            return path[index + 1].identifier
        }
        switch host {
        case "youtube.com", "youtube-nocookie.com":
            if after("embed") == "videoseries", let list = query["list"] {
                return "https://www.youtube.com/playlist?list=\(list)"
            }
            return (after("embed") ?? after("v")).map { "https://www.youtube.com/watch?v=\($0)" }
        case "player.bilibili.com":
            if let video = query["bvid"] { return "https://www.bilibili.com/video/\(video)" }
            return query["aid"].map { "https://www.bilibili.com/video/av\($0)" }
        case "player.vimeo.com": return after("video").map { "https://vimeo.com/\($0)" }
        case "player.youku.com":
            return (after("embed") ?? after("sid")).map { "https://v.youku.com/v_show/id_\($0).html" }
        case "v.qq.com": return query["vid"].map { "https://v.qq.com/x/page/\($0).html" }
        case "static.video.qq.com", "imgcache.qq.com": return query["vid"].map { "https://v.qq.com/x/page/\($0).html" }
        case "dailymotion.com": return after("video").map { "https://www.dailymotion.com/video/\($0)" }
        case "embed.ted.com": return after("talks").map { "https://www.ted.com/talks/\($0)" }
        case "music.163.com":
            return path.contains("outchain") ? query["id"].map { "https://music.163.com/#/song?id=\($0)" } : nil
        case "open.spotify.com":
            guard path.count == 3, path[0] == "embed", let id = path[2].identifier else { return nil }
            return "https://open.spotify.com/\(path[1])/\(id)"
        default: return nil
        }
    }

    private static func query(of text: Substring) -> [String: String] {
        let query = text.drop { $0 != "?" }.dropFirst().prefix { $0 != "#" }
        let pairs = query.split(separator: "&").compactMap { pair -> (String, String)? in
            let parts = pair.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, let value = String(parts[1]).identifier else { return nil }
            return (parts[0].split(separator: ";").last.map(String.init) ?? "", value)
        }
        return Dictionary(pairs) { first, _ in first }
    }
}

extension String {
    /// Itself, if it looks like the name a site gives a video.
    fileprivate var identifier: String? {
        let isName = utf8.allSatisfy { byte in
            let character = Character(UnicodeScalar(byte))
            return byte < 0x80 && (character.isLetter || character.isNumber || "-_=.".contains(character))
        }
        return isName && !isEmpty && utf8.count <= 100 ? self : nil
    }
}
