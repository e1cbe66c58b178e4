import Kernel
import Publishing

/// What applying is about, and where somebody's own applications stand.
struct ApplyPage {
    let contents: ApplyingContents

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        return try pages.render(
            "apply/show",
            [
                "about": ApplyFacts(policy: contents.policy).fields(texts),
                "open": contents.open.map { open($0, pages) },
                "start": contents.open == nil && contents.attemptsLeft > 0
                    ? [
                        "text": contents.attemptsLeft < contents.policy.attempts
                            ? texts("apply.attemptsLeft", count: contents.attemptsLeft) : texts("apply.startHint")
                    ] as Fields : nil,
                "noAttempts": contents.open == nil && contents.attemptsLeft == 0
                    ? texts("error.no_attempts_left", ["limit": String(contents.policy.attempts)]) : nil,
                "past": Fields.list(contents.applications.filter { !$0.state.isOpen }.map { entry($0, pages) }),
            ], PageFrame(name: "apply", heading: texts("apply.title"), work: WorkFrame(area: .studio)))
    }

    private func open(_ application: JoiningApplication, _ pages: Pages) -> Fields {
        var fields = entry(application, pages)
        fields["isDraft"] = application.state == .draft
        return fields
    }

    private func entry(_ application: JoiningApplication, _ pages: Pages) -> Fields {
        [
            "name": application.form.name.nonEmpty ?? pages.texts("apply.unnamed"),
            "url": application.state == .draft
                ? ApplyStepPage.path(.kind) : "/apply/\(application.id)",
            "state": ApplicationTexts.state(application.state, pages.texts),
            "date": pages.time.day(application.modifiedAt),
        ]
    }
}

/// The same for those who are not signed in.
struct ApplyInvitationPage {
    let policy: JoiningPolicy

    func render(_ pages: Pages) throws -> String {
        try pages.render(
            "apply/show",
            [
                "about": ApplyFacts(policy: policy).fields(pages.texts),
                "signIn": [
                    "signInURL": "/sign-in?next=/apply",
                    "signUpURL": policy.signUp == .closed ? nil : "/sign-up?next=/apply",
                ] as Fields,
            ],
            PageFrame(
                name: "apply", heading: pages.texts("apply.title"), description: pages.texts("apply.lede"),
                canonical: "/apply", work: WorkFrame()))
    }
}

/// What somebody should know before they begin.
struct ApplyFacts {
    let policy: JoiningPolicy

    func fields(_ texts: Catalogue) -> Fields {
        [
            "items": [
                texts("apply.facts.time"), texts("apply.facts.kinds"),
                texts("apply.facts.attempts", ["count": String(policy.attempts)]),
                texts("apply.facts.proof", ["days": String(policy.proofDays)]),
            ]
        ]
    }
}

/// How applications are spoken of.
enum ApplicationTexts {
    static func state(_ state: JoiningApplication.State, _ texts: Catalogue) -> Fields {
        let style =
            switch state {
            case .approved: "state-good"
            case .submitted, .inReview: "state-waiting"
            case .needsInformation, .rejected: "state-trouble"
            case .draft, .withdrawn: ""
            }
        return ["name": texts("apply.state.\(state.rawValue.replacing(" ", with: "-"))"), "style": style]
    }

    /// The oldest first, each with who, when and why.
    static func timeline(_ events: [ApplicationEvent], _ pages: Pages) -> [Fields] {
        events.map { event in
            let texts = pages.texts
            let key = "apply.event.\(event.kind.rawValue.replacing(" ", with: "-"))"
            return [
                "what": texts(key), "who": event.name ?? texts("apply.event.program"),
                "why": event.text.nonEmpty,
                "when": ["iso": pages.time.iso(event.createdAt), "text": pages.time.full(event.createdAt)] as Fields,
                "isSpoken": !event.text.isEmpty, "kindOfEvent": event.kind.rawValue.replacing(" ", with: "-"),
            ]
        }
    }

    /// Everything an application says, as names and values.
    static func facts(_ contents: ApplicationContents, _ pages: Pages) -> [Fields] {
        let form = contents.application.form, texts = pages.texts
        let channel = contents.chrome.channels.first { $0.id == form.channel }?.name[pages.language]
        let facts: [(String, String?, ApplicationForm.Step)] = [
            ("kind", form.kind.map { texts("publication.kind.\($0.rawValue)") }, .kind),
            ("handle", form.handle.nonEmpty.map { "@\($0)" }, .name), ("name", form.name.nonEmpty, .name),
            ("tagline", form.tagline.nonEmpty, .name), ("channel", channel, .content),
            ("reason", form.reason.nonEmpty, .content), ("samples", form.samples.nonEmpty, .content),
        ]
        return facts.map { key, value, step in
            [
                "label": texts("apply.field.\(key)"), "value": value ?? texts("apply.nothing"),
                "isMissing": value == nil, "editURL": ApplyStepPage.path(step),
            ]
        }
    }

    static func proofs(_ contents: ApplicationContents, _ pages: Pages, canRemove: Bool = false) -> Fields? {
        Fields.list(
            contents.proofs.map { proof in
                DocumentFields.item(
                    proof.name, proof.byteCount, at: proof.deletedAt == nil ? "/apply/documents/\(proof.key)" : nil,
                    gone: proof.deletedAt.map { pages.texts("apply.proof.gone", ["date": pages.time.day($0)]) },
                    canRemove: canRemove)
            })
    }
}
