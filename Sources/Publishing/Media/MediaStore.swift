public import Foundation
public import Kernel

/// Where uploaded files are kept. The domain knows no picture library; the executable hands one in.
public protocol MediaStore: Sendable {
    /// No file may have more bytes; of what kind it is shows only when it is here.
    var maximumBytes: Int { get }
    /// Keeps the bytes unaltered under their SHA-256, after checking by content that they are a picture or video within
    /// the limits. Doing so twice changes nothing.
    /// - Throws: a `ReadableError` that says what is wrong with the file.
    func add(contentsOf file: URL) async throws -> StoredMedia
    /// The file of a variant such as `1080.webp`, made now if it is not there yet; `nil` if there is no such variant.
    func variant(_ name: String, of hash: ContentHash) async throws -> URL?
    /// A still of a video, itself added as a picture; `nil` where none can be made.
    func poster(of hash: ContentHash) async throws -> StoredMedia?
    /// A part of a picture, itself added as a picture.
    /// - Throws: a `ReadableError`, also when the area does not lie within the picture.
    func crop(_ hash: ContentHash, to area: PictureArea) async throws -> StoredMedia
    /// The file as it was uploaded; `nil` if there is none. It may say where a picture was taken, so it is only for those
    /// who uploaded it.
    func original(of hash: ContentHash) async throws -> URL?
    /// Whether the original is there and still has its hash.
    func isIntact(_ hash: ContentHash) async throws -> Bool
    /// Removes the original and all its variants.
    func remove(_ hash: ContentHash) async throws
    /// Every original in the store.
    func hashes() async throws -> [ContentHash]
}
