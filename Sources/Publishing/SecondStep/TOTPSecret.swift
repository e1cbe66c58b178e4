import Crypto
import Foundation
public import Kernel

/// What an authenticator app and the site share, and the codes both make of it (RFC 6238: SHA-1, 30 seconds, 6 digits).
public struct TOTPSecret: Hashable, Sendable {
    let bytes: Data

    /// 160 random bits, as RFC 4226 §4 recommends.
    init() {
        bytes = SymmetricKey(size: SymmetricKeySize(bitCount: 160)).withUnsafeBytes { Data($0) }
    }

    init(bytes: Data) {
        self.bytes = bytes
    }

    /// For typing into an app: base 32 in groups of four.
    public var text: String {
        let letters = base32.map(String.init)
        return stride(from: 0, to: letters.count, by: 4).map { letters[$0..<min($0 + 4, letters.count)].joined() }
            .joined(separator: " ")
    }

    /// What stands in the QR code that apps read.
    public func address(site: String, account: EmailAddress) -> String {
        let site = Self.encoded(site.replacing(":", with: " "))
        return "otpauth://totp/\(site):\(Self.encoded(account.description))?secret=\(base32)&issuer=\(site)"
    }

    /// Half minutes since 1970.
    static func step(at time: Timestamp) -> Int64 { time.milliseconds / 30_000 }

    /// The code of a step. Public for tests.
    public func code(at time: Timestamp) -> String { code(step: Self.step(at: time)) }

    func code(step: Int64) -> String {
        let message = withUnsafeBytes(of: UInt64(bitPattern: step).bigEndian) { Data($0) }
        let hash = Array(HMAC<Insecure.SHA1>.authenticationCode(for: message, using: SymmetricKey(data: bytes)))
        let offset = Int(hash[19] & 15)
        let value = hash[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let digits = String(value % 1_000_000)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// The step a code is of, with one before and one after for clocks that differ.
    func step(of code: String, at time: Timestamp) -> Int64? {
        let now = Self.step(at: time)
        return (now - 1...now + 1).last { self.code(step: $0) == code }
    }

    /// RFC 4648 §6, without padding.
    private var base32: String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        var text = "", buffer = 0, bits = 0
        for byte in bytes {
            buffer = (buffer << 8 | Int(byte)) & 0xFFFF
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(alphabet[buffer >> bits & 31])
            }
        }
        if bits > 0 { text.append(alphabet[buffer << (5 - bits) & 31]) }
        return text
    }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}
