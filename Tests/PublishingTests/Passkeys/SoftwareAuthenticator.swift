import Crypto
import Foundation

@testable import Publishing

/// Makes and uses passkeys as a phone or a security key would.
struct SoftwareAuthenticator {
    let key = P256.Signing.PrivateKey()
    let id = Data("credential-1".utf8)
    var party = RelyingParty(id: "byline.example", origin: "https://byline.example")
    /// User present, user verified.
    var flags: UInt8 = 0x05
    var count: UInt32 = 0

    func register(_ challenge: SecretToken, type: String = "webauthn.create") -> PasskeyRegistration {
        var data = head(flags | 0x40)
        data.append(Data(repeating: 0, count: 16))
        data.append(contentsOf: [0, UInt8(id.count)])
        data.append(id)
        return PasskeyRegistration(
            clientData: clientData(type, Data(challenge.text.utf8)), authenticatorData: data,
            publicKey: key.publicKey.derRepresentation, algorithm: -7)
    }

    func sign(_ challenge: SecretToken, type: String = "webauthn.get") throws -> PasskeyAssertion {
        let client = clientData(type, Data(challenge.text.utf8))
        let data = head(flags)
        let signature = try key.signature(for: data + Data(SHA256.hash(data: client)))
        return PasskeyAssertion(
            id: Base64URL.text(id), clientData: client, authenticatorData: data,
            signature: signature.derRepresentation)
    }

    private func head(_ flags: UInt8) -> Data {
        var data = Data(SHA256.hash(data: Data(party.id.utf8)))
        data.append(flags)
        data.append(contentsOf: [
            UInt8(count >> 24 & 255), UInt8(count >> 16 & 255), UInt8(count >> 8 & 255), UInt8(count & 255),
        ])
        return data
    }

    private func clientData(_ type: String, _ challenge: Data) -> Data {
        Data(#"{"type":"\#(type)","challenge":"\#(Base64URL.text(challenge))","origin":"\#(party.origin)"}"#.utf8)
    }
}
