import Kernel
import Publishing

/// What a page says about itself to browsers, search engines and the navigation around it.
struct PageFrame {
    struct Feed {
        let title: String
        /// Without its ending: Atom, RSS and JSON Feed lie side by side.
        let stem: String
    }

    /// Names the page's kind in a class of its body.
    var name: String
    /// Of the page itself, without the site's name.
    var heading: String
    var description: String?
    /// The path that search engines should know the page by; `nil` for pages they should not.
    var canonical: String?
    var feed: Feed?
    var previous: String?
    var next: String?
    var type = "website"
    var picture: StoredMedia?
    var pictureAlt = ""
    var published: Timestamp?
    var modified: Timestamp?
    /// JSON text of the page's linked data.
    var linkedData: [String] = []
    var currentChannel: Slug?
    /// Set on pages of the studio, the desk, an account or the administration: they have a style sheet of their own,
    /// and the areas of work above them in place of the channels.
    var work: WorkFrame?
    /// Names of files in `js/`, each a module.
    var scripts: [String] = []
    /// Shows parts of those pages, without being one of them.
    var showsWorkParts = false
    /// Without masthead and footer: the page has a bar of its own.
    var isBare = false
}
