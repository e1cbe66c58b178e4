import Foundation

/// The files of a site's folder, in an order that is the same everywhere; symbolic links are not followed.
struct SiteFolder {
    static let maximumFiles = 500_000
    private static let maximumDepth = 40
    private static let ignored: Set<String> = ["node_modules", "_site", "public", "vendor", "themes", "resources"]

    /// Resolved, without a trailing slash.
    let path: String

    /// - Throws: `ImportError.notAFolder`.
    init(_ url: URL) throws {
        guard let path = RealPath.of(url.path) else { throw ImportError.notAFolder(url.path) }
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR,
            (try? FileManager.default.contentsOfDirectory(atPath: path)) != nil
        else { throw ImportError.notAFolder(url.path) }
        self.path = path
    }

    /// Paths, relative to the folder, of the Markdown files below `subfolder`; links found on the way are noted.
    func markdownFiles(below subfolder: String = "", notes: inout [ImportNote]) -> [String] {
        var found: [String] = []
        walk(subfolder, depth: 0, &found, &notes)
        return found
    }

    private func walk(_ folder: String, depth: Int, _ found: inout [String], _ notes: inout [ImportNote]) {
        guard depth < SiteFolder.maximumDepth,
            let names = try? FileManager.default.contentsOfDirectory(atPath: absolute(folder))
        else {
            notes.append(
                ImportNote(kind: "skipped folder", place: folder, reason: "It cannot be read, or lies too deep."))
            return
        }
        for name in names.sorted(by: { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }) {
            guard !name.hasPrefix("."), found.count < SiteFolder.maximumFiles else { continue }
            let path = folder.isEmpty ? name : folder + "/" + name
            switch kind(of: path) {
            case .folder where !(folder.isEmpty && SiteFolder.ignored.contains(name)) && name != "node_modules":
                walk(path, depth: depth + 1, &found, &notes)
            case .file where SiteFolder.isMarkdown(name):
                found.append(path)
            case .link where SiteFolder.isMarkdown(name):
                notes.append(
                    ImportNote(kind: "skipped link", place: path, reason: "Symbolic links are not followed."))
            default:
                break
            }
        }
    }

    static func isMarkdown(_ name: String) -> Bool {
        [".md", ".markdown", ".mdown", ".mkd"].contains { name.lowercased().hasSuffix($0) }
    }

    func absolute(_ relative: String) -> String { relative.isEmpty ? path : path + "/" + relative }

    enum Kind {
        case file, folder, link, other, missing
    }

    func kind(of relative: String) -> Kind {
        var status = stat()
        guard lstat(absolute(relative), &status) == 0 else { return .missing }
        return switch status.st_mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .folder
        case S_IFLNK: .link
        default: .other
        }
    }

    func isFolder(_ relative: String) -> Bool { kind(of: relative) == .folder }

    /// The bytes of a regular file of at most `limit` bytes, or `nil`.
    func read(_ relative: String, limit: Int) -> [UInt8]? {
        // A link further up would lead out of the folder unnoticed, so the whole path is resolved.
        guard let url = try? RealPath.regularFile(relative, in: path), let size = fileSize(url.path), size <= limit,
            let data = try? Data(contentsOf: url)
        else { return nil }
        return [UInt8](data)
    }

    func fileSize(_ absolute: String) -> Int? {
        var status = stat()
        return stat(absolute, &status) == 0 ? Int(status.st_size) : nil
    }
}
