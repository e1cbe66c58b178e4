import Kernel
import Storage

/// The part of a cover that was chosen, as a picture of its own.
struct CutCover: Sendable {
    /// What it was cut from.
    let cover: ContentHash
    let crop: Filing.Crop
    let media: StoredMedia
}

extension Platform {
    /// Cuts the cover of a working copy as its writer has chosen; `nil` where all of it is to be seen.
    func cutCover(of article: Identifier<Article>, by account: Account) async throws -> CutCover? {
        let found = try await read { connection -> (StoredMedia, Filing.Crop)? in
            try ArticleAccess(connection: connection).require(.submit, on: article, by: account)
            guard let draft = try DraftStore(connection: connection).find(article)?.content,
                let crop = draft.filing.coverCrop, let cover = draft.content.cover,
                let media = try MediaRecordStore(connection: connection).find(cover), !media.isVideo
            else { return nil }
            return (media, crop)
        }
        guard let (cover, crop) = found else { return nil }
        return CutCover(
            cover: cover.hash, crop: crop, media: try await media.crop(cover.hash, to: crop.area(of: cover)))
    }
}

extension CutCover {
    /// Puts the cut picture in the place of the whole, unless the writer has chosen another meanwhile.
    func replace(
        in draft: inout DraftContent, of publication: Identifier<Publication>, by account: Identifier<Account>,
        _ connection: any Connection, at time: Timestamp
    ) throws {
        guard draft.content.cover == cover, draft.filing.coverCrop == crop else { return }
        try MediaRecordStore(connection: connection).insert(media, at: time)
        try UploadStore(connection: connection).insert(media.hash, for: publication, by: account, name: "", at: time)
        draft.content.cover = media.hash
        draft.filing.coverCrop = nil
    }
}

extension Filing.Crop {
    /// In pixels, at least one each way and never beyond the picture.
    func area(of picture: StoredMedia) -> PictureArea {
        let left = min(max(0, Int(x * Double(picture.width))), picture.width - 1)
        let top = min(max(0, Int(y * Double(picture.height))), picture.height - 1)
        return PictureArea(
            left: left, top: top, width: max(1, min(Int(width * Double(picture.width)), picture.width - left)),
            height: max(1, min(Int(height * Double(picture.height)), picture.height - top)))
    }
}
