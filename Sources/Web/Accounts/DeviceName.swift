import HTTPTypes
import Hummingbird
import Publishing

/// A browser and its system in a few words, made of what it says of itself.
enum DeviceName {
    /// Each pattern stands before those it contains: Edge calls itself Chrome too, and Chrome Safari.
    private static let browsers = [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("MicroMessenger", "WeChat"), ("QQBrowser", "QQ Browser"),
        ("UCBrowser", "UC Browser"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"),
        ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl"),
    ]
    private static let systems = [
        ("HarmonyOS", "HarmonyOS"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"),
        ("Windows", "Windows"), ("CrOS", "ChromeOS"), ("Mac OS X", "macOS"), ("Linux", "Linux"),
    ]

    /// `Firefox · Android`; empty where nothing is recognised.
    static func of(_ userAgent: String) -> String {
        [browsers, systems].compactMap { names in names.first { userAgent.contains($0.0) }?.1 }
            .joined(separator: " · ")
    }
}

extension Request {
    /// Who sends this request, as far as limits and the list of sessions want to know.
    func visitor(_ context: WebContext) -> Visitor {
        Visitor(
            address: context.clientAddress(of: self), device: DeviceName.of(headers[.userAgent] ?? ""),
            session: session)
    }
}
