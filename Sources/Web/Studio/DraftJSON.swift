import Document
import Kernel
import Publishing

/// A working copy as the editor sends and receives it. Only these fields are read: whatever else is sent has no effect.
struct DraftJSON: Codable {
    struct Crop: Codable {
        let x, y, width, height: Double
    }

    var title: String
    var summary: String
    var language: String
    var cover: String?
    var coverCrop: Crop?
    /// The body in the editor's JSON, as a text, so that its nesting is checked before anything parses it.
    var document: String
    var declarations: [Declaration]
    var channel: String?
    var topics: [String]
    /// In the site's zone, such as `2026-11-24T08:00`.
    var scheduled: String?
    var canonical: String?
    var comments: String
    var correction: String?
}

extension DraftJSON {
    init(_ draft: DraftContent, _ time: SiteTime) {
        let (content, filing) = (draft.content, draft.filing)
        title = content.title
        summary = content.summary
        language = content.language
        cover = content.cover?.description
        coverCrop = filing.coverCrop.map { Crop(x: $0.x, y: $0.y, width: $0.width, height: $0.height) }
        document = content.document.json()
        declarations = content.declarations
        channel = filing.channel?.description
        topics = filing.topics
        scheduled = filing.scheduledAt.map(time.local)
        canonical = filing.canonical
        comments = filing.comments.rawValue
        correction = filing.correction
    }

    /// - Throws: `DocumentError`, `DraftError`, `BadInput`.
    func content(_ time: SiteTime) throws -> DraftContent {
        var filing = Filing()
        filing.channel = try channel?.nonEmpty.map { text in
            guard let id = Identifier<Channel>(text) else { throw DraftError.noSuchChannel }
            return id
        }
        filing.topics = topics.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
            .filter { !$0.isEmpty }.map { String($0.prefix(60)) }
        filing.coverCrop = try coverCrop.map { crop in
            guard let crop = Filing.Crop(x: crop.x, y: crop.y, width: crop.width, height: crop.height) else {
                throw BadInput()
            }
            return crop
        }
        filing.scheduledAt = try scheduled?.nonEmpty.map { text in
            guard let at = time.timestamp(local: text) else { throw DraftError.badSchedule }
            return at
        }
        filing.canonical = canonical?.nonEmpty
        guard let policy = Filing.CommentPolicy(rawValue: comments) else { throw BadInput() }
        filing.comments = policy
        filing.correction = correction?.nonEmpty
        let cover = try self.cover?.nonEmpty.map { text in
            guard let hash = ContentHash(text) else { throw BadInput() }
            return hash
        }
        return DraftContent(
            content: ArticleContent(
                title: title.split(whereSeparator: \.isNewline).joined(separator: " "), summary: summary,
                language: language, cover: cover, document: try Document(json: document),
                declarations: declarations.map(\.cleaned)),
            filing: filing)
    }
}

extension Declaration {
    /// Without fields that are empty.
    fileprivate var cleaned: Declaration {
        Declaration(
            kind, source: source?.nonEmpty, link: link?.nonEmpty, time: time?.nonEmpty, place: place?.nonEmpty,
            reason: reason?.nonEmpty)
    }
}

/// A save.
struct SaveJSON: Decodable {
    let base: Int
    let content: DraftJSON
    let baseContent: DraftJSON?
}

/// What the editor is told of a stored file.
struct MediaJSON: Encodable {
    let hash: String
    let src: String
    let width: Int
    let height: Int
    let isVideo: Bool
    var poster: String?
    var posterHash: String?

    init(_ media: StoredMedia, poster: StoredMedia? = nil) {
        hash = media.hash.description
        width = media.width
        height = media.height
        isVideo = media.isVideo
        src =
            media.isVideo
            ? Path.media(media.hash, media.variants.first ?? "") : PictureAddresses(media).largest(upTo: 1080).address
        self.poster = poster.map { PictureAddresses($0).largest(upTo: 1080).address }
        posterHash = poster?.hash.description
    }

    static func byHash(_ media: [ContentHash: StoredMedia]) -> [String: MediaJSON] {
        Dictionary(media.map { ($0.description, MediaJSON($1)) }) { first, _ in first }
    }
}

/// What the editor gets when it opens and after every save.
struct DraftReply: Encodable {
    struct Conflict: Encodable {
        let place: String
        let index: Int
        let mine: String
        let theirs: String
    }

    let version: Int
    var sent: Int
    var isMerged = false
    var conflicts: [Conflict] = []
    /// Only where it is not what was sent.
    var content: DraftJSON?
    /// The time of day in the site's zone: the browser's clock may be wrong.
    let clock: String
    let words: Int
    let minutes: Int
    var media: [String: MediaJSON] = [:]
    /// Where the working copy stands, when it is opened.
    let state: String?
    let missing: [String]

    init(opening contents: EditorContents, _ time: SiteTime) {
        let draft = contents.draft
        version = draft.version
        sent = draft.version
        content = DraftJSON(draft.content, time)
        clock = time.clock(draft.modifiedAt)
        words = draft.content.content.document.wordCount
        minutes = draft.content.content.document.readingMinutes
        media = MediaJSON.byHash(contents.media)
        state = draft.state.rawValue
        missing = contents.missing.map(\.rawValue)
    }

    init(
        _ saved: SavedDraft, media: [ContentHash: StoredMedia],
        jurisdiction: SiteSettings.Jurisdiction, _ time: SiteTime
    ) {
        version = saved.version
        sent = saved.sent
        isMerged = saved.isMerged
        conflicts = saved.conflicts.map { conflict in
            let (place, index) =
                switch conflict.place {
                case .title: ("title", 0)
                case .summary: ("summary", 0)
                case .setting: ("setting", 0)
                case .block(let index): ("block", index)
                }
            return Conflict(
                place: place, index: index, mine: conflict.mine.json(), theirs: conflict.theirs.json())
        }
        content = saved.isMerged ? DraftJSON(saved.content, time) : nil
        clock = time.clock(saved.savedAt)
        words = saved.content.content.document.wordCount
        minutes = saved.content.content.document.readingMinutes
        self.media = MediaJSON.byHash(media)
        state = nil
        missing = Requirements(jurisdiction: jurisdiction).missing(from: saved.content).map(\.rawValue)
    }
}
