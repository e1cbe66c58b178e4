import Foundation
import Kernel

/// Where originals and variants lie on disk: `{root}/{first two digits}/{hash}/original`, variants beside it.
///
/// A path is only ever made of a hash and a variant, neither of which can hold a separator. Everything but the
/// originals may be deleted at any time.
struct MediaFolder: Sendable {
    let root: String

    init(_ root: URL) {
        self.root = root.standardizedFileURL.path
    }

    /// Files in the making. On the same disk as the rest, so that moving one into its place is atomic.
    var incoming: String { "\(root)/.incoming" }

    func folder(of hash: ContentHash) -> String { "\(root)/\(hash.description.prefix(2))/\(hash)" }

    func original(of hash: ContentHash) -> String { "\(folder(of: hash))/original" }

    func path(of hash: ContentHash, _ variant: MediaVariant) -> String { "\(folder(of: hash))/\(variant)" }

    func holds(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    /// Every stored hash in ascending order.
    func hashes() throws -> [ContentHash] {
        guard holds(root) else { return [] }
        return try names(in: root).filter { $0.utf8.count == 2 && isFolder("\(root)/\($0)") }.flatMap { prefix in
            try names(in: "\(root)/\(prefix)").compactMap(ContentHash.init)
                .filter { $0.description.hasPrefix(prefix) && holds(original(of: $0)) }
        }
    }

    private func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    private func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }

    func create(_ folder: String) throws {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o750])
    }

    /// Takes original and variants away in one step: whoever looks finds all or nothing.
    func remove(_ hash: ContentHash) throws {
        guard holds(folder(of: hash)) else { return }
        try create(incoming)
        let away = "\(incoming)/\(UUID().uuidString)"
        try FileManager.default.moveItem(atPath: folder(of: hash), toPath: away)
        // It is out of the library already; what stays here goes with the next start.
        try? FileManager.default.removeItem(atPath: away)
    }

    /// Deletes what a killed process left half-written; files another process is writing stay.
    func removeAbandoned() throws {
        guard holds(incoming) else { return }
        for name in try names(in: incoming) where IncomingFile.isAbandoned("\(incoming)/\(name)") {
            try FileManager.default.removeItem(atPath: "\(incoming)/\(name)")
        }
    }
}
