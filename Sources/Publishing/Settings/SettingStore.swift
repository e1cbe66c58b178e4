import Foundation
import Kernel
import Storage

struct SettingStore {
    let connection: any Connection

    func site() throws -> SiteSettings {
        guard let json: String = try connection.value("SELECT value FROM setting WHERE name = 'site'") else {
            return .standard
        }
        return try JSONDecoder().decode(SiteSettings.self, from: Data(json.utf8))
    }

    func set(site: SiteSettings) throws {
        let json = String(decoding: try JSONEncoder().encode(site), as: UTF8.self)
        try connection.execute(
            """
            INSERT INTO setting (name, value) VALUES ('site', \(json))
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """)
    }
}
