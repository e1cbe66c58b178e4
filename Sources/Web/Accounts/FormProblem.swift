import HTTPTypes
import Hummingbird
import Kernel
import Publishing
import Storage

/// Why what a form asked for was refused, and which field that is about.
struct FormProblem {
    let error: any ReadableError

    /// `nil` for errors that have a page of their own.
    init?(_ error: any Error) {
        guard let error = error as? any ReadableError, !(error is StorageError) else { return nil }
        switch error.kind {
        case .invalid, .forbidden, .conflict, .tooMany, .unavailable: self.error = error
        case .notFound, .tooLarge, .gone: return nil
        }
    }

    /// The name of the field; `nil` where it is about the form as a whole.
    var field: String? {
        switch error {
        case AccountError.notAnAddress, AccountError.emailTaken: "email"
        case AccountError.nameUnusable: "name"
        case AccountError.wrongPassword: "current"
        case AccountError.wrongCode: "code"
        case PasswordError.tooShort, PasswordError.tooLong, PasswordError.tooEasy: "password"
        case CommentError.empty, CommentError.tooLong, CommentError.refused: "text"
        case CommentError.reasonMissing: "reason"
        case CommentError.noteTooLong: "note"
        default: nil
        }
    }

    var status: HTTPResponse.Status {
        switch error.kind {
        case .tooMany: .tooManyRequests
        case .unavailable: .serviceUnavailable
        default: .unprocessableContent
        }
    }

    func text(_ texts: Catalogue) -> String { texts.text(of: error) ?? texts("errors.badRequest.text") }
}

extension WebSite {
    /// Does what a form asks for; where that is refused, shows the form again, with what was typed.
    func submit(
        _ work: () async throws -> Response, orShow again: (FormProblem) async throws -> Response
    ) async throws -> Response {
        do {
            return try await work()
        } catch {
            guard let problem = FormProblem(error) else { throw error }
            var response = try await again(problem)
            if let wait = error as? WaitRequired { response.headers[.retryAfter] = String(wait.seconds) }
            return response
        }
    }
}
