import Foundation
import NIOPosix
import Publishing

/// Private documents in a folder of their own, which no address of the site leads to.
struct PrivateFolder: PrivateFiles {
    let folder: URL

    func add(_ bytes: Data) async throws -> String {
        let key = SecretToken().text
        try await onDisk {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            // Under a name that is no key until all of it is there.
            let incoming = folder.appending(path: ".\(key)")
            let descriptor = open(incoming.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else { throw PrivateFilesError() }
            let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
            do {
                try handle.write(contentsOf: bytes)
                try handle.synchronize()
                try FileManager.default.moveItem(at: incoming, to: folder.appending(path: key))
            } catch {
                unlink(incoming.path)
                throw error
            }
        }
        return key
    }

    func read(_ key: String) async throws -> Data? {
        guard let url = url(of: key) else { return nil }
        return try await onDisk {
            FileManager.default.fileExists(atPath: url.path) ? try Data(contentsOf: url) : nil
        }
    }

    func remove(_ key: String) async throws {
        guard let url = url(of: key) else { return }
        try await onDisk {
            guard unlink(url.path) == 0 || errno == ENOENT else { throw PrivateFilesError() }
        }
    }

    func keys(before time: Date) async throws -> [String] {
        try await onDisk {
            guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
            return try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { name in
                guard url(of: name) != nil else { return false }
                let attributes = try FileManager.default.attributesOfItem(
                    atPath: folder.appending(path: name).path)
                return (attributes[.modificationDate] as? Date).map { $0 < time } ?? false
            }
        }
    }

    /// Only what `add` made is a key, so that none leads out of the folder.
    private func url(of key: String) -> URL? {
        SecretToken(key).map { folder.appending(path: $0.text) }
    }

    private func onDisk<T: Sendable>(_ body: @Sendable @escaping () throws -> T) async throws -> T {
        do {
            return try await NIOThreadPool.singleton.runIfActive(body)
        } catch {
            throw PrivateFilesError()
        }
    }
}
