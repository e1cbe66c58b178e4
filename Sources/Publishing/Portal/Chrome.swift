import Storage

/// What every page shows around its contents, for pages that have nothing else from the database.
public struct Chrome: Sendable {
    public let channels: [Channel]
    public let settings: SiteSettings
}

extension Platform {
    public func chrome() async throws -> Chrome {
        try await read(Chrome.init)
    }
}

extension Chrome {
    /// For pages that read something else at the same time.
    init(_ connection: any Connection) throws {
        channels = try ChannelStore(connection: connection).all()
        settings = try SettingStore(connection: connection).site()
    }

    /// For when the database cannot be asked.
    public static let standard = Chrome(channels: [], settings: .standard)
}
