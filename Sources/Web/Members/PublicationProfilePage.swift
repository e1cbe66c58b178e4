import Kernel
import Publishing

/// What a publication says of itself, for those who may change it.
struct PublicationProfilePage {
    let settings: PublicationSettings
    var typed: Form?
    var error: (any ReadableError)?
    var isSaved = false

    func render(_ pages: Pages) throws -> String {
        let publication = settings.publication.publication, texts = pages.texts
        let canEdit = settings.actions.contains(.edit)
        let path = PublicationSections.profile.path(publication.handle)
        return try pages.render(
            "members/profile",
            [
                "publication": PublicationHead.fields(settings, pages), "path": path,
                "problem": error.map { texts.text(of: $0) ?? $0.description },
                "done": isSaved ? texts("members.saved") : nil,
                "waiting": settings.waitingName.map { texts("members.nameWaits", ["name": $0]) },
                "inputs": canEdit ? ["items": try inputs(pages)] as Fields : nil,
                "avatarForms": canEdit
                    ? AvatarFields(
                        crop: settings.crop,
                        preview: settings.picture.flatMap { picture in
                            settings.publication.avatar.map {
                                AvatarFields.Preview(
                                    picture: "\(path)/picture?\(picture.hash.description.prefix(12))",
                                    avatar: PictureAddresses($0).largest(upTo: 320).address)
                            }
                        }, uploadAction: "\(path)/picture", cropAction: "\(path)/crop"
                    ).fields(pages) : nil,
                "facts": canEdit ? nil : Fields.list(facts(texts)),
                "events": settings.events.isEmpty
                    ? nil : ["items": settings.events.map { event($0, pages) }] as Fields,
            ],
            PageFrame(
                name: "publication-settings", heading: publication.name,
                work: PublicationSections.make(current: .profile, settings, pages),
                scripts: settings.picture == nil ? [] : ["crop.js"]))
    }

    private func inputs(_ pages: Pages) throws -> [String] {
        let publication = settings.publication.publication, texts = pages.texts
        func value(_ name: String, _ saved: String) -> String { typed.map { $0.text(name) } ?? saved }
        var fields = [
            FormField(
                name: "name", label: texts("apply.field.name"), value: value("name", publication.name),
                hint: texts("members.hint.name"), error: problem(["name_taken", "name_malformed"], texts),
                isRequired: true, maximumLength: PublicationName.length.upperBound),
            FormField(
                name: "tagline", label: texts("apply.field.tagline"), value: value("tagline", publication.tagline),
                hint: texts("apply.hint.tagline"), maximumLength: ApplicationForm.longestTagline),
            FormField(
                name: "about", label: texts("members.about"), kind: .paragraph(rows: 4),
                value: value("about", publication.about), hint: texts("members.hint.about"),
                maximumLength: PublicationProfile.longestAbout),
        ]
        // Asked for only when the name turned out to need it.
        if error?.messageKey == "reason_missing" {
            fields.insert(
                FormField(
                    name: "reason", label: texts("members.nameReason"), kind: .paragraph(rows: 3),
                    hint: texts("members.hint.nameReason"), error: texts("members.nameReserved"), isRequired: true,
                    maximumLength: JoiningError.longestText), at: 1)
        }
        return try fields.map(pages.field)
    }

    private func problem(_ keys: Set<String>, _ texts: Catalogue) -> String? {
        error.flatMap { keys.contains($0.messageKey) ? texts.text(of: $0) : nil }
    }

    private func facts(_ texts: Catalogue) -> [Fields] {
        let publication = settings.publication.publication
        let facts = [
            (texts("apply.field.name"), publication.name), (texts("apply.field.tagline"), publication.tagline),
            (texts("members.about"), publication.about),
        ]
        return facts.filter { !$0.1.isEmpty }.map { ["label": $0.0, "value": $0.1] }
    }

    private func event(_ event: PublicationEvent, _ pages: Pages) -> Fields {
        [
            "what": pages.texts("publication.state.\(event.state.rawValue)"),
            "who": event.name ?? pages.texts("apply.event.program"), "why": event.reason.nonEmpty,
            "when": ["iso": pages.time.iso(event.createdAt), "text": pages.time.full(event.createdAt)] as Fields,
            "kindOfEvent": "state",
        ]
    }
}
