import Foundation
import Publishing

@testable import Web

extension DraftJSON {
    /// What an editor with one paragraph in it sends.
    static func text(_ words: String, title: String = "题目") -> DraftJSON {
        let document =
            "{\"type\":\"doc\",\"content\":[{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"\(words)\"}]}]}"
        return DraftJSON(
            title: title, summary: "", language: "zh-Hans", document: document, declarations: [], topics: [],
            comments: "open")
    }
}

/// What the editor sends to save.
struct TestSave: Encodable {
    var base = 1
    var content: DraftJSON
}
