import Foundation
import Hummingbird
import Kernel
import Publishing

extension Request {
    /// The `page` of a list, from 1.
    /// - Throws: `ReadingError.noSuchPage` for anything that is not the number of a page.
    func pageNumber() throws -> Int {
        guard let text = queryText("page") else { return 1 }
        guard let number = Int(text), number >= 1, String(number) == text else { throw ReadingError.noSuchPage }
        return number
    }

    /// The decoded value of a query parameter; `nil` when it is absent or not UTF-8.
    func queryText(_ name: String) -> String? {
        uri.queryParameters[Substring(name)].flatMap { value in
            String(value).replacing("+", with: " ").removingPercentEncoding
        }
    }
}

extension WebContext {
    /// - Throws: `ReadingError.noSuchChannel` when the address holds no slug, as no channel or topic can have it.
    func slug() throws -> Slug {
        guard let text = parameters.get("slug")?.removingPercentEncoding, let slug = Slug(text) else {
            throw ReadingError.noSuchPage
        }
        return slug
    }

    /// - Throws: `ReadingError.noSuchPublication`.
    func handle() throws -> Handle {
        guard let handle = parameters.get("handle", as: Handle.self) else { throw ReadingError.noSuchPublication }
        return handle
    }

    /// - Throws: `ReadingError.noSuchArticle`.
    func article() throws -> Identifier<Article> {
        guard let id = parameters.get("id").flatMap(Identifier<Article>.init) else { throw ReadingError.noSuchArticle }
        return id
    }
}
