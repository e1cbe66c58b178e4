import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Publishing

/// A form with files in it (`multipart/form-data`, RFC 7578), read into memory.
struct MultipartForm: Sendable {
    struct File: Sendable {
        /// As the browser names it; nothing to rely on.
        let name: String
        let bytes: Data
    }

    private(set) var fields: [String: String] = [:]
    private(set) var files: [String: [File]] = [:]

    /// - Parameter boundary: what stands between the parts.
    /// - Throws: `BadInput` for what is not of that form.
    init(_ body: Data, boundary: String) throws {
        let delimiter = Data("--\(boundary)".utf8)
        guard var position = body.range(of: delimiter)?.upperBound else { throw BadInput() }
        while body[position...].prefix(2) != Data("--".utf8) {
            guard let end = body.range(of: Data("\r\n".utf8) + delimiter, in: position..<body.endIndex),
                let blank = body.range(of: Data("\r\n\r\n".utf8), in: position..<end.lowerBound),
                fields.count + files.count < 100
            else { throw BadInput() }
            let head = String(decoding: body[position..<blank.lowerBound], as: UTF8.self)
            add(head, body.subdata(in: blank.upperBound..<end.lowerBound))
            position = end.upperBound
        }
    }

    private mutating func add(_ head: String, _ content: Data) {
        let line = head.components(separatedBy: "\r\n").first { $0.lowercased().hasPrefix("content-disposition:") }
        guard let line, let name = Self.parameter("name", in: line) else { return }
        if let file = Self.parameter("filename", in: line) {
            // A field without a file chosen is sent as an empty one without a name.
            guard !file.isEmpty || !content.isEmpty else { return }
            files[name, default: []].append(File(name: file, bytes: content))
        } else {
            fields[name] = String(decoding: content, as: UTF8.self)
        }
    }

    /// Browsers write `"` in a value as `%22` (HTML, multipart/form-data encoding), so that no quote is inside.
    private static func parameter(_ name: String, in line: String) -> String? {
        guard let start = line.range(of: "; \(name)=\"") else { return nil }
        let rest = line[start.upperBound...]
        return rest.firstIndex(of: "\"").map { rest[..<$0].replacing("%22", with: "\"") }.map(String.init)
    }
}

extension MultipartForm {
    /// The documents that somebody has chosen, all of them or none.
    /// - Throws: `NoFileChosen`, `DocumentError`.
    func documents() throws -> [PrivateDocument] {
        guard let files = files["file"], !files.isEmpty else { throw NoFileChosen() }
        return try files.map { try PrivateDocument($0.bytes, named: $0.name) }
    }
}

extension WebSite {
    /// The form with files that somebody signed in has sent.
    /// - Throws: `AccessError.formExpired` unless it carries the key of their session; `HTTPError` 413 beyond `limit` bytes.
    func multipartForm(_ request: Request, of viewer: SignedIn, limit: Int) async throws -> MultipartForm {
        try await multipartForm(request, key: viewer.csrf, limit: limit)
    }

    /// As the one above, sent by somebody signed in or not.
    /// - Throws: `AccessError.formExpired` unless it carries the key of their session or visit.
    func anyonesMultipartForm(_ request: Request, _ viewer: SignedIn?, limit: Int) async throws -> MultipartForm {
        guard let key = viewer?.csrf ?? request.visit?.formKey else { throw AccessError.formExpired }
        return try await multipartForm(request, key: key, limit: limit)
    }

    private func multipartForm(_ request: Request, key: String, limit: Int) async throws -> MultipartForm {
        guard let type = request.headers[.contentType], type.hasPrefix("multipart/form-data"),
            let boundary = type.components(separatedBy: "boundary=").last?.trimmingCharacters(in: ["\""]),
            !boundary.isEmpty, boundary.utf8.count <= 70
        else { throw BadInput() }
        let buffer = try await request.body.collect(upTo: limit)
        let form = try MultipartForm(Data(buffer.readableBytesView), boundary: boundary)
        guard FormKey(text: key).accepts(form.fields["csrf"] ?? "") else { throw AccessError.formExpired }
        return form
    }

    /// Lends a file that was sent as one on disk, for as long as it is looked at.
    func withFile<Result>(_ bytes: Data, _ body: (URL) async throws -> Result) async throws -> Result {
        let file = FileManager.default.temporaryDirectory.appending(path: "byline-\(SecretToken().text)")
        try bytes.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try await body(file)
    }
}
