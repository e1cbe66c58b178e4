import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Publishing

/// The fields of a submitted form. Handlers take out what they know by name; whatever else was sent has no effect.
struct Form: Sendable {
    private let fields: [String: [String]]

    /// Reads `application/x-www-form-urlencoded` text.
    init(_ text: String) {
        var fields: [String: [String]] = [:]
        for pair in text.split(separator: "&").prefix(2000) {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decoded(parts[0]), let value = parts.count > 1 ? Self.decoded(parts[1]) : "" else {
                continue
            }
            fields[name, default: []].append(value)
        }
        self.fields = fields
    }

    /// The text of a field without space around it and with `\n` between lines; empty when it is absent.
    func text(_ name: String) -> String {
        (fields[name]?.first ?? "").replacing("\r\n", with: "\n").trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Exactly what was typed, for passwords.
    func secret(_ name: String) -> String { fields[name]?.first ?? "" }

    /// Every value of a field that may be given several times.
    func all(_ name: String) -> [String] { fields[name] ?? [] }

    /// The names of all fields, for forms with one for each of many things.
    var names: [String] { fields.keys.sorted() }

    /// Whether a box was ticked or a button pressed.
    func has(_ name: String) -> Bool { fields[name] != nil }

    private static func decoded(_ text: Substring) -> String? {
        text.replacing("+", with: " ").removingPercentEncoding
    }
}

extension WebSite {
    /// The form somebody signed in has sent.
    /// - Throws: `AccessError.formExpired` unless it carries the key of their session.
    func form(_ request: Request, _ context: WebContext, of viewer: SignedIn, limit: Int = 256 << 10) async throws
        -> Form
    {
        let form = try await Form(request, limit: limit)
        guard FormKey(text: viewer.csrf).accepts(form.secret("csrf")) else { throw AccessError.formExpired }
        return form
    }

    /// The JSON a script of somebody signed in has sent, with the session's key in `X-CSRF-Token`.
    /// - Throws: `AccessError.formExpired`, `BadInput`.
    func json<Body: Decodable>(
        _: Body.Type, _ request: Request, of viewer: SignedIn, limit: Int
    ) async throws -> Body {
        try requireKey(request, of: viewer)
        return try await json(Body.self, request, limit: limit)
    }

    /// - Throws: `BadInput`.
    func json<Body: Decodable>(_: Body.Type, _ request: Request, limit: Int) async throws -> Body {
        let buffer = try await request.body.collect(upTo: limit)
        do {
            return try JSONDecoder().decode(Body.self, from: Data(buffer.readableBytesView))
        } catch {
            throw BadInput()
        }
    }

    /// - Throws: `AccessError.formExpired` unless a script has sent the session's key with its request.
    func requireKey(_ request: Request, of viewer: SignedIn) throws {
        try requireKey(request, viewer.csrf)
    }

    func requireKey(_ request: Request, _ key: String) throws {
        guard let name = HTTPField.Name("X-CSRF-Token"),
            FormKey(text: key).accepts(request.headers[name] ?? "")
        else { throw AccessError.formExpired }
    }
}

extension Form {
    /// - Throws: `HTTPError` 413 when the body is larger than `limit` bytes.
    init(_ request: Request, limit: Int = 256 << 10) async throws {
        let buffer = try await request.body.collect(upTo: limit)
        self.init(String(buffer: buffer))
    }
}

/// What was sent is not what the page would have sent.
struct BadInput: ReadableError {
    var kind: ReadableErrorKind { .invalid }
    var messageKey: String { "bad_input" }
    var description: String { "The request could not be understood." }
}

extension String {
    /// Compares without telling by the time it takes how much was right.
    func isEqual(inConstantTimeTo other: String) -> Bool {
        let (left, right) = (Array(utf8), Array(other.utf8))
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
