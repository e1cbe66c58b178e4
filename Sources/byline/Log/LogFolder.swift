import Foundation
import Ledger

/// `log/` of the data folder: the log's private key, and the last checkpoint it signed, outside the database so that a
/// database that was set back is noticed.
struct LogFolder: Sendable {
    let folder: URL

    private var keyFile: URL { folder.appending(path: "key") }
    private var checkpointFile: URL { folder.appending(path: "checkpoint") }

    /// The key, made if there is none yet. Once made it keeps its name, also when the site's address changes.
    /// - Parameter origin: the name of a new one, such as `example.org/log`.
    /// - Throws: `LogFolderError`.
    func signer(origin: String) throws -> NoteSigner {
        if let known = try signer() { return known }
        guard let signer = NoteSigner(name: origin) else {
            throw LogFolderError(problem: "\(origin) cannot be the name of a log")
        }
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            try write(signer.privateText + "\n", to: keyFile)
        } catch {
            throw LogFolderError(problem: "\(keyFile.path) cannot be written: \(error.localizedDescription)")
        }
        return signer
    }

    /// The key, if there is one.
    /// - Throws: `LogFolderError` where the file holds none.
    func signer() throws -> NoteSigner? {
        guard FileManager.default.fileExists(atPath: keyFile.path) else { return nil }
        let text = try? String(contentsOf: keyFile, encoding: .utf8)
        guard let signer = text.map({ $0.trimmingCharacters(in: .newlines) }).flatMap({ NoteSigner(privateText: $0) })
        else { throw LogFolderError(problem: "\(keyFile.path) does not hold the log's key") }
        return signer
    }

    /// The last checkpoint that was kept, if any.
    /// - Throws: `LogFolderError` where the file holds none.
    func checkpoint() throws -> SignedNote? {
        guard FileManager.default.fileExists(atPath: checkpointFile.path) else { return nil }
        guard let text = try? String(contentsOf: checkpointFile, encoding: .utf8),
            let note = try? SignedNote(parsing: text)
        else { throw LogFolderError(problem: "\(checkpointFile.path) does not hold a checkpoint") }
        return note
    }

    func keep(_ note: SignedNote) throws {
        try write(note.description, to: checkpointFile)
    }

    /// Whole or not at all, also when the power fails, and for nobody else to read.
    private func write(_ text: String, to file: URL) throws {
        let incoming = folder.appending(path: ".\(file.lastPathComponent)-\(UUID().uuidString)")
        let descriptor = open(incoming.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw CocoaError(.fileWriteNoPermission) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try handle.write(contentsOf: Data(text.utf8))
            try handle.synchronize()
            guard rename(incoming.path, file.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
        } catch {
            unlink(incoming.path)
            throw error
        }
    }
}

struct LogFolderError: Error, CustomStringConvertible {
    let problem: String
    var description: String { "The transparency log's folder: \(problem)." }
}
