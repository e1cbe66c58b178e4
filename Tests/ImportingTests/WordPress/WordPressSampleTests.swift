import Document
import Foundation
import Importing
import Kernel
import Testing

/// WordPress's own test data for themes: a classic site and one made of blocks.
@Suite(.enabled(if: SharedData.has("wordpress"), "the shared corpora are not beside the repository"))
struct WordPressSampleTests {
    static let files = ["wordpress/themeunittestdata.wordpress.xml", "wordpress/64-block-test-data.xml"].map(
        SharedData.url)

    /// Read once for all tests.
    private static let read = Result {
        var export = try WordPressExport(files: files)
        return (items: try export.all(), notes: export.notes)
    }

    let items: [ImportedItem]
    let notes: [ImportNote]

    init() throws {
        (items, notes) = try Self.read.get()
    }

    func article(_ title: String) throws -> ImportedArticle {
        try #require(items.articles.first { $0.title == title }, "no article \(title)")
    }

    @Test func everyPostAndPageComesIn() {
        #expect(items.articles.filter { !$0.isPage }.count == 119)
        #expect(items.articles.filter(\.isPage).count == 22)
        #expect(Set(items.articles.map(\.key)).count == 141)
        #expect(items.authors.count >= 3)
    }

    @Test func statesDatesAndAddressesAreKept() throws {
        #expect(try article("Draft").state == .draft)
        let scheduled = try article("Scheduled")
        #expect(scheduled.state == .scheduled)
        #expect(scheduled.published == Timestamp(milliseconds: 1_893_524_418_000))
        let protected = try article("Template: Password Protected (the password is \"enter\")")
        #expect(protected.isPasswordProtected)
        #expect(protected.state == .published)
        #expect(try article("Template: Sticky").isSticky)
        let comments = try article("Template: Comments")
        #expect(comments.paths == ["/2012/01/03/template-comments/", "/?p=1148", "/2007/09/04/comment-test/"])
        #expect(try article("Template: Comments Disabled").isCommentingOpen == false)
        #expect(try article("Level 3").paths.contains("/level-1/level-2/level-3/"))
        #expect(try article("Post Format: Gallery").format == "gallery")
        #expect(try article("Template: Excerpt (Defined)").summary.hasPrefix("This is a user-defined post excerpt."))
    }

    @Test func titlesAreWords() throws {
        #expect(try article("Markup: Title With Markup").slug == "markup-title-with-markup")
        let special = try #require(items.articles.first { $0.slug == "title-with-special-characters" })
        #expect(special.title == "Markup: Title With Special Characters ~`!@#$%^&*()-_=+{}[]/\\;:'\"?,.>")
        #expect(
            items.articles.contains {
                $0.slug == "επίπεδο-2" && $0.paths[0] == "/greek/%CE%B5%CF%80%CE%AF%CF%80%CE%B5%CE%B4%CE%BF-2/"
            })
    }

    @Test func galleriesCaptionsAndEmbedsBecomeNodes() throws {
        let gallery = try article("Post Format: Gallery").document.blocks
        guard case .gallery(let classic) = try #require(gallery.first) else {
            return #expect(Bool(false), "no gallery")
        }
        #expect(classic.figures.count == 23)
        #expect(classic.figures[3].caption == [.plain("Bell on wharf in San Francisco")])

        let captioned = try article("Post Format: Image (Caption)").document.blocks
        guard case .figure(let figure) = try #require(captioned.first) else { return #expect(Bool(false), "no figure") }
        #expect(figure.caption == [.plain("Bell on wharf in San Francisco")])

        let video = try article("Post Format: Video (YouTube)").document.blocks
        guard case .linkCard(let card) = try #require(video.first) else { return #expect(Bool(false), "no card") }
        #expect(card.address.description == "https://www.youtube.com/watch?v=SQEQr7c0-dw")

        let blocks = try article("Gallery").document.blocks
        guard case .gallery(let modern) = try #require(blocks.dropFirst(2).first) else {
            return #expect(Bool(false), "no gallery")
        }
        #expect(modern.caption == [.plain("Gallery caption")])
        #expect(modern.figures[0].caption == [.plain("Single image caption")])
    }

    @Test func coversKeepTheirText() throws {
        let blocks = try article("Cover").document.blocks
        let count = blocks.filter { $0 == .paragraph([.plain("Content")]) }.count
        #expect(count >= 9)
    }

    @Test func footnotesStandWhereTheyAreCalled() throws {
        let blocks = try article("Footnotes").document.blocks
        #expect(blocks.contains(.paragraph([.plain("A paragraph"), .footnote([.plain("A note")])])))
    }

    @Test func commentsKeepNamesTimesAndThreads() throws {
        let comments = try article("Template: Comments").comments
        #expect(comments.count == 20)
        var seen: Set<String> = []
        for comment in comments {
            if let parent = comment.parentKey { #expect(seen.contains(parent)) }
            seen.insert(comment.key)
        }
        #expect(comments.filter { $0.parentKey != nil }.count > 8)
        #expect(comments.allSatisfy { $0.posted != nil })
        #expect(comments.filter { $0.state == .approved }.count == 19)
        #expect(notes.filter { $0.kind == "skipped pingback" || $0.kind == "skipped trackback" }.count == 4)
    }

    @Test func whatTheServerWouldHaveMadeIsReported() {
        let dropped = items.articles.flatMap(\.dropped).counts
        #expect(dropped["block core/latest-posts"] == 51)
        #expect(dropped["block core/query"] == 16)
        #expect(notes.filter { $0.kind == "skipped nav_menu_item" }.count == 70)
    }

    @Test func filesOfOneSiteAreOneExport() throws {
        let sites = try WordPressExport.sites(in: Self.files)
        #expect(sites.map(\.name) == ["https://wpthemetestdata.wordpress.com"])
    }
}
