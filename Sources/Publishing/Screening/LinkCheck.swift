public import Document
import Foundation
import Kernel

/// Looks whether an address answers. The domain knows no network: the executable hands one in.
public protocol LinkProbe: Sendable {
    /// Asks quickly or not at all; never an address of the machine's own network.
    func probe(_ address: WebAddress) async -> LinkHealth
}

public enum LinkHealth: Hashable, Sendable {
    case alive
    /// With the status the server answered, such as 404; without one when there is no server.
    case dead(status: Int?)
    /// It did not answer in time, or would not say.
    case unknown
    /// The address is of a network that is not the public one.
    case notPublic
}

/// Links that lead nowhere, so many of an article at most.
public struct DeadLinkCheck: ScreeningCheck {
    private static let limit = 60
    private static let atOnce = 6

    private let linkProbe: any LinkProbe

    public init(_ linkProbe: any LinkProbe) {
        self.linkProbe = linkProbe
    }

    public func findings(in article: ScreenedArticle) async -> [Finding] {
        let places = LinkPlaces(article.draft)
        let addresses = Array(places.addresses.filter { $0.hostName != nil }.prefix(Self.limit))
        let health = await health(of: addresses)
        return addresses.flatMap { address -> [Finding] in
            guard let state = health[address], state != .alive, state != .unknown else { return [] }
            var arguments = ["address": address.description]
            if case .dead(let status?) = state { arguments["status"] = String(status) }
            return places.places(of: address).map { Finding(.deadLink, .warn, at: $0, arguments) }
        }
    }

    /// A few at a time, so that one article full of slow links holds up neither the others nor the machine.
    private func health(of addresses: [WebAddress]) async -> [WebAddress: LinkHealth] {
        await withTaskGroup(of: (WebAddress, LinkHealth).self) { group in
            var waiting = addresses[...]
            var health: [WebAddress: LinkHealth] = [:]
            for _ in 0..<Self.atOnce {
                guard let address = waiting.popFirst() else { break }
                group.addTask { (address, await linkProbe.probe(address)) }
            }
            for await (address, state) in group {
                health[address] = state
                if let next = waiting.popFirst() { group.addTask { (next, await linkProbe.probe(next)) } }
            }
            return health
        }
    }
}

/// Links to where the operator does not want any.
struct BlockedLinkCheck: ScreeningCheck {
    func findings(in article: ScreenedArticle) -> [Finding] {
        let blocked = article.policy.blockedHosts.map { $0.lowercased().trimmed }.filter { !$0.isEmpty }
        guard !blocked.isEmpty else { return [] }
        let places = LinkPlaces(article.draft)
        return places.addresses.flatMap { address -> [Finding] in
            guard let host = address.hostName,
                let name = blocked.first(where: { host == $0 || host.hasSuffix(".\($0)") })
            else { return [] }
            return places.places(of: address).map {
                Finding(.blockedLink, .refuse, at: $0, ["address": address.description, "host": name])
            }
        }
    }
}

extension WebAddress {
    /// The host of an address of another site as a browser would ask for it; `nil` for anything else.
    var hostName: String? {
        guard description.lowercased().hasPrefix("http"),
            let host = URLComponents(string: WebAddress(cleaning: description)?.description ?? description)?.host
        else { return nil }
        let plain = (host.removingPercentEncoding ?? host).precomposedStringWithCompatibilityMapping.lowercased()
        return plain.hasSuffix(".") ? String(plain.dropLast()) : plain
    }
}

/// Where an article links to, and from where.
private struct LinkPlaces {
    private(set) var addresses: [WebAddress] = []
    private var found: [WebAddress: [ArticlePlace]] = [:]

    init(_ draft: DraftContent) {
        for link in draft.content.document.linkPlaces {
            add(link.address, place(of: link, in: draft.content.document))
        }
        for declaration in draft.content.declarations {
            if let address = declaration.link.flatMap({ WebAddress($0) }) { add(address, ArticlePlace(.declarations)) }
        }
        if let address = draft.filing.canonical.flatMap({ WebAddress($0) }) { add(address, .article) }
    }

    func places(of address: WebAddress) -> [ArticlePlace] { found[address] ?? [] }

    private func place(of link: LinkPlace, in document: Document) -> ArticlePlace {
        if let passage = link.location.flatMap({ Passage(in: document, at: $0) }) { return ArticlePlace(passage) }
        if let block = link.block { return ArticlePlace(block: block) }
        return ArticlePlace(.body)
    }

    private mutating func add(_ address: WebAddress, _ place: ArticlePlace) {
        if found[address] == nil { addresses.append(address) }
        if found[address]?.contains(place) != true { found[address, default: []].append(place) }
    }
}
