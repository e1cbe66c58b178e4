public import Foundation
import HTTPTypes
import Hummingbird
public import Kernel
import NIOPosix
public import Publishing

/// What the routes share: the platform, and the means to make, keep and send pages.
public struct WebSite: Sendable {
    public let platform: Platform
    let address: SiteAddress
    let templates: Templates
    let assets: Assets
    let cache: PageCache
    public let metrics: ServerMetrics
    let texts: SiteTexts
    let facts: ServerFacts
    let requestLines: RequestLines?
    /// Files being received, on the disk they will be kept on.
    let incoming: URL
    /// Files that readers are known to be shown.
    let publicMedia = PublicMedia()
    /// Who was sent which article, until it is counted.
    public let reads = ReadCounter()
    let languages = OfferedLanguages()
    /// Who has the comments of an article open.
    let commentWatch = CommentWatch()
    /// What readers who keep a history have just opened.
    let readings = ReadingBuffer()

    /// - Parameters:
    ///   - resources: the folder with templates, style sheets, scripts and catalogues.
    ///   - icons: the SVG sprite built at set-up.
    ///   - vendor: the folder of scripts fetched at set-up.
    ///   - incoming: a folder on the disk of the data, for files while they are received.
    ///   - logsRequests: whether to write a line per request to standard error.
    /// - Throws: `ResourceError` when a file is missing or broken.
    public init(
        platform: Platform, address: SiteAddress, resources: URL, icons: URL?, vendor: URL? = nil, facts: ServerFacts,
        incoming: URL = FileManager.default.temporaryDirectory, logsRequests: Bool
    ) async throws {
        self.platform = platform
        self.incoming = incoming
        self.address = address
        requestLines = logsRequests ? RequestLines() : nil
        self.facts = facts
        templates = try await Templates(resources: resources)
        assets = try Assets(resources: resources, icons: icons, vendor: vendor)
        texts = try SiteTexts(resources: resources)
        cache = PageCache(clock: platform.clock)
        metrics = ServerMetrics()
        languages.offer(try await platform.chrome().settings.languages)
    }

    /// Something on the site has changed: kept pages are stale, and perhaps other languages are offered.
    public func siteChanged() async {
        forgetPages()
        // Where the database cannot be asked, what was offered before still is.
        if let settings = try? await platform.chrome().settings { languages.offer(settings.languages) }
    }

    /// The page of one article is outdated, with all that lies under its address.
    public func articleChanged(_ handle: Handle, _ article: Identifier<Article>) {
        cache.outdate(under: Path.article(handle, article))
    }

    /// The order of the hot list is another: the pages that are about it are outdated. Others show it when they are made anew.
    public func hotChanged() {
        for path in ["/", "/hot", "/most-read", "/most-discussed"] { cache.outdate(under: path) }
    }

    /// Tells the page cache that something on the site has changed.
    public func forgetPages() {
        cache.forgetAll()
        publicMedia.forgetAll()
    }

    /// Writes out the request log's lines that wait in memory.
    public func flushRequestLog() {
        requestLines?.flush()
    }

    /// A public page. Who is signed in has it made for them alone, with their name, their marks and the key of its forms;
    /// for everybody else it is kept.
    func page(
        _ request: Request, make: @Sendable @escaping (PageMaker) async throws -> RenderedPage
    ) async throws -> Response {
        guard let viewer = try await viewer(request) else { return try await sharedPage(request, make: make) }
        var maker = maker(request.language, request)
        maker.viewer = viewer
        let page = try await make(maker).forOneReader
        return try await compressed(page, request.acceptedEncoding).response(to: request)
    }

    /// What is the same for everybody: from memory when it is there, else made once, compressed and kept.
    func sharedPage(
        _ request: Request, make: @Sendable @escaping (PageMaker) async throws -> RenderedPage
    ) async throws -> Response {
        let encoding = request.acceptedEncoding
        let language = request.language
        let plainKey = PageCache.Key(address: request.uri.string, language: language, encoding: .identity)
        let makePlain: @Sendable () async throws -> RenderedPage = { try await make(maker(language, request)) }
        guard encoding != .identity else {
            return try await cache.page(plainKey, make: makePlain).response(to: request)
        }
        let key = PageCache.Key(address: plainKey.address, language: language, encoding: encoding)
        return try await cache.page(key) {
            // What is kept compressed must not be older than what it is kept as.
            try await compressed(cache.page(plainKey, acceptsOutdated: false, make: makePlain), encoding)
        }.response(to: request)
    }

    /// Off the cooperative pool, because it takes milliseconds.
    func compressed(_ page: RenderedPage, _ encoding: RenderedPage.Encoding) async throws -> RenderedPage {
        guard encoding != .identity else { return page }
        return try await NIOThreadPool.singleton.runIfActive { page.encoded(encoding) }
    }

    /// A page for one reader, which nobody keeps.
    ///
    /// - Parameter viewer: who is signed in, and so sees their name in the masthead and has the key of every form.
    func privatePage(
        _ request: Request, for viewer: SignedIn? = nil, status: HTTPResponse.Status = .ok,
        make: (PageMaker) async throws -> String
    ) async throws -> Response {
        var maker = maker(request.language, request)
        maker.viewer = viewer
        let html = try await make(maker)
        return RenderedPage(html, cacheControl: "private, no-store").response(to: request, status: status)
    }

    func maker(_ language: Language, _ request: Request) -> PageMaker {
        PageMaker(site: self, language: language, requested: request.uri.string)
    }
}

/// Knows the language of a request, and waits for the settings to become `Pages`.
struct PageMaker: Sendable {
    let site: WebSite
    let language: Language
    let requested: String
    var viewer: SignedIn?
    /// Stands in the forms of somebody who is not signed in.
    var visit: SecretToken?

    func pages(_ settings: SiteSettings, _ channels: [Channel]) -> Pages {
        Pages(
            templates: site.templates, assets: site.assets, address: site.address, language: language,
            settings: settings,
            channels: channels, now: site.platform.clock.now, requested: requested,
            viewer: viewer, csrf: (viewer?.csrf ?? visit?.formKey).map { FormKey(text: $0).masked })
    }
}

/// What the operator's overview says about this process.
public struct ServerFacts: Sendable {
    public let version: String
    public let startedAt: Timestamp
    /// A folder, or an address without its password.
    public let data: String

    public init(version: String, startedAt: Timestamp, data: String) {
        self.version = version
        self.startedAt = startedAt
        self.data = data
    }
}
