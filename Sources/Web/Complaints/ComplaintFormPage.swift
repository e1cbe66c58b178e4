import Kernel
import Publishing

/// What is wrong with it: the grounds, each of which has its own form, and the pictures of an article.
struct ComplaintChoicePage {
    let contents: ComplaintFormContents

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts, words = ComplaintTexts(pages: pages)
        let subject = contents.subject, address = subject.address
        return try pages.render(
            "complaints/choice",
            [
                "about": words.about(subject.about.kind, picture: subject.picture != nil),
                "name": contents.facts.title, "subjectURL": contents.facts.path,
                "publisher": subject.about.kind == .publication ? nil : contents.facts.publication.name,
                "shown": subject.picture.map(thumbnail),
                "grounds": ComplaintGround.allCases.map { ground -> Fields in
                    [
                        "name": words.ground(ground), "hint": texts("complaint.groundHint.\(ground.rawValue)"),
                        "url": "\(address)&ground=\(ground.rawValue)",
                    ]
                },
                "pictures": subject.picture == nil
                    ? Fields.list(
                        contents.pictures.enumerated().map { index, hash in
                            [
                                "url": Path.complaint(on: subject.about) + "&picture=\(hash)",
                                "thumbnail": thumbnail(hash),
                                "name": texts("complaint.pictureNumber", ["number": texts.number(index + 1)]),
                            ] as Fields
                        }) : nil,
            ], PageFrame(name: "complaints", heading: texts("complaint.title"), work: WorkFrame()))
    }

    private func thumbnail(_ hash: ContentHash) -> String { "/media/\(hash)/320.jpg" }
}

/// The form of one ground.
struct ComplaintFormPage {
    let contents: ComplaintFormContents
    let ground: ComplaintGround
    let origin: String
    var typed: Form?
    var error: (any ReadableError)?

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts, words = ComplaintTexts(pages: pages)
        let subject = contents.subject
        var statement = StatementFields(
            fields: ground.fields, typed: typed, error: error, key: "complaint.\(ground.rawValue)",
            isRequired: { ground.requires($0) && !(ground.mayBeExempt && ($0 == .name || $0 == .email)) })
        if let account = pages.viewer?.account {
            statement.standard = [.name: account.name, .email: account.email.description]
        }
        var fields = statement.formFields(texts)
        if ground.mayBeExempt {
            fields.append(
                FormField(
                    name: "exempt", label: texts("complaint.exempt"), kind: .box,
                    value: typed?.has("exempt") == true ? "on" : "", hint: texts("complaint.exemptHint")))
        }
        if ground.asksGoodFaith { fields.append(statement.goodFaith(texts)) }
        return try pages.render(
            "complaints/form",
            [
                "ground": words.ground(ground), "name": contents.facts.title,
                "about": words.about(subject.about.kind, picture: subject.picture != nil),
                "publisher": subject.about.kind == .publication ? nil : contents.facts.publication.name,
                "place": origin + contents.facts.path + (subject.picture.map { " · /media/\($0)" } ?? ""),
                "subjectURL": contents.facts.path, "back": subject.address, "problem": statement.message(texts),
                "action": "\(subject.address)&ground=\(ground.rawValue)",
                "fields": try fields.map { try pages.field($0) },
                "privacy": [
                    texts(ground.isForwarded ? "complaint.forwarded" : "complaint.private"),
                    texts("complaint.erased", count: contents.policy.contactDays),
                ],
            ], PageFrame(name: "complaints", heading: words.ground(ground), work: WorkFrame()))
    }
}

extension ComplaintSubject {
    /// Of its form.
    var address: String { Path.complaint(on: about) + (picture.map { "&picture=\($0)" } ?? "") }
}
