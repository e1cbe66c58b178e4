public import Foundation
public import Kernel

extension MediaLibrary {
    /// A part of a picture, added to the library as a picture of its own; of an animation, a part of its first frame.
    ///
    /// Throws `noSuchVariant` for a video, and for an area that does not lie within the picture as it is shown.
    public func crop(_ hash: ContentHash, left: Int, top: Int, width: Int, height: Int) async throws -> MediaFile {
        let bytes = try await pool.run {
            let file = try original(hash)
            guard try !MediaType.detected(in: file.head(MediaType.headLength)).isVideo else {
                throw MediaError.noSuchVariant("crop")
            }
            let picture = try Picture(file.contents(limit: limits.pictureBytes))
            return try picture.cropped(left: left, top: top, width: width, height: height, limits: limits)
        }
        return try await add(bytes)
    }

    /// Where the original lies, unaltered. It may say where a picture was taken: it is only for those who uploaded it.
    public func originalFile(_ hash: ContentHash) -> URL {
        URL(fileURLWithPath: folder.original(of: hash))
    }
}
