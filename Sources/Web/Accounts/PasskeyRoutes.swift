import Foundation
import Hummingbird
import Kernel
import Publishing

/// Passkeys, by `passkeys.js`: two requests each, one for a challenge and one with the answer.
struct PasskeyRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.post("account/passkeys/challenge") { request, _ -> Response in
            let viewer = try await site.signedIn(request)
            let asked = try await site.json(PasskeyAsked.self, request, of: viewer, limit: 4096)
            let challenge = try await site.platform.passkeyChallenge(for: viewer.account, password: asked.current)
            let settings = try await site.platform.chrome().settings
            return try PasskeyOffer(
                challenge: challenge.text, site: site.party.id, siteName: settings.name[request.language],
                user: viewer.account.id.description, email: viewer.account.email.description,
                name: viewer.account.name,
                known: try await site.platform.passkeys(of: viewer.account).map(\.id)
            ).response()
        }
        router.post("account/passkeys") { request, _ -> Response in
            let viewer = try await site.signedIn(request)
            let answer = try await site.json(PasskeyMade.self, request, of: viewer, limit: 64 << 10)
            guard let challenge = SecretToken(answer.challenge), let name = DisplayName(answer.name) else {
                throw AccountError.nameUnusable
            }
            try await site.platform.addPasskey(
                PasskeyRegistration(
                    clientData: try bytes(answer.clientData), authenticatorData: try bytes(answer.authenticatorData),
                    publicKey: try bytes(answer.publicKey), algorithm: answer.algorithm),
                challenge: challenge, name: name.description, for: site.party, to: viewer.account)
            return try ["next": "/account/security"].response()
        }
        router.post("account/passkeys/remove") { request, context -> Response in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            try await site.platform.removePasskey(form.text("passkey"), of: viewer.account)
            return .seeOther("/account/security?done=passkey-removed")
        }
        router.post("sign-in/passkey/challenge") { request, _ -> Response in
            try site.requireVisitKey(request)
            return try [
                "challenge": try await site.platform.passkeyChallenge(for: nil).text, "site": site.party.id,
            ].response()
        }
        router.post("sign-in/passkey") { request, context -> Response in
            try site.requireVisitKey(request)
            let answer = try await site.json(PasskeyGiven.self, request, limit: 64 << 10)
            let session = try await site.platform.signIn(
                with: PasskeyAssertion(
                    id: answer.id, clientData: try bytes(answer.clientData),
                    authenticatorData: try bytes(answer.authenticatorData), signature: try bytes(answer.signature)),
                for: site.party, by: request.visitor(context))
            let account = try await site.platform.account(of: session)
            let home = SignInRoutes.home(of: account, answer.next.flatMap(NextPath.init))
            return site.holding(session, in: try ["next": home].response())
        }
    }

    private func bytes(_ text: String) throws -> Data {
        guard let bytes = Base64URL.bytes(text) else { throw PasskeyError.notValid }
        return bytes
    }
}

/// Before a passkey is made.
private struct PasskeyAsked: Decodable {
    let current: String
}

/// What the authenticator needs to make one.
private struct PasskeyOffer: Encodable {
    let challenge: String
    let site: String
    let siteName: String
    let user: String
    let email: String
    let name: String
    /// Those an authenticator holds already make no second.
    let known: [String]
}

private struct PasskeyMade: Decodable {
    let challenge: String
    let name: String
    let clientData: String
    let authenticatorData: String
    let publicKey: String
    let algorithm: Int
}

private struct PasskeyGiven: Decodable {
    let id: String
    let clientData: String
    let authenticatorData: String
    let signature: String
    let next: String?
}

extension WebSite {
    /// The site as authenticators know it.
    var party: RelyingParty {
        RelyingParty(id: String(address.host.prefix { $0 != ":" }), origin: address.origin)
    }
}
