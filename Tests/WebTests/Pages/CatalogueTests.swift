import Foundation
import Kernel
import Testing

@testable import Web

@Suite struct CatalogueTests {
    private func catalogue(_ language: Language) throws -> Catalogue {
        try Catalogue(language: language, files: Catalogue.files(of: language, resources: resources))
    }

    /// The Traditional ones are made of the Simplified ones: a key missing there wants `Scripts/zh-hant` to be run.
    @Test(arguments: Language.allCases) func everyLanguageHasTheSameWords(language: Language) throws {
        // Only some languages have a form for one.
        let words = try catalogue(language).keys.filter { !$0.hasSuffix(".one") }
        let chinese = try catalogue(.simplifiedChinese).keys.filter { !$0.hasSuffix(".one") }
        #expect(Set(chinese).subtracting(words) == [])
        #expect(Set(words).subtracting(chinese) == [])
    }

    /// What the care edition says more plainly is said by the standard one.
    @Test func plainWordsStandForOthers() throws {
        let keys = try catalogue(.english).keys
        let plain = keys.filter { $0.hasPrefix("plain.") }.map { String($0.dropFirst(6)) }
        #expect(plain.count > 5)
        #expect(Set(plain).subtracting(keys) == [])
        let texts = try catalogue(.english)
        #expect(texts.inPlainWords("nav.hot") == texts("plain.nav.hot"))
        #expect(texts.inPlainWords("nav.home") == texts("nav.home"))
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

    /// Every key is named by a template, or by code: whole, or with parts of it filled in.
    @Test func noWordIsUnused() throws {
        var named: Set<String> = []
        for file in try files(below: "Sources/Web", "mustache") {
            for match in file.matches(of: /\bt\.([\w.-]+)/) { named.insert(String(match.1)) }
        }
        var patterns: Set<String> = []
        let literal = /"((?:[^"\\\n]|\\\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|\\.)*)"/
        let hole = /\\\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/
        for file in try files(below: "Sources", "swift") {
            for match in file.matches(of: literal) {
                let parts = match.1.split(separator: hole, omittingEmptySubsequences: false)
                guard parts.joined().contains(/^[\w.-]+$/), parts.joined().contains(/\w{3}/) else { continue }
                if parts.count == 1, !match.1.hasSuffix(".") {
                    named.insert(String(match.1))
                } else {
                    let pattern = parts.map { NSRegularExpression.escapedPattern(for: String($0)) }
                        .joined(separator: #"[\w-]+(?:\.[\w-]+)*"#)
                    patterns.insert(match.1.hasSuffix(".") ? pattern + #"[\w.-]+"# : pattern)
                }
            }
            // A literal within what fills another in.
            for match in file.matches(of: /"([a-z]\w*(?:\.[\w-]+)+)"/) { named.insert(String(match.1)) }
        }
        let filled = try NSRegularExpression(pattern: "^(?:\(patterns.sorted().joined(separator: "|")))$")
        let unused = try catalogue(.english).keys.filter { key in
            let names = [key, key.replacing(/\.(one|other)$/, with: "")]
            return !names.contains { name in
                named.contains(name)
                    || filled.firstMatch(in: name, range: NSRange(name.startIndex..., in: name)) != nil
            }
        }
        #expect(unused.sorted() == [])
    }

    @Test func numbersAreWrittenAsTheLanguageHasThem() throws {
        let chinese = try catalogue(.simplifiedChinese), english = try catalogue(.english)
        #expect([9, 9008, 12_000, 120_000].map(chinese.number) == ["9", "9008", "1.2万", "12万"])
        #expect([99_999, 100_000_000, 125_000_000].map(chinese.number) == ["9.9万", "1亿", "1.2亿"])
        #expect(
            try [9008, 12_000, 125_000_000].map(catalogue(.traditionalChinese).number) == ["9008", "1.2萬", "1.2億"])
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
