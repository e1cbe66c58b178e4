import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Publishing

/// Pictures and proof documents of an application. None of them has a public address.
struct ApplyFileRoutes {
    let site: WebSite

    private static let pictureLimit = 25 << 20

    func add(to router: Router<WebContext>) {
        router.post("apply/:id/picture") { request, context in
            let viewer = try await site.signedIn(request)
            let form = try await site.multipartForm(request, of: viewer, limit: Self.pictureLimit)
            let id = try context.application()
            return try await step(.avatar, request, viewer) {
                if form.fields["remove"] != nil {
                    return try await site.platform.removeApplicationPicture(of: id, by: viewer.account)
                }
                guard let file = form.files["file"]?.first else { throw NoFileChosen() }
                try await site.withFile(file.bytes) {
                    try await site.platform.setApplicationPicture($0, of: id, by: viewer.account)
                }
            }
        }
        router.post("apply/:id/crop") { request, context in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            let id = try context.application()
            return try await step(.avatar, request, viewer) {
                try await site.platform.cropApplicationPicture(form.avatarCrop, of: id, by: viewer.account)
            }
        }
        router.get("apply/:id/picture") { request, context in try await picture(request, context, isCropped: false) }
        router.get("apply/:id/avatar") { request, context in try await picture(request, context, isCropped: true) }
        router.post("apply/:id/documents") { request, context in
            let viewer = try await site.signedIn(request)
            let form = try await site.multipartForm(request, of: viewer, limit: PrivateDocument.mostBytes)
            let id = try context.application()
            return try await step(.proof, request, viewer) {
                for document in try form.documents() {
                    try await site.platform.addProof(document, to: id, by: viewer.account)
                }
            }
        }
        router.get("apply/documents/:key") { request, context in
            let viewer = try await site.signedIn(request)
            let key = try context.parameters.require("key")
            let (proof, bytes) = try await site.platform.proof(key, for: viewer.account)
            return Response.document(bytes, proof.format, named: proof.name)
        }
        router.post("apply/documents/:key/remove") { request, context in
            let viewer = try await site.signedIn(request)
            _ = try await site.form(request, context, of: viewer)
            try await site.platform.removeProof(try context.parameters.require("key"), by: viewer.account)
            return Response.seeOther(ApplyStepPage.path(.proof))
        }
    }

    /// Does something in a step, which is shown again with what went wrong.
    private func step(
        _ step: ApplicationForm.Step, _ request: Request, _ viewer: SignedIn, _ body: () async throws -> Void
    ) async throws -> Response {
        do {
            try await body()
            return Response.seeOther(ApplyStepPage.path(step))
        } catch let error as any ReadableError where error.kind != .notFound && error.kind != .forbidden {
            guard let contents = try await site.platform.openApplication(of: viewer.account),
                contents.actions.contains(.edit)
            else { throw error }
            return try await site.privatePage(request, for: viewer, status: .unprocessableContent) { maker in
                try ApplyStepPage(contents: contents, step: step, error: error)
                    .render(maker.pages(contents.chrome.settings, contents.chrome.channels))
            }
        }
    }

    private func picture(_ request: Request, _ context: WebContext, isCropped: Bool) async throws -> Response {
        let viewer = try await site.signedIn(request)
        let (_, type, file) = try await site.platform.applicationPicture(
            try context.application(), isCropped: isCropped, for: viewer.account)
        return try await site.privateFile(file, type: type == "jpg" ? "image/jpeg" : "image/\(type)", context)
    }
}

extension PrivateDocument {
    /// What a form with documents may weigh.
    static let mostBytes = (largestMegabytes << 20) * 2
}

extension Response {
    /// A document is handed over to be kept, or shown by itself, where nothing of it can act on the site.
    static func document(_ bytes: Data, _ format: PrivateDocument.Format, named name: String) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: format.contentType, .cacheControl: "private, no-store",
                .contentDisposition: "inline; filename*=UTF-8''\(Path.encoded(name))",
            ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

extension WebSite {
    /// A picture that only the one who asks may see.
    func privateFile(_ file: URL, type: String, _ context: WebContext) async throws -> Response {
        Response(
            status: .ok, headers: [.contentType: type, .cacheControl: "private, max-age=3600"],
            body: try await FileIO().loadFile(path: file.path, context: context))
    }
}

/// The form was sent without a file in it.
struct NoFileChosen: ReadableError {
    var kind: ReadableErrorKind { .invalid }
    var messageKey: String { "no_file_chosen" }
    var description: String { "No file was chosen." }
}
