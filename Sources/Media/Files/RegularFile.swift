import Crypto
import Foundation
import Kernel

/// A file somebody points at, opened for reading. Links, folders and devices are refused, so that a name cannot lead
/// elsewhere; whether its folders are the right ones, the caller has to know.
final class RegularFile {
    let size: Int
    private let handle: FileHandle

    init(_ path: String) throws {
        let name = (path as NSString).lastPathComponent
        // Without O_NONBLOCK opening a named pipe would wait for a writer.
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            switch errno {
            case ENOENT, ENOTDIR: throw MediaError.fileMissing(name)
            case ELOOP: throw MediaError.notAFile(name)
            default: throw DiskError(path)
            }
        }
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw DiskError(path) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw MediaError.notAFile(name) }
        size = Int(status.st_size)
    }

    /// The first bytes; reading starts over afterwards.
    func head(_ count: Int) throws -> [UInt8] {
        defer { try? handle.seek(toOffset: 0) }
        return Array(try handle.read(upToCount: count) ?? Data())
    }

    /// All of it, unless it has grown beyond the limit since it was opened.
    func contents(limit: Int) throws -> [UInt8] {
        let bytes = Array(try handle.read(upToCount: limit + 1) ?? Data())
        guard bytes.count <= limit else { throw MediaError.tooManyBytes(limit: limit) }
        return bytes
    }

    /// Lends the file a mebibyte at a time.
    func forEachChunk(_ body: ([UInt8]) throws -> Void) throws {
        while let chunk = try handle.read(upToCount: 1 << 20), !chunk.isEmpty {
            try body(Array(chunk))
        }
    }

    func sha256() throws -> ContentHash? {
        var sha256 = SHA256()
        try forEachChunk { sha256.update(data: $0) }
        return ContentHash(bytes: sha256.finalize())
    }
}
