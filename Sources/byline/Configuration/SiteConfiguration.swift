import Configuration
import Foundation
import Mail
import Publishing
import SystemPackage
import Web

/// What the operator says about how the program runs: environment variables first, then the configuration file.
struct SiteConfiguration: Sendable {
    var data: URL
    /// `postgres://…`; `nil` means SQLite in the data folder.
    var databaseURL: String?
    var host: String
    var port: Int
    var siteAddress: SiteAddress
    var resources: URL
    var icons: URL?
    /// Scripts fetched at set-up.
    var vendor: URL?
    var sample: URL?
    var logLevel: String
    /// `nil` where mails are laid down in the data folder.
    var mailServer: SMTPServer?
    /// Whom mails come from; without a name they come from the site's.
    var mailSender: Mailbox
    /// What is set for the site in a file, and so not in the browser.
    var siteFile: SiteFile?
    /// Whether the screening asks links that lead into private networks too.
    var probesPrivateLinks: Bool
    /// Who signs the transparency log's checkpoints as well.
    var witnesses: [LogWitness]

    static let help = """
        Every command reads these settings, from the environment or, where it is not set there, from a YAML file \
        (byline.yaml in the current folder, or the file that BYLINE_CONFIG names):

          BYLINE_DATA          data           the data folder: database, pictures, reports      (default: data)
          BYLINE_DATABASE_URL  database.url   postgres://user:password@host/name               (default: SQLite in the data folder)
          BYLINE_ADDRESS       address        where to listen                                   (default: 127.0.0.1:8080)
          BYLINE_SITE_URL      site.url       the site's address for its readers                (default: http:// and the address)
          BYLINE_RESOURCES     resources      templates, styles and words                       (default: found beside the program)
          BYLINE_TOOLS         tools          files fetched at set-up, such as icons            (default: .tools)
          BYLINE_SAMPLE        sample         the sample site                                   (default: Sample)
          BYLINE_SMTP_URL      smtp.url       smtp://user:password@host:587, or smtps://…      (default: mails are laid down in the data folder)
          BYLINE_MAIL_FROM     mail.from      whom mails come from: Name <address>              (default: noreply@ and the site's host)
          BYLINE_LINKS_PRIVATE links.private  true: screening also asks links into private networks (default: false)
          BYLINE_LOG_WITNESSES log.witnesses  who signs the transparency log too: key address, …  (default: nobody)
                               site.settings  a file with the site's name, channels, policies and roles
          BYLINE_LOG_LEVEL     log.level      trace, debug, info, notice, warning, error        (default: info)
        """

    /// - Throws: `ConfigurationError` that names the setting and what it should be.
    static func read() async throws -> SiteConfiguration {
        let environment = EnvironmentVariablesProvider()
        let named = ConfigReader(provider: environment).string(forKey: "byline.config")
        let file: FileProvider<ProgramSettings>
        do {
            file = try await FileProvider<ProgramSettings>(
                filePath: FilePath(named ?? "byline.yaml"), allowMissing: named == nil)
        } catch {
            throw ConfigurationError(
                setting: "BYLINE_CONFIG", problem: "\(named ?? "byline.yaml") cannot be read: \(error)")
        }
        let reader = ConfigReader(providers: [environment.prefixKeys(with: "byline"), file])
        var configuration = try SiteConfiguration(reader)
        configuration.siteFile = try SiteFile.read(named ?? "byline.yaml")
        return configuration
    }

    private init(_ reader: ConfigReader) throws {
        data = URL(filePath: reader.string(forKey: "data")?.nonEmpty ?? "data", directoryHint: .isDirectory)
        databaseURL = reader.string(forKey: "database.url", isSecret: true)?.nonEmpty
        let address = reader.string(forKey: "address")?.nonEmpty ?? "127.0.0.1:8080"
        let parts = address.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count >= 2, let last = parts.last, let port = Int(last), (0...65535).contains(port) else {
            throw ConfigurationError(
                setting: "BYLINE_ADDRESS", problem: "\(address) is not an address to listen on; write host:port")
        }
        host = parts.dropLast().joined(separator: ":").trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
        self.port = port
        let site = reader.string(forKey: "site.url")?.nonEmpty ?? "http://\(address)"
        guard let siteAddress = SiteAddress(site) else {
            throw ConfigurationError(
                setting: "BYLINE_SITE_URL", problem: "\(site) is not a site's address; write https://example.org")
        }
        self.siteAddress = siteAddress
        resources = try Self.resources(reader.string(forKey: "resources")?.nonEmpty)
        let tools = URL(filePath: reader.string(forKey: "tools")?.nonEmpty ?? ".tools", directoryHint: .isDirectory)
        icons = Self.existing(tools.appending(path: "icons.svg"))
        vendor = Self.existing(tools.appending(path: "vendor"))
        sample = Self.existing(URL(filePath: reader.string(forKey: "sample")?.nonEmpty ?? "Sample"))
        mailServer = try Self.mailServer(reader.string(forKey: "smtp.url", isSecret: true)?.nonEmpty)
        mailSender = try Self.mailSender(reader.string(forKey: "mail.from")?.nonEmpty, siteAddress)
        probesPrivateLinks = reader.bool(forKey: "links.private") ?? false
        witnesses = try Self.witnesses(reader.string(forKey: "log.witnesses")?.nonEmpty)
        logLevel = reader.string(forKey: "log.level")?.nonEmpty ?? "info"
    }

    private static func witnesses(_ text: String?) throws -> [LogWitness] {
        try (text ?? "").split(separator: ",").map { text in
            guard let witness = LogWitness(text) else {
                throw ConfigurationError(
                    setting: "BYLINE_LOG_WITNESSES",
                    problem: "\(text) is not a witness; write its key, a space and its address")
            }
            return witness
        }
    }

    private static func mailServer(_ address: String?) throws -> SMTPServer? {
        guard let address else { return nil }
        guard let server = SMTPServer(address) else {
            throw ConfigurationError(
                setting: "BYLINE_SMTP_URL",
                problem: "it is not the address of a mail server; write smtp://user:password@host:587")
        }
        return server
    }

    private static func mailSender(_ text: String?, _ site: SiteAddress) throws -> Mailbox {
        let host = site.host.prefix { $0 != ":" }
        let fallback = "noreply@\(host.isEmpty || host.hasPrefix("[") ? "localhost" : host)"
        guard let sender = Mailbox(text ?? fallback) else {
            throw ConfigurationError(
                setting: "BYLINE_MAIL_FROM",
                problem: "\(text ?? fallback) is not an address; write Name <name@example.org>")
        }
        return sender
    }

    /// The folder named, else the one installed beside the program, else that of a checkout.
    private static func resources(_ named: String?) throws -> URL {
        let program = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
        let candidates =
            named.map { [URL(filePath: $0)] }
            ?? [program?.appending(path: "../share/byline"), URL(filePath: "Sources/Web/Resources")].compactMap { $0 }
        for candidate in candidates where existing(candidate.appending(path: "templates")) != nil { return candidate }
        throw ConfigurationError(
            setting: "BYLINE_RESOURCES",
            problem: "there are no templates in \(candidates.map(\.path).joined(separator: " or "))")
    }

    private static func existing(_ url: URL) -> URL? {
        FileManager.default.fileExists(atPath: url.path) ? url : nil
    }
}

/// A setting that cannot be used.
struct ConfigurationError: Error, CustomStringConvertible {
    let setting: String
    let problem: String
    var description: String { "\(setting): \(problem)" }
}

extension String {
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
