import Foundation
import Kernel

/// A file in the making. It is locked for as long as its process lives, and appears under its name only when complete.
final class IncomingFile {
    let path: String
    private let handle: FileHandle
    private var isMoved = false

    init(in folder: MediaFolder) throws {
        try folder.create(folder.incoming)
        path = "\(folder.incoming)/\(UUID().uuidString)"
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { throw DiskError(path) }
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw DiskError(path) }
    }

    deinit {
        if !isMoved { unlink(path) }
    }

    func write(_ bytes: [UInt8]) throws {
        try handle.write(contentsOf: bytes)
    }

    /// Puts the file, completely written, under its final name, and replaces what is there.
    ///
    /// A variant may vanish with a power cut. `forGood` says that this name may not.
    func move(to destination: String, in folder: MediaFolder, forGood: Bool) throws {
        try handle.synchronize()
        let parent = (destination as NSString).deletingLastPathComponent
        try folder.create(parent)
        guard rename(path, destination) == 0 else { throw DiskError(destination) }
        isMoved = true
        guard forGood else { return }
        // A new name outlives a power cut only when every folder on the way to it has been written too.
        var changed = parent
        while changed.count >= folder.root.count {
            try Self.synchronize(folder: changed)
            changed = (changed as NSString).deletingLastPathComponent
        }
    }

    private static func synchronize(folder: String) throws {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw DiskError(folder) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw DiskError(folder) }
    }

    /// Whether nobody holds the lock: its process is gone.
    static func isAbandoned(_ path: String) -> Bool {
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return flock(descriptor, LOCK_EX | LOCK_NB) == 0
    }
}

/// What the system said about a file, for the log.
struct DiskError: Error, CustomStringConvertible {
    let description: String

    init(_ path: String) {
        description = "\(path): \(String(cString: strerror(errno)))"
    }
}
