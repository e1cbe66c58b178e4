import ArgumentParser
import Foundation
import Hummingbird
import Importing
import Kernel
import Logging
import Mail
import Publishing
import ServiceLifecycle
import Storage
import UnixSignals
import Web

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve the site.",
        discussion: """
            Makes the data folder and brings the database up to date if need be, loads the sample site into an empty one, \
            and serves until it is told to stop (Ctrl-C or SIGTERM), when it finishes the requests it has begun.

            \(SiteConfiguration.help)
            """)

    @Flag(name: .long, help: "Leave an empty site empty.")
    var withoutSample = false

    func run() async throws {
        Memory.keepTogether()
        let site = try await OpenSite.open()
        let lock = try ServeLock(site.folder)
        defer { withExtendedLifetime(lock) {} }
        for name in site.applied { say("Database: applied \(name)") }
        if !withoutSample { try await loadSample(site) }
        for email in try await site.platform.apply(site.configuration.siteFile) {
            say("The configuration file gives roles to \(email), who has no account yet")
        }

        var logger = Logger(label: "byline")
        logger.logLevel = Logger.Level(rawValue: site.configuration.logLevel) ?? .info
        let web = try await WebSite(
            platform: site.platform, address: site.configuration.siteAddress, resources: site.configuration.resources,
            icons: site.configuration.icons, vendor: site.configuration.vendor, facts: facts(site),
            incoming: try site.folder.emptiedIncoming(), logsRequests: logger.logLevel <= .info)
        let link = try await site.platform.operatorSignInToken()
        let configuration = site.configuration
        let application = web.application(host: configuration.host, port: configuration.port, logger: logger) { port in
            let address =
                configuration.port == 0 ? "http://\(configuration.host):\(port)" : configuration.siteAddress.origin
            say("Serving \(address)")
            say("Sign in as operator, once, within a day: \(address)/sign-in/\(link.text)")
        }
        let group = ServiceGroup(
            services: [
                PageRefresh(site: web, platform: site.platform, logger: logger),
                Publisher(platform: site.platform, logger: logger),
                ReadCounting(counter: web.reads, platform: site.platform, logger: logger),
                Ranking(site: web, platform: site.platform, logger: logger),
                RelatedService(site: web, logger: logger),
                OriginalityKeeping(platform: site.platform, logger: logger),
                DraftThinning(platform: site.platform, logger: logger),
                SearchTending(platform: site.platform, logger: logger),
                Housekeeping(platform: site.platform, logger: logger), ReaderService(site: web, logger: logger),
                Mailer(
                    web: web, post: carrier(site, logger), sender: site.configuration.mailSender, logger: logger),
                LogSigner(
                    platform: site.platform, folder: site.folder.log, signer: try site.logSigner(), logger: logger),
                LogWitnessing(
                    platform: site.platform, witnesses: site.configuration.witnesses, logger: logger),
                Forgetting(platform: site.platform, logger: logger), screener(site, logger), application,
                LiveComments(site: web, logger: logger),
            ], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        do {
            try await group.run()
        } catch {
            throw ServeError(error, configuration)
        }
        web.flushRequestLog()
        try await site.platform.count(web.reads)
        try await site.platform.database.close()
        say("Stopped.")
    }

    private func loadSample(_ site: OpenSite) async throws {
        guard let folder = site.configuration.sample, try await site.platform.isEmpty() else { return }
        say("The site is empty: loading the sample (take it away with 'byline sample --remove')")
        let report = try await site.platform.loadSample(try SampleFolder(folder: folder))
        // Few enough that the first reader finds them related.
        let relating = Relating(site.platform)
        while try await relating.next() {}
        try await relating.release()
        say("Loaded \(report.articles) articles of \(report.publications) publications, \(report.media) pictures")
    }

    private func carrier(_ site: OpenSite, _ logger: Logger) -> any MailCarrier {
        guard let server = site.configuration.mailServer else {
            return MailFolder(folder: site.folder.mail, logger: logger)
        }
        let host = site.configuration.siteAddress.host.prefix { $0 != ":" }
        return SMTPCarrier(transport: SMTPTransport(server, hostname: String(host)))
    }

    private func screener(_ site: OpenSite, _ logger: Logger) -> Screener {
        let probe = NetworkLinkProbe(
            allowsPrivate: site.configuration.probesPrivateLinks,
            userAgent: "Byline/\(Version.text) (+\(site.configuration.siteAddress.origin))")
        return Screener(
            platform: site.platform, checks: StandardChecks.all + [DeadLinkCheck(probe)], logger: logger)
    }

    private func facts(_ site: OpenSite) -> ServerFacts {
        ServerFacts(
            version: Version.text, startedAt: WallClock.system.now,
            data: site.folder.url.standardizedFileURL.path)
    }
}

/// Why the server did not start, in words.
struct ServeError: Error, CustomStringConvertible {
    let description: String

    init(_ error: any Error, _ configuration: SiteConfiguration) {
        let text = "\(error)"
        let place = "\(configuration.host):\(configuration.port)"
        if text.contains("EADDRINUSE") || text.contains("Address already in use") {
            description = "Another program listens on \(place) already. Stop it, or set BYLINE_ADDRESS to another port."
        } else if text.contains("EACCES") || text.contains("Permission denied") {
            description =
                "Listening on \(place) is not permitted. Ports below 1024 need a privilege; set BYLINE_ADDRESS."
        } else if text.contains("EADDRNOTAVAIL") || text.contains("Cannot assign requested address") {
            description = "This machine has no address \(configuration.host). Set BYLINE_ADDRESS to one it has."
        } else {
            description = text
        }
    }
}
