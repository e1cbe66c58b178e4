public import Kernel
import Storage

/// What the operator sees of a group of settings.
public struct SettingContents<S: Setting>: Sendable {
    public let setting: S
    /// Properties that the configuration file has set; they are not changed in the browser.
    public let fixed: Set<String>
    public let fixedChannels: Set<String>
    public let chrome: Chrome
}

extension Account {
    /// - Throws: `ReadingError.noSuchPage` to anybody but an operator, so that the existence of the page is not told.
    func requireOperator() throws {
        guard has(.operator) else { throw ReadingError.noSuchPage }
    }
}

extension Platform {
    /// - Throws: `ReadingError.noSuchPage` to anybody but an operator.
    public func administered<S: Setting>(_: S.Type, for account: Account) async throws -> SettingContents<S> {
        try account.requireOperator()
        return try await read { connection in
            let settings = SettingStore(connection: connection)
            let fixed: FixedSettings = try settings.get()
            return SettingContents(
                setting: try settings.get(), fixed: fixed.properties(of: S.self), fixedChannels: fixed.channels,
                chrome: try Chrome(connection))
        }
    }

    /// Changes a group of settings, but for what the configuration file has set.
    /// - Throws: `SettingError` for values that make no sense.
    public func changeSetting<S: Setting>(
        _: S.Type, by account: Account, _ change: @Sendable @escaping (inout S) throws -> Void
    ) async throws {
        try account.requireOperator()
        let now = clock.now
        try await write { connection in
            let store = SettingStore(connection: connection)
            let before: S = try store.get()
            var changed = before
            try change(&changed)
            let after = try (store.get() as FixedSettings).applied(to: changed)
            try after.validate()
            guard after != before else { return }
            try store.set(after)
            try AuditLog(connection: connection).record(
                "settings.\(S.name)", subject: S.name, detail: try after.difference(from: before), by: account.id,
                at: now)
        }
    }
}

/// Why settings were refused.
public enum SettingError: ReadableError, Hashable {
    case unknownTimeZone(String)
    case noLanguage
    /// In both languages, or readers of one would see nothing.
    case emptyName
    case outOfRange(String, ClosedRange<Int>)
    case notAHost(String)
    case slugTaken, slugMalformed, channelInUse, channelFixed
    case stateReasonMissing, timeMissing
    /// Text in the colour could not be read; the nearest with which it can.
    case lowContrast(Colour, nearest: Colour)
    case notAColour(String)

    public var kind: ReadableErrorKind {
        switch self {
        case .slugTaken, .channelInUse, .channelFixed: .conflict
        default: .invalid
        }
    }

    public var messageKey: String {
        switch self {
        case .unknownTimeZone: "unknown_time_zone"
        case .noLanguage: "no_language"
        case .emptyName: "empty_name"
        case .outOfRange: "out_of_range"
        case .notAHost: "not_a_host"
        case .slugTaken: "slug_taken"
        case .slugMalformed: "slug_malformed"
        case .channelInUse: "channel_in_use"
        case .channelFixed: "channel_fixed"
        case .stateReasonMissing: "reason_missing"
        case .timeMissing: "time_missing"
        case .lowContrast: "low_contrast"
        case .notAColour: "not_a_colour"
        }
    }

    public var messageArguments: [String: String] {
        switch self {
        case .unknownTimeZone(let name), .notAHost(let name): ["name": name]
        case .outOfRange(_, let range): ["least": String(range.lowerBound), "most": String(range.upperBound)]
        case .lowContrast(let colour, let nearest): ["colour": "\(colour)", "nearest": "\(nearest)"]
        default: [:]
        }
    }

    public var description: String {
        switch self {
        case .unknownTimeZone(let name): "\(name) is not a time zone; write one such as Asia/Shanghai."
        case .noLanguage: "At least one language must be offered."
        case .emptyName: "The site needs a name in every language."
        case .outOfRange(let name, let range): "\(name) must be from \(range.lowerBound) to \(range.upperBound)."
        case .notAHost(let name): "\(name) is not the name of a host; write one such as example.org."
        case .lowContrast(let colour, let nearest):
            "\(colour) cannot be read well enough there; the nearest that can is \(nearest)."
        case .notAColour: "A colour is written as #a9261b."
        default: messageKey.split(separator: "_").joined(separator: " ")
        }
    }
}
