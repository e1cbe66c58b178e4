import Kernel

extension MediaSource {
    /// From an address as it stands in a page or file: `/media/{sha256}/…` is the site's own store; an http(s)
    /// address or a relative path is remote. `nil` for `data:`, `javascript:` and every other scheme, and over 2,048 bytes.
    public init?(address: String) {
        let text = WebAddress.cleaned(address)
        guard !text.isEmpty, text.utf8.count <= 2048 else { return nil }
        if text.hasPrefix("/media/"), let hash = ContentHash(String(text.dropFirst(7).prefix { $0 != "/" })) {
            self = .stored(hash)
            return
        }
        let scheme = text.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        if scheme.contains(":") {
            guard WebAddress(text)?.isExternal ?? false else { return nil }
        }
        self = .remote(text)
    }
}

extension MediaSource {
    /// An address that ``init(address:)`` reads as this source.
    var address: String {
        switch self {
        case .stored(let hash): "/media/\(hash)/"
        case .remote(let address): address
        }
    }
}
