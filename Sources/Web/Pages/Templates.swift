import Foundation
import Kernel
import Mustache

/// The templates and catalogues the pages are made of, read once at the start.
struct Templates: Sendable {
    private let library: MustacheLibrary
    private let catalogues: [Language: Catalogue]

    /// - Throws: `ResourceError`, or the template engine's own error naming file and line.
    init(resources: URL) async throws {
        library = try await MustacheLibrary(directory: resources.appending(path: "templates").path)
        var catalogues: [Language: Catalogue] = [:]
        for language in Language.allCases {
            catalogues[language] = try Catalogue(
                language: language, files: Catalogue.files(of: language, resources: resources))
        }
        self.catalogues = catalogues
    }

    func catalogue(_ language: Language) -> Catalogue {
        guard let catalogue = catalogues[language] else {
            preconditionFailure("init reads a catalogue for every language")
        }
        return catalogue
    }

    /// - Throws: `ResourceError` when there is no such template.
    func render(_ name: String, _ fields: Fields) throws -> String {
        guard let text = library.render(fields, withTemplate: name) else {
            throw ResourceError(file: "templates/\(name).mustache", reason: "is missing")
        }
        return text
    }
}
