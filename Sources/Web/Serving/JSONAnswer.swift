import NIOFoundationEssentialsCompat
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

extension Encodable {
    /// The value as a JSON answer that nobody keeps.
    func response(status: HTTPResponse.Status = .ok) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Response(
            status: status, headers: [.contentType: "application/json", .cacheControl: "private, no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(data: try encoder.encode(self))))
    }
}

/// What a script is told when something is refused.
struct JSONError: Encodable {
    let key: String
    let message: String
}

extension Request {
    /// A script of ours asks, not somebody looking at a page.
    var wantsJSON: Bool { headers[.accept]?.hasPrefix("application/json") == true }
}

extension Response {
    /// After a form has done its work: the page to look at now (POST/redirect/GET).
    static func seeOther(_ path: String) -> Response {
        Response(status: .seeOther, headers: [.location: path, .cacheControl: "no-store"])
    }
}
