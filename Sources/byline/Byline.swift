import ArgumentParser

@main
struct Byline: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "byline", abstract: "A publishing platform in one program.")
}
