import HTTPTypes
import Hummingbird
import NIOCore
import Publishing

/// `/healthz` (the process answers), `/readyz` (so does the database) and `/metrics`.
struct HealthRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("healthz") { _, _ in text("ok\n") }
        router.get("readyz") { _, _ in
            do {
                _ = try await site.platform.changeNumber()
                return text("ok\n")
            } catch {
                return text("the database does not answer\n", status: .serviceUnavailable)
            }
        }
        router.get("metrics") { _, _ in
            text(site.metrics.prometheusText, type: "text/plain; version=0.0.4; charset=utf-8")
        }
    }

    private func text(
        _ text: String, type: String = "text/plain; charset=utf-8", status: HTTPResponse.Status = .ok
    ) -> Response {
        Response(
            status: status, headers: [.contentType: type, .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
