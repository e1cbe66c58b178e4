import HTTPTypes
import Hummingbird
import Kernel
import Publishing

/// Who sends a request, by the session their browser holds.
struct SignedIn: Sendable {
    let account: Account
    let session: SecretToken
    /// Which of their sessions this is.
    var id: Identifier<Session>?
    /// How many notifications wait, up to a limit.
    var unread = 0

    /// Stands in every form made for this session; another session's form is refused.
    var csrf: String { session.formKey }
}

extension SecretToken {
    /// Stands in the forms made for who holds this token.
    var formKey: String { derived(for: "form") }
}

extension WebSite {
    /// - Throws: `AccessError.signInRequired`, which sends a browser to sign in and back.
    func signedIn(_ request: Request) async throws -> SignedIn {
        guard let viewer = try await viewer(request) else { throw AccessError.signInRequired }
        return viewer
    }

    /// Who is signed in, if anybody.
    func viewer(_ request: Request) async throws -> SignedIn? {
        guard let session = request.session, let visit = try await platform.visit(of: session) else { return nil }
        return SignedIn(account: visit.account, session: session, id: visit.session.id, unread: visit.unread)
    }
}
