import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Publishing

/// `/@{handle}/{article id}/comments/live`: says in server-sent events how many comments there are, whenever that changes.
struct CommentStreamRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("@{handle}/:id/comments/live") { request, context -> Response in
            let id = try context.article()
            _ = try context.handle()
            guard let news = try await site.platform.commentNewsOfPublic(id) else {
                throw ReadingError.noSuchArticle
            }
            let (watch, address, body) = (site.commentWatch, context.clientAddress(of: request), request.body)
            // No content: the browser does not ask again.
            guard watch.hasRoom(for: address) else {
                return Response(status: .noContent, headers: [.cacheControl: "no-store"])
            }
            return Response(
                status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
                body: ResponseBody { writer in
                    // Here, because the body of an answer to HEAD is never written.
                    if let watcher = watch.begin(id, from: address) {
                        defer { watch.end(watcher) }
                        try await writer.write(ByteBuffer(string: "retry: 10000\n" + Self.event(news)))
                        try await body.consumeWithInboundCloseHandler { _ in
                            try await Self.send(watcher, on: &writer)
                        } onInboundClosed: {
                            watch.end(watcher)
                        }
                    }
                    try await writer.finish(nil)
                })
        }
    }

    private static func send(_ watcher: CommentWatch.Watcher, on writer: inout any ResponseBodyWriter) async throws {
        for await message in watcher.messages {
            switch message {
            case .news(let news): try await writer.write(ByteBuffer(string: event(news)))
            case .beat: try await writer.write(ByteBuffer(string: ":\n\n"))
            }
        }
    }

    private static func event(_ news: CommentNews) -> String {
        "event: comments\ndata: {\"count\":\(news.count),\"latest\":\(news.latest?.milliseconds ?? 0)}\n\n"
    }
}
