import Foundation
import Kernel
import Storage

struct SettingStore {
    let connection: any Connection

    func site() throws -> SiteSettings { try get() }

    func get<S: Setting>(_: S.Type = S.self) throws -> S {
        guard let json: String = try connection.value("SELECT value FROM setting WHERE name = \(S.name)") else {
            return S.standard
        }
        return try S(json: json)
    }

    func set(_ setting: some Setting) throws {
        let json = String(decoding: try JSONEncoder().encode(setting), as: UTF8.self)
        try connection.execute(
            """
            INSERT INTO setting (name, value) VALUES (\(type(of: setting).name), \(json))
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """)
    }
}
