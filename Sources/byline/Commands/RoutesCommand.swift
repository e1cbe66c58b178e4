import ArgumentParser
import Foundation
import Kernel
import Web

struct RoutesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "routes", abstract: "List every address the server answers.",
        discussion: """
            A line each, with the method and the pattern: ':name' stands for one part of a path, and so does '{name}' within \
            one. The care edition has every page below /care as well.
            """)

    func run() async throws {
        let routes = try await OpenSite.with(migrating: false) { site in
            let web = try await WebSite(
                platform: site.platform, address: site.configuration.siteAddress,
                resources: site.configuration.resources, icons: nil,
                facts: ServerFacts(version: Version.text, startedAt: WallClock.system.now, data: ""),
                logsRequests: false)
            return web.routes
        }
        for route in routes { say(route) }
    }
}
