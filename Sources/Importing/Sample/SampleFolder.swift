public import Document
public import Foundation
import Yams

/// The sample site as it lies in its folder: `site.yaml`, `publications.yaml`, `articles/*.md`, `pictures/`.
public struct SampleFolder: Sendable {
    /// A name in both languages, as `site.yaml` writes it.
    public struct Name: Decodable, Sendable {
        public let zh: String
        public let en: String
    }

    public struct Channel: Decodable, Sendable {
        public let slug: String
        public let name: Name
        public let description: Name
    }

    public struct Site: Decodable, Sendable {
        public let name: Name
        public let tagline: Name
        public let timezone: String
        public let channels: [Channel]
    }

    public struct Publication: Decodable, Sendable {
        public let handle: String
        public let name: String
        public let tagline: String
        public let type: String
        public let avatar: String?
        public let joined: String
        public let about: String
    }

    public struct Article: Sendable {
        public let slug: String
        public let front: Front
        public let document: Document
    }

    public struct Front: Decodable, Sendable {
        public let title: String
        public let publication: String
        public let date: String
        public let channel: String
        public let topics: [String]
        public let summary: String?
        public let cover: String?
        public let lang: String
        public let declarations: [Declaration]?
        public let comments: [Comment]?
    }

    public struct Declaration: Decodable, Sendable {
        public let kind: String
        public let source: String?
        public let name: String?
        public let url: String?
        public let time: String?
        public let place: String?
    }

    public struct Comment: Decodable, Sendable {
        public let name: String
        public let time: String
        public let text: String
        public let replies: [Comment]?
    }

    public let site: Site
    public let publications: [Publication]
    /// In the order of their file names.
    public let articles: [Article]
    private let pictures: URL

    /// - Throws: `ImportError` that names the file that cannot be read.
    public init(folder: URL) throws {
        site = try Self.decode(Site.self, folder.appending(path: "site.yaml"))
        publications = try Self.decode([Publication].self, folder.appending(path: "publications.yaml"))
        pictures = folder.appending(path: "pictures")
        let files =
            (try? FileManager.default.contentsOfDirectory(
                at: folder.appending(path: "articles"), includingPropertiesForKeys: nil)) ?? []
        articles = try files.filter { $0.pathExtension == "md" }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }.map(Self.article)
    }

    /// The picture or video of this name, which articles write as `../pictures/{name}`.
    /// - Throws: `ImportError` that names the file.
    public func picture(_ name: String) throws(ImportError) -> URL {
        let file = String(name.split(separator: "/").last ?? "")
        do throws(MediaRefusal) {
            guard let folder = RealPath.of(pictures.path) else { throw .missing }
            return try RealPath.regularFile(file, in: folder)
        } catch {
            throw .unreadable(file: "pictures/\(file)", reason: error.description)
        }
    }

    private static func article(_ file: URL) throws -> Article {
        let text = try read(file)
        guard text.hasPrefix("---\n"), let end = text.range(of: "\n---\n") else {
            throw ImportError.unreadable(file: file.lastPathComponent, reason: "it has no front matter")
        }
        let front = try decode(Front.self, String(text[..<end.lowerBound].dropFirst(4)), file)
        return Article(
            slug: file.deletingPathExtension().lastPathComponent, front: front,
            document: try MarkdownReader.read(String(text[end.upperBound...])).document)
    }

    private static func decode<Value: Decodable>(_ type: Value.Type, _ file: URL) throws -> Value {
        try decode(type, read(file), file)
    }

    private static func decode<Value: Decodable>(_ type: Value.Type, _ yaml: String, _ file: URL) throws -> Value {
        do {
            return try YAMLDecoder().decode(type, from: yaml)
        } catch {
            throw ImportError.unreadable(file: file.lastPathComponent, reason: "\(error)")
        }
    }

    private static func read(_ file: URL) throws -> String {
        do {
            return try String(contentsOf: file, encoding: .utf8)
        } catch {
            throw ImportError.unreadable(file: file.path, reason: "it cannot be opened")
        }
    }
}
