extension MediaFile {
    /// The format for browsers that cannot show WebP: GIF for what moves, PNG for what can be seen through, else JPEG.
    /// `nil` for a video.
    public var fallback: MediaVariant.Format? {
        if type.isVideo { return nil }
        if isAnimated { return .gif }
        return hasAlpha ? .png : .jpeg
    }

    /// The widths there are in a format, ascending: the standard ones that do not enlarge, and the picture's own
    /// where that is smaller than the largest standard one.
    ///
    /// Empty for formats this file is not offered in. WebP ends at a height of 16,383 pixels, so that a very long
    /// picture has fewer widths in it, or none.
    public func widths(as format: MediaVariant.Format) -> [Int] {
        guard !type.isVideo, format == .webp || format == fallback else { return [] }
        return format.widths(ofPicture: width, by: height)
    }

    /// Every variant that can be asked for.
    public var variants: [MediaVariant] {
        switch type {
        case .mp4: [.video(.mp4)]
        case .webm: [.video(.webm)]
        case .jpeg, .png, .gif, .webp:
            MediaVariant.Format.allCases.flatMap { format in
                widths(as: format).map { .picture(width: $0, format) }
            }
        }
    }

    /// The height a variant of this width has, at least 1.
    public func height(atWidth width: Int) -> Int {
        MediaVariant.height(atWidth: width, ofPicture: self.width, by: height)
    }
}

extension MediaVariant {
    static func height(atWidth width: Int, ofPicture ownWidth: Int, by height: Int) -> Int {
        guard ownWidth > 0 else { return 0 }
        return max(1, Int((Double(height) * Double(width) / Double(ownWidth)).rounded()))
    }
}

extension MediaVariant.Format {
    func widths(ofPicture width: Int, by height: Int) -> [Int] {
        var widths = MediaVariant.standardWidths.filter { $0 <= width }
        if width < MediaVariant.largestWidth, !widths.contains(width) { widths.append(width) }
        return widths.filter { MediaVariant.height(atWidth: $0, ofPicture: width, by: height) <= largestSide }
    }
}
