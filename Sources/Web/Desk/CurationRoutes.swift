import Foundation
import Hummingbird
import Kernel
import Publishing

/// `/desk/channels`: what stands first on the front page and in the channels.
struct CurationRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("desk/channels") { request, _ -> Response in
            let viewer = try await site.signedIn(request)
            let contents = try await site.platform.curation(of: .front, for: viewer.account)
            return try await site.privatePage(request, for: viewer) { maker in
                try CurationPlacesPage(channels: contents.channels)
                    .render(maker.pages(contents.settings, contents.channels))
            }
        }
        router.get("desk/channels/:place") { request, context -> Response in
            try await show(try context.place(), request, try await site.signedIn(request))
        }
        router.post("desk/channels/:place") { request, context -> Response in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            let place = try context.place()
            do {
                let time = SiteTime(try await site.platform.chrome().settings, request)
                try await site.platform.curate(place, try form.change(time), by: viewer.account)
                return Response.seeOther(place.path)
            } catch let error as CurationError {
                return try await show(place, request, viewer, refused: error, form)
            }
        }
    }

    private func show(
        _ place: CurationPlace, _ request: Request, _ viewer: SignedIn, refused: CurationError? = nil,
        _ form: Form = Form("")
    ) async throws -> Response {
        let contents = try await site.platform.curation(of: place, for: viewer.account)
        let time = SiteTime(contents.settings, request)
        let at = request.queryText("at").flatMap(time.timestamp(local:))
        let preview = try await preview(of: place, at: at ?? site.platform.clock.now, viewer)
        return try await site.privatePage(request, for: viewer, status: refused == nil ? .ok : .badRequest) { maker in
            try CurationPage(contents: contents, preview: preview, at: at, refused: refused, form: form)
                .render(maker.pages(contents.settings, contents.channels))
        }
    }

    private func preview(of place: CurationPlace, at time: Timestamp, _ viewer: SignedIn) async throws
        -> CurationPage.Preview
    {
        switch place {
        case .front: .front(try await site.platform.portal(at: time, for: viewer.account))
        case .channel(let slug): .channel(try await site.platform.channel(slug, at: time, for: viewer.account))
        }
    }
}

extension WebContext {
    /// `-` is no slug, so no channel can have the front page's name.
    fileprivate func place() throws -> CurationPlace {
        guard let text = parameters.get("place")?.removingPercentEncoding else { throw ReadingError.noSuchChannel }
        if text == "-" { return .front }
        guard let slug = Slug(text) else { throw ReadingError.noSuchChannel }
        return .channel(slug)
    }
}

extension CurationPlace {
    var path: String {
        switch self {
        case .front: "/desk/channels/-"
        case .channel(let slug): "/desk/channels/\(Path.encoded(slug.description))"
        }
    }
}

extension Form {
    /// - Throws: `CurationError.notListed` for an article's address that is none, `BadInput`.
    fileprivate func change(_ time: SiteTime) throws -> CurationChange {
        switch text("change") {
        case "add":
            // An address typed in is meant rather than what happens to be chosen in the list.
            let reference = text("address").nonEmpty ?? text("article")
            let last = reference.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").last
            guard let article = last.flatMap({ Identifier<Article>(String($0)) }) else {
                throw CurationError.notListed
            }
            guard let kind = CuratedSlot.Kind(rawValue: text("kind")) else { throw BadInput() }
            return .add(
                article, kind, startsAt: time.timestamp(local: text("startsAt")),
                endsAt: time.timestamp(local: text("endsAt")))
        case "remove": return .remove(try identifier("slot"))
        case "up": return .move(try identifier("slot"), up: true)
        case "down": return .move(try identifier("slot"), up: false)
        case "blockUp": return .moveBlock(try identifier("channel"), up: true)
        case "blockDown": return .moveBlock(try identifier("channel"), up: false)
        case "hide": return .hideBlock(try identifier("channel"), true)
        case "show": return .hideBlock(try identifier("channel"), false)
        default: throw BadInput()
        }
    }

    private func identifier<Entity>(_ name: String) throws -> Identifier<Entity> {
        guard let id = Identifier<Entity>(text(name)) else { throw BadInput() }
        return id
    }
}

extension SiteTime {
    init(_ settings: SiteSettings, _ request: Request) {
        self.init(zone: TimeZone(identifier: settings.timeZone) ?? .gmt, language: request.language)
    }
}
