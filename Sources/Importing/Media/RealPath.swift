import Foundation

/// Paths as the file system resolves them, symbolic links followed.
enum RealPath {
    static func of(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// A regular file below `folder`, which must be resolved already.
    static func regularFile(_ path: String, in folder: String) throws(MediaRefusal) -> URL {
        guard let resolved = of(folder + "/" + path) else { throw .missing }
        guard resolved.hasPrefix(folder == "/" ? folder : folder + "/") else {
            throw resolved == folder ? .notAFile : .outside
        }
        var status = stat()
        guard stat(resolved, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
        return URL(fileURLWithPath: resolved, isDirectory: false)
    }
}
