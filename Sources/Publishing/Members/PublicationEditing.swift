public import Foundation
import Kernel
import Storage

/// What a publication says of itself.
public struct PublicationProfile: Hashable, Sendable {
    public static let longestAbout = 1000

    public var name: String
    public var tagline: String
    public var about: String

    public init(name: String, tagline: String, about: String) {
        self.name = name
        self.tagline = tagline
        self.about = about
    }
}

extension Platform {
    /// Changes what a publication says of itself. A new name with a reserved term waits until a reviewer has looked.
    /// - Parameter reason: why it may have such a name, for the reviewer.
    /// - Returns: whether the name waits.
    /// - Throws: `JoiningError.nameTaken`, `.nameMalformed`, `.tooLong`; `.reasonMissing` for a name that has to wait.
    @discardableResult
    public func editPublication(
        _ handle: Handle, _ profile: PublicationProfile, reason: String = "", by account: Account
    ) async throws -> Bool {
        let now = clock.now
        do {
            return try await write { connection in
                let grant = try PublicationAccess(connection: connection).requireLocked(.edit, on: handle, by: account)
                return try ProfileChange(connection: connection, publication: grant.publication, now: now)
                    .apply(profile, reason: reason.trimmed, by: account)
            }
        } catch StorageError.unique {
            throw JoiningError.nameTaken
        }
    }

    /// - Parameter file: `nil` for no picture at all.
    public func setPublicationPicture(_ file: URL?, of handle: Handle, by account: Account) async throws {
        try await read { _ = try PublicationAccess(connection: $0).require(.edit, on: handle, by: account) }
        var cut: AvatarCut?
        if let file { cut = try await cutAvatar(from: file) }
        try await keepAvatar(cut, of: handle, by: account)
    }

    /// Makes the avatar of another part of the picture.
    public func cropPublicationPicture(_ crop: AvatarCrop, of handle: Handle, by account: Account) async throws {
        let picture = try await read { connection in
            let grant = try PublicationAccess(connection: connection).require(.edit, on: handle, by: account)
            return try PublicationStore(connection: connection).picture(of: grant.publication.id)?.picture
        }
        guard let picture else { return }
        let avatar = try await media.crop(picture.hash, to: crop.area(of: picture))
        try await keepAvatar(AvatarCut(picture: picture, crop: crop, avatar: avatar), of: handle, by: account)
    }

    private func keepAvatar(_ cut: AvatarCut?, of handle: Handle, by account: Account) async throws {
        let now = clock.now
        try await write { connection in
            let grant = try PublicationAccess(connection: connection).requireLocked(.edit, on: handle, by: account)
            try cut?.record(connection, at: now)
            try PublicationStore(connection: connection).setPicture(
                cut?.picture.hash, crop: cut?.crop ?? .centre, avatar: cut?.avatar.hash, of: grant.publication.id,
                by: account.id, at: now)
        }
    }

    /// The uploaded picture, of which the avatar is a part, for the members.
    public func publicationPicture(_ handle: Handle, for account: Account) async throws -> (type: String, file: URL) {
        let stored = try await read { connection in
            let grant = try PublicationAccess(connection: connection).require(.view, on: handle, by: account)
            return try PublicationStore(connection: connection).picture(of: grant.publication.id)?.picture
        }
        guard let stored, let name = stored.variant(upTo: 640),
            let file = try await media.variant(name, of: stored.hash)
        else { throw ReadingError.noSuchPublication }
        return (String(name.split(separator: ".").last ?? ""), file)
    }
}

private struct ProfileChange {
    let connection: any Connection
    let publication: Publication
    let now: Timestamp

    func apply(_ profile: PublicationProfile, reason: String, by account: Account) throws -> Bool {
        guard profile.tagline.count <= ApplicationForm.longestTagline else {
            throw JoiningError.tooLong(limit: ApplicationForm.longestTagline)
        }
        guard profile.about.count <= PublicationProfile.longestAbout else {
            throw JoiningError.tooLong(limit: PublicationProfile.longestAbout)
        }
        try connection.execute(
            """
            UPDATE publication SET tagline = \(profile.tagline), about = \(profile.about) WHERE id = \(publication.id)
            """)
        guard profile.name != publication.name else { return false }
        guard PublicationName.isUsable(profile.name) else { throw JoiningError.nameMalformed }
        if try NameStore(connection: connection).isTaken(name: profile.name, except: publication.id) {
            throw JoiningError.nameTaken
        }
        let policy: JoiningPolicy = try SettingStore(connection: connection).get()
        let had = policy.reservedTerms(in: [publication.name])
        if policy.reservedTerms(in: [profile.name]).contains(where: { !had.contains($0) }) {
            guard !reason.isEmpty else { throw JoiningError.reasonMissing }
            guard reason.count <= JoiningError.longestText else {
                throw JoiningError.tooLong(limit: JoiningError.longestText)
            }
            try NameChangeStore(connection: connection).hold(
                profile.name, of: publication.id, reason: reason, by: account.id, at: now)
            return true
        }
        try NameChangeStore(connection: connection).rename(publication, to: profile.name, by: account.id, at: now)
        return false
    }
}

extension PublicationStore {
    /// What the avatar is made of; `nil` where none was uploaded.
    func picture(of id: Identifier<Publication>) throws -> (picture: StoredMedia, crop: AvatarCrop)? {
        try connection.first(
            """
            SELECT \(StoredMedia.columns(of: "media")), publication.crop AS crop FROM publication
            JOIN media ON media.hash = publication.picture WHERE publication.id = \(id)
            """
        ) { row in
            try StoredMedia(row: row, alias: "media").map { ($0, AvatarCrop(stored: try row["crop"])) }
        } ?? nil
    }
}
