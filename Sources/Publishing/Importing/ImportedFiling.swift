import Importing
import Kernel
import Storage

/// Categories become channels where there is one of that name, else topics; tags become topics.
struct ImportedFiling {
    let terms: [ImportSession.TermKey: ImportedTerm]
    let options: ImportOptions
    let now: Timestamp
    let connection: any Connection

    func channel(of article: ImportedArticle) throws -> Channel? {
        let store = ChannelStore(connection: connection)
        let channels = try store.all()
        for slug in article.categories {
            let term = terms[ImportSession.TermKey(.category, slug)]
            if let channel = channels.first(where: { matches($0, slug: slug, name: term?.name) }) { return channel }
            if options.makesChannels, let made = try makeChannel(slug: slug, term) { return made }
        }
        return options.channel.flatMap { wanted in channels.first { $0.slug == wanted } }
    }

    func topics(of article: ImportedArticle) throws -> [Topic] {
        let channels = try ChannelStore(connection: connection).all()
        let store = TopicStore(connection: connection)
        let categories = article.categories.compactMap { slug -> String? in
            let name = terms[ImportSession.TermKey(.category, slug)]?.name
            return channels.contains { matches($0, slug: slug, name: name) } ? nil : name ?? slug
        }
        let tags = article.tags.map { terms[ImportSession.TermKey(.tag, $0)]?.name ?? $0 }
        return try (categories + tags).compactMap { try store.findOrInsert($0, at: now) }
    }

    private func matches(_ channel: Channel, slug: String, name: String?) -> Bool {
        let names = [channel.slug.description, channel.name.simplifiedChinese, channel.name.english].map {
            $0.lowercased()
        }
        return names.contains(slug.lowercased()) || name.map { names.contains($0.lowercased()) } == true
    }

    private func makeChannel(slug: String, _ term: ImportedTerm?) throws -> Channel? {
        let name = term?.name ?? slug
        guard term?.parentSlug == nil, let slug = Slug(naming: name) else { return nil }
        let store = ChannelStore(connection: connection)
        let channel = Channel(
            id: .mint(at: now), slug: slug, name: LocalizedText(name), position: try store.nextPosition())
        try store.insert(channel)
        return channel
    }
}
