public import Foundation
import Kernel
import Storage

extension Platform {
    /// Puts a square picture in the place of the site's seal.
    /// - Parameter file: `nil` for the seal again.
    public func setLogo(_ file: URL?, by account: Account) async throws {
        try account.requireOperator()
        var logo: ContentHash?
        if let file {
            let cut = try await cutAvatar(from: file)
            let now = clock.now
            try await writeUnseen { try cut.record($0, at: now) }
            logo = cut.avatar.hash
        }
        let chosen = logo
        try await changeSetting(SiteSettings.self, by: account) { $0.logo = chosen }
    }

    /// The site's logo at a size for its head; `nil` where there is none.
    public func logo() async throws -> (type: String, file: URL)? {
        let stored = try await read { connection in
            try SettingStore(connection: connection).site().logo.flatMap(MediaRecordStore(connection: connection).find)
        }
        guard let stored, let name = stored.variant(upTo: 320),
            let file = try await media.variant(name, of: stored.hash)
        else { return nil }
        return (String(name.split(separator: ".").last ?? ""), file)
    }
}
