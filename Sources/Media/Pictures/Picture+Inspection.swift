import CVips
import Kernel

extension Picture {
    /// Checks the picture against the limits and reads all of it.
    ///
    /// The header is judged before anything is unpacked, so that a small file cannot ask for a lot of memory.
    func inspected(as hash: ContentHash, limits: MediaLimits) throws -> MediaFile {
        if let hidden = HiddenContent.found(in: bytes) { throw MediaError.polyglot(type, hidden: hidden) }
        let (header, label) = try withHeader { image in
            (try Header(image, limits: limits), AIGCLabel(of: image, in: self))
        }
        let look = try withThumbnail(width: 64, animated: header.frames > 1) { image in
            guard let samples = try image.samples(seconds: limits.pictureSeconds) else { throw unreadable() }
            let height = Int(image.facts.height)
            let frame = samples.bytes.count / max(1, Int(image.facts.frames))
            return Look(samples.bytes, bands: samples.bands, firstFrame: height > 0 ? frame : samples.bytes.count)
        }
        return MediaFile(
            hash: hash, type: type, byteCount: bytes.count, width: header.width, height: header.height,
            frames: header.frames, hasAlpha: look.hasAlpha, colour: look.colour, aigc: label?.json)
    }

    /// What the header says, within the limits.
    struct Header {
        /// As shown, after the orientation in EXIF.
        let width: Int
        let height: Int
        let frames: Int
        let hasAlphaChannel: Bool

        init(_ image: borrowing PictureImage, limits: MediaLimits) throws(MediaError) {
            let facts = image.facts
            let isTurned = facts.orientation >= 5
            width = Int(isTurned ? facts.height : facts.width)
            height = Int(isTurned ? facts.width : facts.height)
            frames = max(1, Int(facts.frames))
            hasAlphaChannel = facts.has_alpha
            guard frames <= limits.frames else { throw .tooManyFrames(limit: limits.frames) }
            guard max(width, height) <= limits.side else { throw .tooLong(limit: limits.side) }
            // Sides and frames are below 2³¹ / 2¹⁰ each by now, so that the product cannot overflow.
            guard width * height * frames <= limits.pixels else { throw .tooManyPixels(limit: limits.pixels) }
        }
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
