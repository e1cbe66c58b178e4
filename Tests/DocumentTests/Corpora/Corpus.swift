import Foundation

/// The shared texts beside the repository. Where they are not, the tests that read them are skipped.
enum Corpus {
    static let folder: URL = {
        var root = URL(filePath: #filePath).resolvingSymlinksInPath()
        for _ in 0..<4 { root.deleteLastPathComponent() }
        return root.deletingLastPathComponent().appending(path: "shared/data")
    }()

    static var isThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

    /// 4,006 Chinese articles in Markdown.
    static func articles() throws -> [String] {
        struct Article: Decodable {
            let markdown: String
        }
        let decoder = JSONDecoder()
        // One array instead of a line each: to search 60 MB for line ends is slow in a debug build.
        var json = Data("[".utf8)
        json += try output(
            "sh", "-c", "xz -dc \"$0\" | paste -sd ,", folder.appending(path: "articles/lctt-2013-2018.jsonl.xz").path)
        json += Data("]".utf8)
        return try decoder.decode([Article].self, from: json).map(\.markdown)
    }

    /// The posts of a Jekyll blog, without their front matter.
    static func posts() throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "byline-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let archive = Self.folder.appending(path: "blogs/mzlogin-jekyll.tar.xz")
        _ = try output("tar", "-xJf", archive.path, "-C", folder.path)
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects ?? []
        return try files.compactMap { $0 as? URL }
            .filter { $0.path.contains("/_posts/") && $0.pathExtension == "md" }.sorted { $0.path < $1.path }
            .map { try String(contentsOf: $0, encoding: .utf8).withoutFrontMatter }
    }

    struct Payload: Decodable, Sendable {
        let title: String?
        let payload: String
    }

    /// Attacks on HTML sanitizers.
    static func payloads() throws -> [Payload] {
        let data = try Data(contentsOf: folder.appending(path: "security/xss-payloads.json"))
        return try JSONDecoder().decode([Payload].self, from: data)
    }

    private static func output(_ arguments: String...) throws -> Data {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.fileReadUnknown) }
        return data
    }
}

extension String {
    fileprivate var withoutFrontMatter: String {
        guard hasPrefix("---"), let end = dropFirst(3).firstRange(of: "\n---") else { return self }
        return String(self[end.upperBound...])
    }
}

/// Does the same to every element, on all cores.
func concurrently<Element: Sendable, Result: Sendable>(
    _ elements: [Element], _ body: @escaping @Sendable (Element) throws -> Result
) async throws -> [Result] {
    let cores = max(2, ProcessInfo.processInfo.activeProcessorCount)
    return try await withThrowingTaskGroup(of: [Result].self) { group in
        for core in 0..<cores {
            group.addTask { try stride(from: core, to: elements.count, by: cores).map { try body(elements[$0]) } }
        }
        return try await group.reduce(into: []) { $0 += $1 }
    }
}
