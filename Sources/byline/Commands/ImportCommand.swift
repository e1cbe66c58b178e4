import ArgumentParser
import Foundation
import Importing
import Publishing

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Bring in another site.",
        discussion: """
            Articles keep their states, dates, comments and old addresses. Running an import again brings in only what is \
            new or has changed there; one that was stopped in the middle is completed by running it again.
            """, subcommands: [WordPressCommand.self, MarkdownCommand.self])
}

/// The choices both kinds of import share.
struct ImportChoices: ParsableArguments {
    @Flag(name: .long, help: "Read and report, and write nothing.")
    var dryRun = false

    @Option(
        name: .long,
        help: "Write every single case of what was skipped or dropped to this file, one JSON object a line.")
    var report: String?

    @Option(name: .long, help: "The channel of articles none of whose categories is a channel.")
    var channel: String?

    @Flag(
        name: .long, help: "Make a channel of every top-level category that is none yet (otherwise it becomes a topic)."
    )
    var makeChannels = false

    @Option(name: .long, help: "The language of articles that do not say theirs, such as zh-Hans or en.")
    var language: String?

    func options() throws -> ImportOptions {
        let slug = try channel.map { text in
            guard let slug = Slug(text) else {
                throw ValidationError("--channel: \(text) is not a channel's name in addresses")
            }
            return slug
        }
        return ImportOptions(isDryRun: dryRun, channel: slug, makesChannels: makeChannels, language: language)
    }
}

struct WordPressCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wordpress", abstract: "Import WordPress exports (WXR files, Tools → Export).")

    @Argument(help: "The export's files.", completion: .file(extensions: ["xml"]))
    var files: [String]

    @Option(name: .long, help: "A copy of wp-content/uploads, where the pictures are.")
    var media: String?

    @OptionGroup var choices: ImportChoices

    func run() async throws {
        say("Looking through the export for pictures and authors …")
        let sites = try WordPressExport.sites(
            in: files.map { URL(filePath: $0) }, media: media.map { URL(filePath: $0, directoryHint: .isDirectory) })
        try await ImportRun(choices: choices).run(sites)
    }
}

struct MarkdownCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "markdown", abstract: "Import a site written in Markdown (Jekyll, Hexo, Hugo, or plain files).")

    @Argument(help: "The site's folder.", completion: .directory)
    var folder: String

    @OptionGroup var choices: ImportChoices

    func run() async throws {
        try await ImportRun(choices: choices).run([
            try MarkdownFolder(folder: URL(filePath: folder, directoryHint: .isDirectory))
        ])
    }
}
