public import Foundation
public import Kernel
public import Storage

/// A document that only a few may see, as somebody hands it in: of a known format, not too large, with a name that fits into
/// a header.
public struct PrivateDocument: Sendable {
    /// What documents may be, decided by their content.
    public enum Format: String, Sendable {
        case pdf, jpeg, png

        init?(of bytes: some Collection<UInt8>) {
            let formats: [(Format, [UInt8])] = [
                (.pdf, Array("%PDF-".utf8)), (.jpeg, [0xFF, 0xD8, 0xFF]),
                (.png, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
            ]
            guard let format = formats.first(where: { bytes.starts(with: $0.1) })?.0 else { return nil }
            self = format
        }

        public var contentType: String {
            switch self {
            case .pdf: "application/pdf"
            case .jpeg: "image/jpeg"
            case .png: "image/png"
            }
        }
    }

    public static let largestMegabytes = 10
    /// So many can be handed in for one purpose.
    public static let most = 6

    let bytes: Data
    let name: String
    let format: Format

    /// - Parameter name: as the sender's file is named, by whatever system that has.
    /// - Throws: `DocumentError.format`, `.tooLarge`.
    public init(_ bytes: Data, named name: String) throws(DocumentError) {
        guard bytes.count <= Self.largestMegabytes << 20 else { throw .tooLarge(megabytes: Self.largestMegabytes) }
        guard let format = Format(of: bytes) else { throw .format }
        self.bytes = bytes
        self.format = format
        self.name = Self.plain(name) ?? "document.\(format.rawValue)"
    }

    /// The last part of a path, without anything that a header or a page could stumble over.
    private static func plain(_ name: String) -> String? {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        let plain = last.filter {
            !$0.isNewline && $0 != "\"" && !($0.unicodeScalars.first?.properties.generalCategory == .control)
        }
        return plain.trimmed.isEmpty ? nil : String(plain.prefix(120))
    }
}

extension PrivateDocument.Format: SQLConvertible, SQLReadable {}

/// Why a document was not taken, or not handed out.
public enum DocumentError: ReadableError, Hashable {
    case format, tooLarge(megabytes: Int), tooMany(Int)
    /// There is none, or no longer, or it is not for the one who asks.
    case unknown

    public var kind: ReadableErrorKind {
        switch self {
        case .format, .tooMany: .invalid
        case .tooLarge: .tooLarge
        case .unknown: .notFound
        }
    }

    public var messageKey: String {
        switch self {
        case .format: "document_format"
        case .tooLarge: "document_too_large"
        case .tooMany: "too_many_documents"
        case .unknown: "no_such_document"
        }
    }

    public var messageArguments: [String: String] {
        switch self {
        case .tooLarge(let limit), .tooMany(let limit): ["limit": String(limit)]
        default: [:]
        }
    }

    public var description: String { messageKey.split(separator: "_").joined(separator: " ") }
}

extension Platform {
    /// Keeps a document, then writes down whose it is; when that is refused, nothing of it stays.
    func keep(
        _ document: PrivateDocument, record: @Sendable @escaping (any Connection, _ key: String) throws -> Void
    ) async throws {
        let key = try await privateFiles.add(document.bytes)
        do {
            try await writeUnseen { try record($0, key) }
        } catch {
            try? await privateFiles.remove(key)
            throw error
        }
    }
}
