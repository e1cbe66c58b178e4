import Foundation

/// Held while a server runs on a data folder. The system lets go of it when the process ends, however it ends.
final class ServeLock: Sendable {
    private let descriptor: Int32

    /// - Throws: `DataFolderError.inUse` when another process holds it.
    init(_ folder: DataFolder) throws {
        let path = folder.url.appending(path: "serve.lock").path
        descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw DataFolderError.unusable(folder.url.path, reason: String(cString: strerror(errno)))
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw DataFolderError.inUse(folder.url.path)
        }
    }

    deinit { close(descriptor) }
}
