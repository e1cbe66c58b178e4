import Testing

@testable import Publishing

struct RedactionTests {
    private let redaction = Redaction(names: ["林晚", "The Tideline", "x"])

    @Test(arguments: [
        ("写信给 lin.wan+x@news.example.org。", "写信给 […]。"),
        ("lin@example.org, wan@example.org", "[…], […]"),
        ("Ask a@b.example.", "Ask […]."),
        ("a@b@c.example", "a@[…]"),
        ("@tideline, 5 @ 3.5, a@localhost, a@.example", "@tideline, 5 @ 3.5, a@localhost, a@.example"),
        ("Call +86 138 0013 8000, since 2026-11-23.", "Call […], since 2026-11-23."),
        ("林晚写道，THE TIDELINE and Ｔhe Tideline", "[…]写道，[…] and […]"),
        ("x marks it", "x marks it"),
    ])
    func personalDataIsTakenOut(_ text: String, _ expected: String) {
        #expect(redaction(text) == expected)
    }

    /// One that looks for an address from every letter does not come to an end.
    @Test func aLongTextWithoutSpacesIsReadOnce() {
        let text = String(repeating: "潮", count: 200_000)
        #expect(redaction(text) == text)
        #expect(redaction(text + "@") == text + "@")
    }
}
