import Foundation
import Hummingbird

/// Where somebody goes after signing in: a path on this site and nowhere else.
struct NextPath: Hashable {
    let text: String

    /// `nil` for anything a browser might take for another site, or for the sign-in pages themselves.
    init?(_ text: String) {
        guard text.hasPrefix("/"), !text.hasPrefix("//"), text.utf8.count <= 2000,
            text.utf8.allSatisfy({ $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "\\") }),
            !["/sign-in", "/sign-up", "/sign-out", "/reset"].contains(where: text.hasPrefix)
        else { return nil }
        self.text = text
    }

    /// The address with this behind it as `next`.
    static func address(_ path: String, next: NextPath?) -> String {
        next.map { "\(path)?next=\(Path.encoded($0.text))" } ?? path
    }
}

extension Request {
    var next: NextPath? { queryText("next").flatMap(NextPath.init) }
}
