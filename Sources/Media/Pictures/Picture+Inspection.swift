import CVips
import Kernel

extension Picture {
    /// Checks the picture against the limits and reads all of it.
    ///
    /// The header is judged before anything is unpacked, so that a small file cannot ask for a lot of memory.
    func inspected(as hash: ContentHash, limits: MediaLimits) throws -> MediaFile {
        if let hidden = HiddenContent.found(in: bytes) { throw MediaError.polyglot(type, hidden: hidden) }
        let header = try header(limits: limits)
        let look = try withThumbnail(width: 64, header) { image in
            guard let samples = try image.samples(seconds: limits.pictureSeconds) else { throw unreadable() }
            let height = Int(image.facts.height)
            let frame = samples.bytes.count / max(1, Int(image.facts.frames))
            return Look(samples.bytes, bands: samples.bands, firstFrame: height > 0 ? frame : samples.bytes.count)
        }
        return MediaFile(
            hash: hash, type: type, byteCount: bytes.count, width: header.width, height: header.height,
            frames: header.frames, hasAlpha: look.hasAlpha, colour: look.colour, aigc: header.label?.json)
    }
}

/// What the eye takes in of a picture at a glance.
private struct Look {
    let colour: Int
    let hasAlpha: Bool

    /// `samples` are sRGB, or sRGB and alpha; what is seen through counts less towards the colour.
    init(_ samples: [UInt8], bands: Int, firstFrame: Int) {
        var sums = (red: 0, green: 0, blue: 0, alpha: 0)
        for start in stride(from: 0, to: firstFrame - bands + 1, by: bands) {
            let alpha = bands == 4 ? Int(samples[start + 3]) : 255
            sums.red += Int(samples[start]) * alpha
            sums.green += Int(samples[start + 1]) * alpha
            sums.blue += Int(samples[start + 2]) * alpha
            sums.alpha += alpha
        }
        let weight = sums.alpha
        func mean(_ sum: Int) -> Int { weight == 0 ? 255 : (sum + weight / 2) / weight }
        colour = mean(sums.red) << 16 | mean(sums.green) << 8 | mean(sums.blue)
        hasAlpha = bands == 4 && stride(from: 3, to: samples.count, by: 4).contains { samples[$0] < 255 }
    }
}
