import Foundation
import Kernel
import Testing

@testable import Web

@Suite struct CatalogueTests {
    private func catalogue(_ language: Language) throws -> Catalogue {
        try Catalogue(language: language, files: Catalogue.files(of: language, resources: resources))
    }

    @Test func bothLanguagesHaveTheSameWords() throws {
        // Chinese has one plural form, English two.
        let chinese = try catalogue(.simplifiedChinese).keys.filter { !$0.hasSuffix(".one") }
        let english = try catalogue(.english).keys.filter { !$0.hasSuffix(".one") }
        #expect(chinese.subtracting(english) == [])
        #expect(english.subtracting(chinese) == [])
    }

    /// Templates walk down a tree, in which a word has nothing below it.
    @Test func noWordIsAlsoABranch() throws {
        let keys = try catalogue(.english).keys
        let branches = Set(keys.compactMap { key in key.lastIndex(of: ".").map { String(key[..<$0]) } })
        #expect(keys.intersection(branches) == [])
    }

    /// Every key that templates or code name is in the catalogue.
    @Test func noWordIsMissing() throws {
        let keys = try catalogue(.english).keys
        let known = keys.union(keys.map { $0.replacing(/\.(one|other)$/, with: "") })
        var named: Set<String> = []
        for file in try files(below: "Sources/Web", "mustache") {
            for match in file.matches(of: /\{\{t\.([\w.]+)\}\}/) { named.insert(String(match.1)) }
        }
        for file in try files(below: "Sources/Web", "swift") {
            for match in file.matches(of: /texts\(\s*"([\w.]+)"/) { named.insert(String(match.1)) }
        }
        #expect(named.count > 60)
        #expect(named.subtracting(known) == [])
    }

    @Test func numbersAreWrittenAsTheLanguageHasThem() throws {
        let chinese = try catalogue(.simplifiedChinese), english = try catalogue(.english)
        #expect([9, 9008, 12_000, 120_000].map(chinese.number) == ["9", "9008", "1.2万", "12万"])
        #expect([9, 9008, 12_000].map(english.number) == ["9", "9,008", "12,000"])
        #expect(english("article.commentCount", count: 1) == "1 comment")
        #expect(english("article.commentCount", count: 2) == "2 comments")
    }

    private func files(below folder: String, _ ending: String) throws -> [String] {
        let root = repository.appending(path: folder)
        let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
        return try paths.filter { $0.hasSuffix(".\(ending)") }
            .map { try String(contentsOf: root.appending(path: $0), encoding: .utf8) }
    }
}
