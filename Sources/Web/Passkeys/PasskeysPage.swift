import Kernel
import Publishing

/// The passkeys of an account, and where one is added.
struct PasskeysPage {
    let passkeys: [Passkey]
    let hasPassword: Bool

    func render(_ pages: Pages) throws -> String {
        try pages.render(
            "passkeys/index",
            [
                "passkeys": Fields.list(
                    passkeys.map { passkey -> Fields in
                        [
                            "id": passkey.id, "name": passkey.name.nonEmpty ?? pages.texts("passkey.unnamed"),
                            "added": pages.texts("passkey.added", ["time": pages.time.day(passkey.createdAt)]),
                            "used": passkey.usedAt.map { pages.texts("passkey.used", ["time": pages.time.day($0)]) }
                                ?? pages.texts("passkey.neverUsed"),
                        ]
                    }),
                "password": hasPassword ? try pages.field(.currentPassword(pages.texts, in: "passkey")) : nil,
                "field": try pages.field(
                    FormField(
                        name: "name", label: pages.texts("passkey.name"), hint: pages.texts("passkey.nameHint"),
                        maximumLength: 60, autocomplete: "off")),
            ],
            PageFrame(
                name: "passkeys", heading: pages.texts("passkey.title"),
                work: .account(pages.texts, current: "/account/security"),
                scripts: ["passkeys.js"]))
    }
}
