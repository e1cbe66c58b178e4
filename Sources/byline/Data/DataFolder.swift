import Foundation

/// The folder that holds all a site has: `byline.sqlite`, `media/`, `private/`, `log/`, `reports/`, and `mail/`
/// where no mail server is configured.
struct DataFolder: Sendable {
    let url: URL

    var database: URL { url.appending(path: "byline.sqlite") }
    var media: URL { url.appending(path: "media", directoryHint: .isDirectory) }
    var privateFiles: URL { url.appending(path: "private", directoryHint: .isDirectory) }
    var log: LogFolder { LogFolder(folder: url.appending(path: "log", directoryHint: .isDirectory)) }
    var mail: URL { url.appending(path: "mail", directoryHint: .isDirectory) }
    var reports: URL { url.appending(path: "reports", directoryHint: .isDirectory) }

    /// Makes the folder if there is none.
    /// - Throws: `DataFolderError`.
    init(_ url: URL) throws {
        self.url = url
        do {
            for folder in [url, media, reports] {
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            }
        } catch {
            throw DataFolderError.unusable(url.path, reason: Self.reason(error))
        }
        guard access(url.path, W_OK) == 0 else { throw DataFolderError.unusable(url.path, reason: "it is read-only") }
    }

    /// Where uploads are received; what a killed server left half-received is gone. Only for the one that serves.
    func emptiedIncoming() throws -> URL {
        let folder = url.appending(path: "incoming", directoryHint: .isDirectory)
        do {
            if FileManager.default.fileExists(atPath: folder.path) { try FileManager.default.removeItem(at: folder) }
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw DataFolderError.unusable(folder.path, reason: Self.reason(error))
        }
        return folder
    }

    private static func reason(_ error: any Error) -> String {
        let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        return underlying.map { String(cString: strerror(Int32($0.code))) } ?? error.localizedDescription
    }
}

enum DataFolderError: Error, CustomStringConvertible {
    case unusable(String, reason: String)
    case inUse(String)

    var description: String {
        switch self {
        case .unusable(let path, let reason): "The data folder \(path) cannot be used: \(reason)."
        case .inUse(let path):
            "Another 'byline serve' is running on the data folder \(path). Stop it first, or set BYLINE_DATA to another folder."
        }
    }
}
