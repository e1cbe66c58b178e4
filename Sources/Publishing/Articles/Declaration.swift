import Foundation

/// What an author declares about an article, shown below it.
public struct Declaration: Hashable, Sendable, Codable {
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case opinion, original, reprint, translation
        case aiGenerated = "ai-generated"
        case fiction
        case ownPictures = "own-pictures"
        case sourced
        case oldNews = "old-news"
        case advertising
        /// Of several texts by others.
        case compilation
        /// The author wrote it, and says that an article published before was copied from them.
        case dispute
    }

    public var kind: Kind
    /// Who is named: the source of a reprint or of facts, the original author of a translation.
    public var source: String?
    /// An http(s) address of the source.
    public var link: String?
    /// When the pictures were taken, or when old news first appeared, in the author's words.
    public var time: String?
    public var place: String?
    /// Why it is original, who has allowed the reprint, or what is disputed.
    public var reason: String?

    public init(
        _ kind: Kind, source: String? = nil, link: String? = nil, time: String? = nil, place: String? = nil,
        reason: String? = nil
    ) {
        self.kind = kind
        self.source = source
        self.link = link
        self.time = time
        self.place = place
        self.reason = reason
    }

    static func list(json: String) throws -> [Declaration] {
        try JSONDecoder().decode([Declaration].self, from: Data(json.utf8))
    }

    static func json(_ list: [Declaration]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(list), as: UTF8.self)
    }
}
