import ArgumentParser

@main
struct Byline: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "byline", abstract: "A publishing platform for many independent authors, in one program.",
        discussion: SiteConfiguration.help, version: Version.text,
        subcommands: [
            ServeCommand.self, ImportCommand.self, SampleCommand.self, UserCommand.self, MailCommand.self,
            MigrateCommand.self,
            SearchCommand.self, RelatedCommand.self, OriginalityCommand.self, DecisionsCommand.self, LogCommand.self,
            VerifyCommand.self, RoutesCommand.self, CheckCommand.self, VersionCommand.self,
        ])
}

enum Version {
    static let text = "0.1.0"
}
