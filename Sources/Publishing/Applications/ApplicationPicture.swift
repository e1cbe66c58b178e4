public import Foundation
public import Kernel
import Storage

extension Platform {
    /// Takes the picture of which the publication's avatar is made; at first its middle.
    public func setApplicationPicture(_ file: URL, of id: Identifier<JoiningApplication>, by account: Account)
        async throws
    {
        try await read { _ = try ApplicationAccess(connection: $0).require(.edit, on: id, by: account) }
        let cut = try await cutAvatar(from: file)
        try await keepAvatar(cut, of: id, by: account)
    }

    /// Makes the avatar of another part of the picture.
    public func cropApplicationPicture(_ crop: AvatarCrop, of id: Identifier<JoiningApplication>, by account: Account)
        async throws
    {
        let picture = try await read { connection in
            let application = try ApplicationAccess(connection: connection).require(.edit, on: id, by: account)
            return try application.form.picture.flatMap(MediaRecordStore(connection: connection).find)
        }
        guard let picture else { return }
        let avatar = try await media.crop(picture.hash, to: crop.area(of: picture))
        try await keepAvatar(AvatarCut(picture: picture, crop: crop, avatar: avatar), of: id, by: account)
    }

    public func removeApplicationPicture(of id: Identifier<JoiningApplication>, by account: Account) async throws {
        try await keepAvatar(nil, of: id, by: account)
    }

    private func keepAvatar(_ cut: AvatarCut?, of id: Identifier<JoiningApplication>, by account: Account) async throws
    {
        let now = clock.now
        try await writeUnseen { connection in
            let store = ApplicationStore(connection: connection)
            try store.lock(id)
            let application = try ApplicationAccess(connection: connection).require(.edit, on: id, by: account)
            try cut?.record(connection, at: now)
            var form = application.form
            form.picture = cut?.picture.hash
            form.crop = cut?.crop ?? .centre
            try store.save(form, avatar: cut?.avatar.hash, of: id, at: now)
        }
    }

    /// A picture of an application, which is nobody else's yet and so has no public address.
    /// - Parameter isCropped: the avatar, else what was uploaded.
    public func applicationPicture(_ id: Identifier<JoiningApplication>, isCropped: Bool, for account: Account)
        async throws
        -> (hash: ContentHash, type: String, file: URL)
    {
        let stored = try await read { connection in
            let application = try ApplicationAccess(connection: connection).require(.view, on: id, by: account)
            let hash = isCropped ? application.avatar : application.form.picture
            return try hash.flatMap(MediaRecordStore(connection: connection).find)
        }
        guard let stored, let name = stored.variant(upTo: isCropped ? 320 : 640),
            let file = try await media.variant(name, of: stored.hash)
        else { throw JoiningError.noSuchApplication }
        return (stored.hash, String(name.split(separator: ".").last ?? ""), file)
    }
}

/// A picture, which part of it was taken, and what came of it.
struct AvatarCut: Sendable {
    let picture: StoredMedia
    let crop: AvatarCrop
    let avatar: StoredMedia

    func record(_ connection: any Connection, at time: Timestamp) throws {
        let records = MediaRecordStore(connection: connection)
        try records.insert(picture, at: time)
        try records.insert(avatar, at: time)
    }
}

extension Platform {
    /// Stores a picture and its middle.
    /// - Throws: `NoPicture` for a video, and what the media store says of the file.
    func cutAvatar(from file: URL) async throws -> AvatarCut {
        let picture = try await media.add(contentsOf: file)
        guard !picture.isVideo else { throw NoPicture() }
        let avatar = try await media.crop(picture.hash, to: AvatarCrop.centre.area(of: picture))
        return AvatarCut(picture: picture, crop: .centre, avatar: avatar)
    }
}

/// A video where a picture is wanted.
struct NoPicture: ReadableError {
    var kind: ReadableErrorKind { .invalid }
    var messageKey: String { "no_picture" }
    var description: String { "This is a video; a picture is wanted here." }
}

extension StoredMedia {
    /// The widest variant every browser can show that is not wider than `limit`, else the narrowest.
    func variant(upTo limit: Int) -> String? {
        let names = variants.filter { !$0.hasSuffix(".webp") }
        return names.last { Int($0.prefix { $0 != "." }) ?? .max <= limit } ?? names.first
    }
}
