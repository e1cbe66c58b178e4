import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import Publishing

/// `/account/passkeys`, and signing in with one.
struct PasskeyRoutes {
    let site: WebSite

    private struct Challenge: Encodable {
        let challenge: String
        let party: String
        let site: String
        let user: String?
        let name: String?
        let known: [String]
    }

    private struct Asked: Decodable {
        let password: String
    }

    private struct Registration: Decodable {
        let challenge: String
        let name: String
        let clientData: String
        let authenticatorData: String
        let publicKey: String
        let algorithm: Int
    }

    private struct Assertion: Decodable {
        let id: String
        let clientData: String
        let authenticatorData: String
        let signature: String
    }

    private struct Destination: Encodable {
        let next: String
    }

    func add(to router: Router<WebContext>) {
        router.get("account/passkeys") { request, _ in
            let viewer = try await site.signedIn(request)
            let passkeys = try await site.platform.passkeys(of: viewer.account)
            let chrome = try await site.platform.chrome()
            return try await site.privatePage(request, for: viewer) { maker in
                try PasskeysPage(passkeys: passkeys, hasPassword: viewer.account.hasPassword).render(
                    maker.pages(chrome.settings, chrome.channels))
            }
        }
        router.post("account/passkeys/challenge") { request, _ in
            let viewer = try await site.signedIn(request)
            let sent = try await site.json(Asked.self, request, of: viewer, limit: 4096)
            let token = try await site.platform.passkeyChallenge(for: viewer.account, password: sent.password)
            return try await challenge(token, for: viewer.account, request)
        }
        router.post("account/passkeys") { request, _ in
            let viewer = try await site.signedIn(request)
            let sent = try await site.json(Registration.self, request, of: viewer, limit: 32 << 10)
            guard let challenge = SecretToken(sent.challenge) else { throw BadInput() }
            let registration = PasskeyRegistration(
                clientData: try bytes(sent.clientData), authenticatorData: try bytes(sent.authenticatorData),
                publicKey: try bytes(sent.publicKey), algorithm: sent.algorithm)
            try await site.platform.addPasskey(
                registration, challenge: challenge, name: sent.name.trimmingCharacters(in: .whitespacesAndNewlines),
                for: site.address.relyingParty, to: viewer.account)
            return try Destination(next: "/account/passkeys").response()
        }
        router.post("account/passkeys/remove") { request, context in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            try await site.platform.removePasskey(form.text("id"), of: viewer.account)
            return Response.seeOther("/account/passkeys")
        }
        router.post("sign-in/passkey/challenge") { request, _ in
            try await challenge(try await site.platform.passkeyChallenge(for: nil), for: nil, request)
        }
        // Needs no form key: the challenge is of this site and used once, and signing in is what the key's owner confirmed.
        router.post("sign-in/passkey") { request, context in
            let buffer = try await request.body.collect(upTo: 32 << 10)
            guard let sent = try? JSONDecoder().decode(Assertion.self, from: Data(buffer.readableBytesView)) else {
                throw BadInput()
            }
            let assertion = PasskeyAssertion(
                id: sent.id, clientData: try bytes(sent.clientData),
                authenticatorData: try bytes(sent.authenticatorData), signature: try bytes(sent.signature))
            let session = try await site.platform.signIn(
                with: assertion, for: site.address.relyingParty, by: request.visitor(context))
            let next = request.next?.text ?? "/studio"
            var response = try Destination(next: next).response()
            response.headers[values: .setCookie] = site.signedIn(session, to: next).headers[values: .setCookie]
            return response
        }
    }

    private func challenge(_ token: SecretToken, for account: Account?, _ request: Request) async throws -> Response {
        let known = if let account { try await site.platform.passkeys(of: account).map(\.id) } else { [String]() }
        let chrome = try await site.platform.chrome()
        return try Challenge(
            challenge: Base64URL.text(Data(token.text.utf8)), party: site.address.relyingParty.id,
            site: chrome.settings.name[request.language],
            user: account.map { Base64URL.text(Data($0.id.description.utf8)) }, name: account?.email.description,
            known: known
        ).response()
    }

    private func bytes(_ text: String) throws -> Data {
        guard let data = Base64URL.bytes(text) else { throw BadInput() }
        return data
    }
}

extension SiteAddress {
    /// The site as authenticators know it.
    var relyingParty: RelyingParty {
        RelyingParty(id: URLComponents(string: origin)?.host ?? host, origin: origin)
    }
}
