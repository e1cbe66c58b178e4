import Foundation
import Kernel
import Mustache

/// The templates and catalogues the pages are made of, read once at the start.
struct Templates: Sendable {
    private let library: MustacheLibrary
    private let catalogues: [Language: Catalogue]
    /// For the care edition.
    private let plainCatalogues: [Language: Catalogue]

    /// - Throws: `ResourceError`, or the template engine's own error naming file and line.
    init(resources: URL) async throws {
        library = try await MustacheLibrary(directory: resources.appending(path: "templates").path)
        var catalogues: [Language: Catalogue] = [:]
        for language in Language.allCases {
            catalogues[language] = try Catalogue(
                language: language, files: Catalogue.files(of: language, resources: resources))
        }
        if let simplified = catalogues[.simplifiedChinese] {
            catalogues[.traditionalChinese] = catalogues[.traditionalChinese]?.completed(by: simplified)
        }
        self.catalogues = catalogues
        plainCatalogues = catalogues.mapValues(\.inPlainWords)
    }

    func catalogue(_ language: Language, _ edition: Edition = .current) -> Catalogue {
        guard let catalogue = (edition.isCare ? plainCatalogues : catalogues)[language] else {
            preconditionFailure("init reads a catalogue for every language")
        }
        return catalogue
    }

    func has(_ name: String) -> Bool { library.getTemplate(named: name) != nil }

    /// - Throws: `ResourceError` when there is no such template.
    func render(_ name: String, _ fields: Fields) throws -> String {
        guard let text = library.render(fields, withTemplate: name) else {
            throw ResourceError(file: "templates/\(name).mustache", reason: "is missing")
        }
        return text
    }
}
