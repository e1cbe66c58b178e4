import HTTPTypes
import Hummingbird
import Kernel
import Publishing

/// Who sends a request, by the session their browser holds.
struct SignedIn: Sendable {
    let account: Account
    let session: SecretToken

    /// Stands in every form made for this session; another session's form is refused.
    var csrf: String { session.derived(for: "form") }
}

extension WebSite {
    /// - Throws: `AccessError.signInRequired`, which sends a browser to sign in and back.
    func signedIn(_ request: Request) async throws -> SignedIn {
        guard let viewer = try await viewer(request) else { throw AccessError.signInRequired }
        return viewer
    }

    /// Who is signed in, if anybody.
    func viewer(_ request: Request) async throws -> SignedIn? {
        guard let session = request.session, let account = try await platform.account(of: session) else { return nil }
        return SignedIn(account: account, session: session)
    }
}
