import Publishing

/// Asks before a one-time link is spent.
struct SignInPage {
    /// What the form's CSRF token is derived for.
    static let purpose = "sign-in"

    let token: SecretToken
    let name: String

    func render(_ pages: Pages) throws -> String {
        try pages.render(
            "sign-in/show",
            [
                "text": pages.texts("signIn.asUser", ["name": name]), "action": "/sign-in", "token": token.text,
                "csrf": token.derived(for: Self.purpose),
            ], PageFrame(name: "sign-in", heading: pages.texts("signIn.title")))
    }
}
