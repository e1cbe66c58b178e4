import Crypto
import Foundation
public import Kernel
import Storage

/// A mail with what is new from the publications an account follows. Sent only after the account's owner has answered a
/// mail that asks whether they want it.
public struct Digest: Hashable, Sendable {
    public enum Frequency: String, Sendable, CaseIterable, Hashable {
        case off, daily, weekly
    }

    public let account: Identifier<Account>
    public let frequency: Frequency
    /// `nil` until the mail that asks was answered.
    public let confirmedAt: Timestamp?
    /// Everything published until then has been told.
    let sentThrough: Timestamp
    let nextAt: Timestamp?
    let secret: String

    /// In the morning of the site's time zone.
    static let hour = 7

    init(row: Row) throws {
        account = try row["account_id"]
        frequency = Frequency(rawValue: try row["frequency"]) ?? .off
        confirmedAt = try row["confirmed_at"]
        sentThrough = try row["sent_through"]
        nextAt = try row["next_at"]
        secret = try row["secret"]
    }

    /// Ends it from every mail that was ever sent, without signing in.
    var unsubscribing: DigestToken { DigestToken(account: account, secret: secret) }
}

extension Digest.Frequency {
    /// When the next one is due: the next morning, or that of the next Monday. `nil` for none.
    func next(after time: Timestamp, zone: TimeZone) -> Timestamp? {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        var moment = DateComponents(hour: Digest.hour)
        switch self {
        case .off: return nil
        case .daily: break
        case .weekly: moment.weekday = 2
        }
        return calendar.nextDate(after: time.date, matching: moment, matchingPolicy: .nextTime).map(Timestamp.init)
    }
}

/// The account's number, signed: the key that a digest's mail carries, good for ending the digest and nothing else.
public struct DigestToken: Hashable, Sendable, LosslessStringConvertible {
    let account: Identifier<Account>
    private let signature: String

    init(account: Identifier<Account>, secret: String) {
        self.account = account
        let code = HMAC<SHA256>.authenticationCode(
            for: Data("end digest \(account.rawValue)".utf8), using: SymmetricKey(data: Data(secret.utf8)))
        signature = Hexadecimal.text(code)
    }

    public init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let account = Identifier<Account>(String(parts[0])),
            Hexadecimal.bytes(String(parts[1]))?.count == 32
        else { return nil }
        self.account = account
        signature = String(parts[1])
    }

    public var description: String { "\(account).\(signature)" }

    /// Compares without telling by the time it takes how much was right.
    func isSigned(with secret: String) -> Bool {
        HMAC<SHA256>.isValidAuthenticationCode(
            Hexadecimal.bytes(signature) ?? [], authenticating: Data("end digest \(account.rawValue)".utf8),
            using: SymmetricKey(data: Data(secret.utf8)))
    }
}
