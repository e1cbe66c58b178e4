/// An error a person may be shown: it says what happened and what to do next, and nothing internal.
///
/// `description` is English, for the command line and the log. Pages look `messageKey` up in the
/// catalogue of the reader's language and fill in `messageArguments`.
public protocol ReadableError: Error, CustomStringConvertible, Sendable {
    var kind: ReadableErrorKind { get }
    /// A key under `error.` in the catalogues, such as `media.too-large`.
    var messageKey: String { get }
    var messageArguments: [String: String] { get }
}

extension ReadableError {
    public var messageArguments: [String: String] { [:] }
}

/// What an error means for whoever asked; the web layer turns it into a status code.
public enum ReadableErrorKind: Sendable {
    case invalid, notFound, forbidden, conflict, tooLarge, tooMany, gone, unavailable
}
