import CVips

extension Picture {
    /// A part of the picture as a file of its own: upright, in sRGB, without metadata but the AIGC label.
    /// Of an animation, its first frame.
    ///
    /// Throws `noSuchVariant` for an area that does not lie within the picture.
    func cropped(left: Int, top: Int, width: Int, height: Int, limits: MediaLimits) throws -> [UInt8] {
        let header = try header(limits: limits)
        guard left >= 0, top >= 0, width > 0, height > 0, left + width <= header.width, top + height <= header.height
        else { throw MediaError.noSuchVariant("\(left),\(top),\(width),\(height)") }
        return try withThumbnail(width: header.width, header) { image in
            guard let part = byline_image_crop(image.pointer, Int32(left), Int32(top), Int32(width), Int32(height))
            else { throw unreadable() }
            let cropped = PictureImage(part)
            guard let stripped = byline_image_strip(cropped.pointer) else { throw unreadable() }
            let rendition = PictureImage(stripped)
            if let label = header.label { rendition.write(label) }
            let options = byline_save_options(
                format: header.hasAlphaChannel ? .png : .jpeg, quality: 92, effort: 0,
                keeps_metadata: header.label != nil, uses_palette: false)
            guard let bytes = try rendition.encoded(options, seconds: limits.pictureSeconds) else {
                throw unreadable()
            }
            return bytes
        }
    }
}
