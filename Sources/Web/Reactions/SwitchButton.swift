import Hummingbird
import HTTPTypes
import Kernel
import Publishing

/// A button that switches something on or off for the reader: a form for who is signed in, for others a link to sign in and
/// back. Without JavaScript it leads back to the page it stands on; `switches.js` does it in place.
struct SwitchButton {
    let template: String
    /// Where the form goes.
    let action: String
    /// The page it stands on.
    let page: String
    let isOn: Bool
    var count = 0
    /// What is followed, for those who hear the button without seeing what it stands beside.
    var name: String?

    func render(_ pages: Pages) throws -> String {
        try pages.fragment(
            template,
            [
                "signIn": pages.viewer == nil ? "/sign-in?next=\(Path.encoded(page))" : nil,
                "form": pages.viewer == nil
                    ? nil
                    : [
                        "switchAction": action, "switchPage": page, "isOn": isOn, "next": isOn ? "0" : "1",
                    ] as Fields,
                "switchName": name, "switchCount": count > 0 ? pages.texts.number(count) : "",
            ])
    }

    static func follow(_ card: PublicationCard, isOn: Bool, page: String) -> SwitchButton {
        SwitchButton(
            template: "readers/follow", action: Path.publication(card.publication.handle) + "/follow", page: page,
            isOn: isOn, name: card.publication.name)
    }

    static func follow(_ topic: Topic, isOn: Bool, page: String) -> SwitchButton {
        SwitchButton(
            template: "readers/follow", action: Path.topic(topic.slug) + "/follow", page: page, isOn: isOn,
            name: topic.name)
    }
}

/// How a switch stands now, for the script that has pressed it.
private struct SwitchAnswer: Encodable {
    let isOn: Bool
    let count: Int
    /// The number as the page shows it.
    let text: String
}

extension WebSite {
    /// Reads a switch's form, does what it asks for, and leads back to its page, or tells the script how things stand.
    /// - Parameter page: where to lead if the form does not say.
    func switching(
        _ request: Request, _ context: WebContext, page: String,
        _ body: (_ isOn: Bool, _ viewer: SignedIn) async throws -> Switched
    ) async throws -> Response {
        guard let viewer = try await viewer(request) else {
            if request.wantsJSON { throw AccessError.signInRequired }
            return .seeOther("/sign-in?next=\(Path.encoded(page))")
        }
        let form = try await form(request, context, of: viewer)
        let state = try await body(form.text("on") == "1", viewer)
        guard request.wantsJSON else { return .seeOther(NextPath(form.text("page"))?.text ?? page) }
        let text = state.count > 0 ? templates.catalogue(request.language).number(state.count) : ""
        return try SwitchAnswer(isOn: state.isOn, count: state.count, text: text).response()
    }
}
