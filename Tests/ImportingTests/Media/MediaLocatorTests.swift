import Foundation
import Importing
import Testing

@Suite struct MediaLocatorTests {
    let folder: TemporaryFolder
    let outside: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        outside = try TemporaryFolder()
        try outside.write("secret.jpg", "secret")
    }

    func uploads() -> MediaLocator {
        MediaLocator(folder: folder.url, layout: .uploads, hosts: ["blog.example", "blog.files.wordpress.com"])
    }

    func site(_ roots: [String] = [""]) -> MediaLocator {
        MediaLocator(folder: folder.url, layout: .site(roots: roots), hosts: ["blog.example"])
    }

    @Test(arguments: ["wp-content/uploads/2024/05/a.jpg", "uploads/2024/05/a.jpg", "2024/05/a.jpg", "a.jpg"])
    func uploadsAreFoundInEveryLayout(_ path: String) throws {
        let file = try folder.write(path, "picture")
        let found = try uploads().file(for: "https://blog.example/wp-content/uploads/2024/05/a.jpg?w=600#x")
        #expect(found.path == file.resolvingSymlinksInPath().path)
        #expect(try uploads().file(for: "//i0.wp.com/blog.example/wp-content/uploads/2024/05/a.jpg") == found)
        #expect(try uploads().file(for: "https://blog.files.wordpress.com/2024/05/a.jpg") == found)
    }

    @Test(arguments: [
        "a-300x200.jpg", "a-scaled.jpg", "a-e1400000000000.jpg", "a-e1400000000000-300x200.jpg", "a-scaled-150x150.jpg",
    ])
    func copiesLeadToTheirOriginal(_ name: String) throws {
        let file = try folder.write("2024/05/a.jpg", "picture")
        let found = try uploads().file(for: "https://blog.example/wp-content/uploads/2024/05/\(name)")
        #expect(found.path == file.resolvingSymlinksInPath().path)
    }

    @Test func aCopyThatIsThereIsTaken() throws {
        try folder.write("2024/05/a.jpg", "picture")
        let file = try folder.write("2024/05/a-300x200.jpg", "small")
        #expect(
            try uploads().file(for: "/wp-content/uploads/2024/05/a-300x200.jpg").path
                == file.resolvingSymlinksInPath().path)
    }

    @Test func sitePathsAreFoundBelowEveryRoot() throws {
        try folder.write("static/images/图 1.png", "picture")
        #expect(try site(["static", ""]).file(for: "/images/%E5%9B%BE%201.png").lastPathComponent == "图 1.png")
        #expect(
            try site(["static", ""]).file(for: "https://BLOG.example/images/图 1.png").lastPathComponent == "图 1.png")
    }

    @Test(arguments: [
        "../secret.jpg", "/../../etc/passwd", "images/../../../etc/passwd", "%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2fetc/passwd",
        "https://blog.example/../../etc/passwd",
    ])
    func climbingOutIsRefused(_ address: String) {
        #expect(throws: MediaRefusal.outside) { try site().file(for: address) }
        #expect(throws: MediaRefusal.outside) { try uploads().file(for: address) }
    }

    @Test func linksOutOfTheFolderAreRefused() throws {
        let manager = FileManager.default
        try manager.createSymbolicLink(
            at: folder.url.appendingPathComponent("link.jpg"),
            withDestinationURL: outside.url.appendingPathComponent("secret.jpg"))
        try manager.createSymbolicLink(at: folder.url.appendingPathComponent("deep"), withDestinationURL: outside.url)
        #expect(throws: MediaRefusal.outside) { try site().file(for: "/link.jpg") }
        #expect(throws: MediaRefusal.outside) { try site().file(for: "/deep/secret.jpg") }
        try folder.write("real.jpg", "picture")
        try manager.createSymbolicLink(
            at: folder.url.appendingPathComponent("inner.jpg"),
            withDestinationURL: folder.url.appendingPathComponent("real.jpg"))
        #expect(try site().file(for: "/inner.jpg").lastPathComponent == "real.jpg")
    }

    @Test func aSiblingWithTheSamePrefixIsOutside() throws {
        let sibling = URL(fileURLWithPath: folder.url.path + "-more")
        try FileManager.default.createDirectory(at: sibling, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: sibling) }
        try FileManager.default.createSymbolicLink(
            at: folder.url.appendingPathComponent("next"), withDestinationURL: sibling)
        try Data("x".utf8).write(to: sibling.appendingPathComponent("a.jpg"))
        #expect(throws: MediaRefusal.outside) { try site().file(for: "/next/a.jpg") }
    }

    @Test func whatIsNoFileIsRefused() throws {
        try folder.write("folder/a.jpg", "picture")
        #expect(throws: MediaRefusal.notAFile) { try site().file(for: "/folder") }
        #expect(throws: MediaRefusal.missing) { try site().file(for: "/folder/b.jpg") }
        #expect(throws: MediaRefusal.missing) { try site().file(for: "/folder/a.jpg%00.png") }
        #expect(throws: MediaRefusal.missing) { try site().file(for: "") }
        #expect(throws: MediaRefusal.missing) { try site().file(for: String(repeating: "a/", count: 5000)) }
    }

    @Test(arguments: [
        "https://other.example/a.jpg", "data:image/png;base64,xx", "file:///etc/passwd", "C:\\a.jpg",
        "javascript:alert(1)",
    ])
    func otherPlacesAreNoneOfOurs(_ address: String) throws {
        try folder.write("a.jpg", "picture")
        #expect(throws: MediaRefusal.elsewhere) { try site().file(for: address) }
        #expect(throws: MediaRefusal.elsewhere) { try uploads().file(for: address) }
    }

    @Test func withoutAFolderEverythingIsMissing() {
        let locator = MediaLocator(folder: nil, layout: .uploads, hosts: ["blog.example"])
        #expect(throws: MediaRefusal.missing) { try locator.file(for: "https://blog.example/a.jpg") }
    }
}
