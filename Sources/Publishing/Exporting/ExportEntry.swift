public import Foundation
public import Kernel

/// One file of an export.
public struct ExportEntry: Sendable {
    public enum Content: Sendable {
        case text(String)
        /// A text of any length, one piece after another; `nil` is its end.
        case pieces(@Sendable () async throws -> String?)
        /// A file on disk.
        case file(URL)
    }

    public let path: String
    public let content: Content
    public let modifiedAt: Timestamp
}
