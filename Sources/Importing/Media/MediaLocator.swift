public import Foundation

/// Finds the file behind a picture's or video's address, in one folder and never outside it.
public struct MediaLocator: Sendable {
    /// How files lie in the folder.
    public enum Layout: Sendable {
        /// A website's own folder: the address's path, below one of these subfolders (`""` is the folder itself).
        case site(roots: [String])
        /// WordPress: `wp-content/uploads/2024/05/x.jpg`, the uploads folder itself, or every file side by side.
        case uploads
    }

    private let folder: String?
    private let layout: Layout
    private let hosts: Set<String>

    /// - Parameters:
    ///   - folder: where to look; `nil` finds nothing.
    ///   - hosts: whose absolute addresses mean files of this folder, in lower case.
    public init(folder: URL?, layout: Layout, hosts: Set<String>) {
        self.folder = folder.flatMap { RealPath.of($0.path) }
        self.layout = layout
        self.hosts = hosts
    }

    /// The regular file an address of an article leads to, with every symbolic link resolved.
    ///
    /// - Parameter address: absolute (http, https or protocol-relative) or a path from the site's root.
    public func file(for address: String) throws(MediaRefusal) -> URL {
        let path = try MediaPath(address, hosts: hosts)
        guard let folder else { throw .missing }
        var refusal = MediaRefusal.missing
        for candidate in candidates(path.components) {
            do throws(MediaRefusal) {
                return try RealPath.regularFile(candidate, in: folder)
            } catch {
                if refusal == .missing || error == .outside { refusal = error }
            }
        }
        throw refusal
    }

    private func candidates(_ components: [String]) -> [String] {
        switch layout {
        case .site(let roots):
            let path = components.joined(separator: "/")
            return roots.map { $0.isEmpty ? path : $0 + "/" + path }
        case .uploads:
            return UploadNames.candidates(components)
        }
    }
}
