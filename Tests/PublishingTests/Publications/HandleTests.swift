@testable import Publishing
import Testing

@Suite struct HandleTests {
    @Test(arguments: ["abc", "a-1", "0ab", String(repeating: "a", count: 32)]) func takes(_ text: String) {
        #expect(Handle(text)?.description == text)
    }

    @Test(arguments: ["", "ab", "-abc", "abc-", "Abc", "a_b", "号号号", "a/b", "a b", String(repeating: "a", count: 33)])
    func refuses(_ text: String) {
        #expect(Handle(text) == nil)
    }

    @Test(
        arguments: [
            ("Jane Doe", "jane-doe"), ("admin@example.org", "admin-example-org"), ("José Ñandú", "jose-nandu"),
            ("x", nil),
            ("--- ---", nil),
        ] as [(String, String?)])
    func isFoundNearAName(_ name: String, _ handle: String?) {
        #expect(Handle(nearest: name)?.description == handle)
    }

    @Test func chineseNamesAreSpelledInLatinLetters() {
        #expect(Handle(nearest: "云汀街坊")?.description == "yun-ting-jie-fang")
    }

    @Test func numbersFitWithinTheLimit() throws {
        let long = try #require(Handle(String(repeating: "a", count: 32)))
        #expect(long.numbered(12)?.description == String(repeating: "a", count: 29) + "-12")
    }
}
