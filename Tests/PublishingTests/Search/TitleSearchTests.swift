@testable import Publishing
import TestSupport
import Testing

@Suite struct TitleSearchTests {
    @Test(arguments: DatabaseKind.allCases) func findsEveryWordInTheTitle(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            for title in ["云汀轻轨冬季时刻表", "Swift on the Server", "100% 棉", "下划_线", #"反斜\杠"#, "普通"] {
                try await platform.put(Draft(title: title))
            }
            func titles(_ query: String) async throws -> [String] {
                try await platform.search(SearchQuery(query), page: 1).articles?.items.map(\.title) ?? []
            }
            #expect(try await titles("时刻") == ["云汀轻轨冬季时刻表"])
            #expect(try await titles("server SWIFT") == ["Swift on the Server"])
            #expect(try await titles("swift client") == [])
            #expect(try await titles("%") == ["100% 棉"])
            #expect(try await titles("_") == ["下划_线"])
            #expect(try await titles(#"\"#) == [#"反斜\杠"#])
            #expect(try await titles("' OR 1=1 --") == [])
        }
    }

    @Test func anEmptyQueryIsNone() {
        #expect(SearchQuery("  \n ") == nil)
        #expect(SearchQuery(String(repeating: "字", count: 100))?.text.count == 64)
    }

    @Test(arguments: DatabaseKind.allCases) func whatFindsNothingSuggestsSomething(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            try await platform.put(Draft(title: "茶"))
            #expect(try await platform.search(SearchQuery("咖啡"), page: 1).suggestions.map(\.card.title) == ["茶"])
        }
    }
}
