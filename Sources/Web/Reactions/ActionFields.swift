import Kernel
import Publishing

/// What a reader can do with an article, in one row: like, bookmark, comment, pass on.
struct ActionFields {
    let contents: ArticleContents
    let path: String

    func fields(_ pages: Pages) throws -> Fields {
        let page = "\(path)#actions"
        return [
            "like": try SwitchButton(
                template: "readers/like", action: "\(path)/like", page: page, isOn: contents.reader?.likes == true,
                count: contents.tally.likes
            ).render(pages),
            "bookmark": try SwitchButton(
                template: "readers/bookmark", action: "\(path)/bookmark", page: page,
                isOn: contents.reader?.bookmarked == true
            ).render(pages),
            "discussed": contents.comments.count > 0
                ? pages.texts.number(contents.comments.count) : contents.comments.mode == .closed ? nil : "",
            "shareAction": "\(path)/share",
        ]
    }
}
