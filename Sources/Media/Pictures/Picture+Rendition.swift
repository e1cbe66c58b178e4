import CVips

extension Picture {
    /// The picture at this width and in this format: upright, in sRGB, without metadata but the AIGC label.
    ///
    /// Throws `noSuchVariant` for a width that would enlarge it and for a format it is not offered in. A picture with
    /// an alpha channel that hides nothing is taken both as JPEG and as PNG: telling takes reading all of it.
    func rendition(width: Int, _ format: MediaVariant.Format, limits: MediaLimits) throws -> [UInt8] {
        let header = try header(limits: limits)
        guard offers(width: width, format, header) else {
            throw MediaError.noSuchVariant(MediaVariant.picture(width: width, format).description)
        }
        return try withThumbnail(width: width, header) { image in
            guard let stripped = byline_image_strip(image.pointer) else { throw unreadable() }
            let rendition = PictureImage(stripped)
            if let label = header.label { rendition.write(label) }
            let options = byline_save_options(format, keepsMetadata: header.label != nil)
            guard let bytes = try rendition.encoded(options, seconds: limits.pictureSeconds) else {
                throw unreadable()
            }
            return format == .gif ? header.label?.inserted(intoGIF: bytes) ?? bytes : bytes
        }
    }

    private func offers(width: Int, _ format: MediaVariant.Format, _ header: Header) -> Bool {
        let isOffered =
            switch format {
            case .webp: true
            case .gif: header.frames > 1
            case .png: header.frames == 1 && header.hasAlphaChannel
            case .jpeg: header.frames == 1
            }
        return isOffered && format.widths(ofPicture: header.width, by: header.height).contains(width)
    }
}

extension byline_save_options {
    /// Qualities at which a person sees no difference at reading size.
    fileprivate init(_ format: MediaVariant.Format, keepsMetadata: Bool) {
        let (encoder, quality, effort): (byline_format, Int32, Int32) =
            switch format {
            case .webp: (.webp, 80, 4)
            case .jpeg: (.jpeg, 82, 0)
            // Only browsers without WebP get it: 256 colours with dithering are a third of the size.
            case .png: (.png, 90, 0)
            case .gif: (.gif, 0, 4)
            }
        self.init(
            format: encoder, quality: quality, effort: effort, keeps_metadata: keepsMetadata,
            uses_palette: format == .png)
    }
}
