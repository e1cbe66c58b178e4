import CVips

extension Picture {
    /// Reads what stands before the picture itself, and checks it against the limits.
    func header(limits: MediaLimits) throws -> Header {
        try PictureImage.start()
        return try bytes.withUnsafeBytes { raw in
            guard let image = byline_image_open(raw.baseAddress, raw.count, format) else { throw unreadable() }
            return try Header(PictureImage(image), of: self, limits: limits)
        }
    }

    /// What the header says, within the limits.
    struct Header {
        /// As shown, after the orientation in EXIF.
        let width: Int
        let height: Int
        let frames: Int
        let hasAlphaChannel: Bool
        let hasProfile: Bool
        let label: AIGCLabel?

        fileprivate init(_ image: borrowing PictureImage, of picture: Picture, limits: MediaLimits) throws(MediaError) {
            let facts = image.facts
            let isTurned = facts.orientation >= 5
            width = Int(isTurned ? facts.height : facts.width)
            height = Int(isTurned ? facts.width : facts.height)
            frames = max(1, Int(facts.frames))
            hasAlphaChannel = facts.has_alpha
            hasProfile = image.blob("icc-profile-data") != nil
            label = AIGCLabel(of: image, in: picture)
            guard frames <= limits.frames else { throw .tooManyFrames(limit: limits.frames) }
            guard max(width, height) <= limits.side else { throw .tooLong(limit: limits.side) }
            // Sides and frames are below 2³¹ / 2¹⁰ each by now, so that the product cannot overflow.
            guard width * height * frames <= limits.pixels else { throw .tooManyPixels(limit: limits.pixels) }
        }
    }
}
