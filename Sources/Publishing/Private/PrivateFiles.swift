public import Foundation
public import Kernel

/// Where documents are kept that only a few may see, such as proof of who somebody is. Apart from the media, which have
/// public addresses.
public protocol PrivateFiles: Sendable {
    /// Keeps the bytes under a key that nobody can guess. When this returns they survive a power cut.
    /// - Throws: a `ReadableError`.
    func add(_ bytes: Data) async throws -> String
    /// `nil` when there is no such file, or no longer.
    func read(_ key: String) async throws -> Data?
    /// Does nothing if there is none.
    func remove(_ key: String) async throws
    /// Every file that was there before a time.
    func keys(before: Date) async throws -> [String]
}

/// Keeps nothing and refuses what it is given, for programs that take no private documents.
public struct NoPrivateFiles: PrivateFiles {
    public init() {}

    public func add(_ bytes: Data) async throws -> String { throw PrivateFilesError() }
    public func read(_ key: String) async throws -> Data? { nil }
    public func remove(_ key: String) async throws {}
    public func keys(before: Date) async throws -> [String] { [] }
}

/// A document could not be kept or read.
public struct PrivateFilesError: ReadableError {
    public init() {}

    public var kind: ReadableErrorKind { .unavailable }
    public var messageKey: String { "private_files" }
    public var description: String { "The document could not be stored or read on this machine." }
}
