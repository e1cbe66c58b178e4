import Document
import Importing
import Kernel

/// Brings the pictures and videos an imported article names into the media store.
struct MediaIntake {
    private enum Found {
        case stored(StoredMedia)
        case refused(kind: String, detail: String)
        /// There, but not looked into: this is a dry run.
        case located
    }

    /// A cover that readers are shown in lists is at least this wide, in pixels.
    private static let smallestCover = 480

    let store: any MediaStore
    let isDryRun: Bool
    private var known: [String: Found] = [:]

    init(store: any MediaStore, isDryRun: Bool) {
        self.store = store
        self.isDryRun = isDryRun
    }

    /// The article's content with every file that could be found in place of its old address.
    mutating func resolve(
        _ article: ImportedArticle, from locator: MediaLocator, place: String, cases: inout [ImportCase]
    ) async throws -> (ArticleContent, [StoredMedia]) {
        var stored: [MediaSource: StoredMedia] = [:]
        let named = article.document.mediaSources + (article.cover.map { [$0] } ?? [])
        for case .remote(let address) in named where stored[.remote(address)] == nil {
            switch try await find(address, locator) {
            case .stored(let media): stored[.remote(address)] = media
            case .refused(let kind, let detail):
                cases.append(ImportCase(kind: kind, place: place, detail: "\(address): \(detail)"))
            case .located: break
            }
        }
        var document = article.document.mapMedia { source in stored[source].map { .stored($0.hash) } ?? source }
        var files = Array(stored.values)
        try await addPosters(to: &document, files: &files)
        let chosen = article.cover.flatMap { stored[$0] }
        let byHash = Dictionary(files.map { ($0.hash, $0) }) { first, _ in first }
        let content = ArticleContent(
            title: article.title, summary: article.summary.isEmpty ? document.excerpt(120) : article.summary,
            language: article.language ?? "zh-Hans", cover: (chosen ?? firstPicture(of: document, byHash))?.hash,
            document: document)
        return (content, files)
    }

    private mutating func find(_ address: String, _ locator: MediaLocator) async throws -> Found {
        if let found = known[address] { return found }
        let found: Found
        do {
            let file = try locator.file(for: address)
            found = isDryRun ? .located : .stored(try await store.add(contentsOf: file))
        } catch let refusal as MediaRefusal {
            found = .refused(kind: "picture \(refusal.rawValue)", detail: refusal.description)
        } catch let error as any ReadableError where error.kind == .invalid || error.kind == .tooLarge {
            found = .refused(kind: "picture refused", detail: error.description)
        }
        if known.count > 20_000 { known.removeAll() }
        known[address] = found
        return found
    }

    private func addPosters(to document: inout Document, files: inout [StoredMedia]) async throws {
        var posters: [MediaSource: StoredMedia] = [:]
        for video in files where video.isVideo {
            if let poster = try await store.poster(of: video.hash) { posters[.stored(video.hash)] = poster }
        }
        guard !posters.isEmpty else { return }
        document.blocks = document.blocks.map { block in
            guard case .video(var video) = block, video.poster == nil, let poster = posters[video.source] else {
                return block
            }
            video.poster = .stored(poster.hash)
            return .video(video)
        }
        files += posters.values
    }

    private func firstPicture(of document: Document, _ files: [ContentHash: StoredMedia]) -> StoredMedia? {
        for case .stored(let hash) in document.mediaSources {
            if let media = files[hash], !media.isVideo, media.width >= Self.smallestCover { return media }
        }
        return nil
    }
}
