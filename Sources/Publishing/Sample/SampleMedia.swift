import Document
import Importing

/// The sample's pictures and videos, by file name.
struct SampleMedia: Sendable {
    let files: [String: StoredMedia]
    let posters: [String: StoredMedia]

    static func names(in folder: SampleFolder) -> Set<String> {
        var names = Set(folder.publications.compactMap(\.avatar) + folder.articles.compactMap(\.front.cover))
        for article in folder.articles {
            for case .remote(let address) in article.document.mediaSources { names.insert(name(address)) }
        }
        return names
    }

    /// `x.jpg` of `../pictures/x.jpg`.
    static func name(_ address: String) -> String { String(address.split(separator: "/").last ?? "") }

    func content(_ article: SampleFolder.Article) -> ArticleContent {
        var document = article.document.mapMedia { source in
            guard case .remote(let address) = source, let file = files[Self.name(address)] else { return source }
            return .stored(file.hash)
        }
        document.blocks = document.blocks.map(withPoster)
        return ArticleContent(
            title: article.front.title, summary: article.front.summary ?? document.excerpt(120),
            language: article.front.lang, cover: article.front.cover.flatMap { files[$0]?.hash }, document: document,
            declarations: (article.front.declarations ?? []).compactMap { declaration in
                Declaration.Kind(rawValue: declaration.kind).map {
                    Declaration(
                        $0, source: declaration.source ?? declaration.name, link: declaration.url,
                        time: declaration.time,
                        place: declaration.place)
                }
            })
    }

    private func withPoster(_ block: Block) -> Block {
        guard case .video(var video) = block, video.poster == nil,
            let name = files.first(where: { .stored($0.value.hash) == video.source })?.key, let poster = posters[name]
        else { return block }
        video.poster = .stored(poster.hash)
        return .video(video)
    }
}
