import Crypto
public import Foundation

/// What a browser says after making a passkey (`navigator.credentials.create`).
///
/// The site asks for no attestation, so nothing vouches for the authenticator: the person registers a key of their own.
public struct PasskeyRegistration: Sendable {
    let clientData: Data
    let authenticatorData: Data
    let publicKey: Data
    let algorithm: Int

    public init(clientData: Data, authenticatorData: Data, publicKey: Data, algorithm: Int) {
        self.clientData = clientData
        self.authenticatorData = authenticatorData
        self.publicKey = publicKey
        self.algorithm = algorithm
    }

    /// Checks as in Web Authentication Level 2 §7.1.
    /// - Returns: the credential's id in base64url, its key and its counter.
    /// - Throws: `PasskeyError.notValid`.
    func verified(challenge: Data, for party: RelyingParty) throws -> (
        id: String, key: PasskeyPublicKey, signCount: Int
    ) {
        try ClientData(clientData).require("webauthn.create", challenge: challenge, origin: party.origin)
        let data = try AuthenticatorData(authenticatorData)
        try data.require(party)
        guard let id = data.credentialID, let key = PasskeyPublicKey(algorithm: algorithm, der: publicKey) else {
            throw PasskeyError.notValid
        }
        return (Base64URL.text(id), key, data.signCount)
    }
}

/// What a browser says when somebody signs in with a passkey (`navigator.credentials.get`).
public struct PasskeyAssertion: Sendable {
    /// The credential's id, base64url.
    let id: String
    let clientData: Data
    let authenticatorData: Data
    let signature: Data

    public init(id: String, clientData: Data, authenticatorData: Data, signature: Data) {
        self.id = id
        self.clientData = clientData
        self.authenticatorData = authenticatorData
        self.signature = signature
    }

    /// The challenge the browser answers, by which the site finds the one it gave out.
    /// - Throws: `PasskeyError.notValid`.
    func challenge() throws -> Data { try ClientData(clientData).challengeBytes }

    /// Checks as in Web Authentication Level 2 §7.2.
    /// - Returns: the authenticator's new counter.
    /// - Throws: `PasskeyError.notValid`.
    func verified(challenge: Data, for party: RelyingParty, key: PasskeyPublicKey, signCount: Int) throws -> Int {
        try ClientData(clientData).require("webauthn.get", challenge: challenge, origin: party.origin)
        let data = try AuthenticatorData(authenticatorData)
        try data.require(party)
        let message = authenticatorData + Data(SHA256.hash(data: clientData))
        guard key.isSignature(signature, of: message) else { throw PasskeyError.notValid }
        // A counter that does not grow means that the key has been copied (§6.1.1).
        guard data.signCount > signCount || (data.signCount == 0 && signCount == 0) else {
            throw PasskeyError.notValid
        }
        return data.signCount
    }
}

/// The browser's own account of what it was asked (§5.8.1).
private struct ClientData: Decodable {
    let type: String
    let challenge: String
    let origin: String
    let crossOrigin: Bool?

    init(_ json: Data) throws {
        guard json.count <= 4096, let decoded = try? JSONDecoder().decode(ClientData.self, from: json) else {
            throw PasskeyError.notValid
        }
        self = decoded
    }

    var challengeBytes: Data {
        get throws {
            guard let bytes = Base64URL.bytes(challenge) else { throw PasskeyError.notValid }
            return bytes
        }
    }

    func require(_ type: String, challenge: Data, origin: String) throws {
        guard self.type == type, try challengeBytes == challenge, self.origin == origin, crossOrigin != true else {
            throw PasskeyError.notValid
        }
    }
}

/// The authenticator's part, signed by the key (§6.1).
private struct AuthenticatorData {
    private let partyHash: Data
    private let flags: UInt8
    let signCount: Int
    /// Present when a key was just made.
    let credentialID: Data?

    init(_ data: Data) throws {
        let bytes = Array(data)
        guard (37...4096).contains(bytes.count) else { throw PasskeyError.notValid }
        partyHash = Data(bytes[0..<32])
        flags = bytes[32]
        signCount = bytes[33..<37].reduce(0) { $0 << 8 | Int($1) }
        guard flags & 0x40 != 0 else {
            credentialID = nil
            return
        }
        guard bytes.count >= 55 else { throw PasskeyError.notValid }
        let length = Int(bytes[53]) << 8 | Int(bytes[54])
        guard (1...1023).contains(length), bytes.count >= 55 + length else { throw PasskeyError.notValid }
        credentialID = Data(bytes[55..<55 + length])
    }

    /// For this site, with somebody there who proved who they are: a passkey stands for both factors.
    func require(_ party: RelyingParty) throws {
        let isPresentAndVerified = flags & 0x05 == 0x05
        guard isPresentAndVerified, partyHash == Data(SHA256.hash(data: Data(party.id.utf8))) else {
            throw PasskeyError.notValid
        }
    }
}
