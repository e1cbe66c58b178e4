import Document
import Kernel
import Publishing

/// Where the variants of a stored picture are, and how large each is.
struct PictureAddresses {
    private let media: StoredMedia
    private let webp: [PictureRendition.Variant]
    private let fallback: [PictureRendition.Variant]

    init(_ media: StoredMedia) {
        self.media = media
        var webp: [PictureRendition.Variant] = []
        var fallback: [PictureRendition.Variant] = []
        for name in media.variants {
            let parts = name.split(separator: ".")
            guard parts.count == 2, let width = Int(parts[0]) else { continue }
            let variant = PictureRendition.Variant(address: Path.media(media.hash, name), width: width)
            if parts[1] == "webp" { webp.append(variant) } else { fallback.append(variant) }
        }
        self.webp = webp
        self.fallback = fallback
    }

    /// The largest variant every browser can show that is not wider than `limit`, else the smallest there is.
    func largest(upTo limit: Int) -> (address: String, width: Int, height: Int) {
        let found = fallback.last { $0.width <= limit } ?? fallback.first ?? webp.first
        let width = found?.width ?? media.width
        let height = Int((Double(media.height) * Double(width) / Double(max(media.width, 1))).rounded())
        return (found?.address ?? "", width, max(height, 1))
    }

    /// A class whose background is near the picture's average colour: each digit is two bits of red, green and blue.
    var tint: String { [16, 8, 0].map { String((media.colour >> $0 & 0xFF) >> 6) }.joined() }

    /// The fields of `partials/picture`.
    func fields(sizes: String, alt: String = "", isEager: Bool = false) -> Fields {
        let full = largest(upTo: 1600)
        return [
            "src": largest(upTo: 640).address, "srcset": Self.set(fallback), "webpSrcset": Self.set(webp),
            "sizes": sizes,
            "width": full.width, "height": full.height, "alt": alt, "tint": tint, "eager": isEager,
        ]
    }

    /// The picture as the body of an article shows it. `origin` goes before every address.
    /// - Parameter isEnlarged: whether it links to the largest of itself.
    func rendition(origin: String, isEnlarged: Bool = false) -> PictureRendition {
        let full = largest(upTo: 1600)
        func absolute(_ variant: PictureRendition.Variant) -> PictureRendition.Variant {
            PictureRendition.Variant(address: origin + variant.address, width: variant.width)
        }
        return PictureRendition(
            width: full.width, height: full.height, webp: webp.map(absolute), fallback: fallback.map(absolute),
            address: origin + largest(upTo: 1080).address,
            full: isEnlarged ? origin + largest(upTo: .max).address : nil, tint: "tint-\(tint)")
    }

    private static func set(_ variants: [PictureRendition.Variant]) -> String? {
        variants.map { "\($0.address) \($0.width)w" }.joined(separator: ", ").nonEmpty
    }
}
