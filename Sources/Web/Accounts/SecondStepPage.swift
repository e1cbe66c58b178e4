import Kernel
import Publishing

/// Turns the second step on and off.
struct SecondStepPage {
    let viewer: SignedIn
    let secondStep: SecondStep
    var problem: FormProblem?
    /// Which of the forms the problem is about.
    var deed = ""

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        var fields: Fields = ["lede": texts("accounts.secondStep.lede")]
        switch secondStep {
        case .off:
            fields["begin"] = try form(
                "begin", "/account/second-step", texts("accounts.secondStep.begin"), texts
            ).model(pages)
        case .begun(let secret):
            let address = secret.address(site: pages.settings.name[pages.language], account: viewer.account.email)
            fields["scan"] =
                [
                    "qr": try QRCode.svg(address), "secret": secret.text, "confirm": try confirm(texts).model(pages),
                ] as Fields
        case .on(let codes):
            fields["on"] =
                [
                    "text": texts("accounts.secondStep.codesLeft", count: codes),
                    "renew": try form(
                        "renew", "/account/second-step/codes", texts("accounts.codes.renew"), texts
                    ).model(pages),
                    "end": try form(
                        "end", "/account/second-step/end", texts("accounts.secondStep.end"), texts, isDangerous: true
                    ).model(pages),
                ] as Fields
        }
        return try pages.render(
            "accounts/second-step", fields,
            PageFrame(
                name: "second-step", heading: texts("accounts.secondStep.title"),
                work: .account(texts, current: "/account/security")))
    }

    private func form(
        _ deed: String, _ action: String, _ submit: String, _ texts: Catalogue, isDangerous: Bool = false
    ) -> SectionForm {
        SectionForm(
            action: action, fields: viewer.account.hasPassword ? [.currentPassword(texts, in: deed)] : [],
            submit: submit, isDangerous: isDangerous, hidden: [("deed", deed)],
            problem: self.deed == deed ? problem : nil)
    }

    private func confirm(_ texts: Catalogue) -> SectionForm {
        SectionForm(
            action: "/account/second-step/confirm",
            fields: [
                FormField(
                    name: "code", label: texts("accounts.secondStep.code"), isRequired: true, maximumLength: 8,
                    autocomplete: "one-time-code")
            ], submit: texts("accounts.secondStep.confirm"), hidden: [("deed", "confirm")], problem: problem)
    }
}
