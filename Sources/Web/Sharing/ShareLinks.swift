import Publishing

/// Plain links to where readers pass articles on; nothing of those places is loaded.
struct ShareLinks {
    let title: String
    let path: String

    func fields(_ pages: Pages) -> Fields {
        let url = pages.address.absolute(path)
        let link = Path.encoded(url)
        let text = Path.encoded(title)
        let services = [
            ("weibo", "https://service.weibo.com/share/share.php?url=\(link)&title=\(text)"),
            ("qq", "https://connect.qq.com/widget/shareqq/index.html?url=\(link)&title=\(text)"),
            ("x", "https://x.com/intent/post?url=\(link)&text=\(text)"),
            ("mastodon", "https://share.joinmastodon.org/#text=\(text)%20\(link)"),
        ]
        return [
            "url": url, "title": title, "qr": "\(path)/qr.svg",
            "services": services.map { ["name": pages.texts("share.\($0.0)"), "url": $0.1] as Fields },
        ]
    }
}
