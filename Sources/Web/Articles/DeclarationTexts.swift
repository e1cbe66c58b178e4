import Kernel
import Publishing

/// What an author declared, in the reader's language.
struct DeclarationTexts {
    private let texts: Catalogue

    init(_ texts: Catalogue) {
        self.texts = texts
    }

    func fields(_ declarations: [Declaration]) -> [Fields] {
        declarations.map { ["text": text($0), "url": $0.link] }
    }

    private func text(_ declaration: Declaration) -> String {
        let place = [declaration.time, declaration.place].compactMap { $0?.nonEmpty }.joined(
            separator: texts("declaration.separator"))
        let source = declaration.source?.nonEmpty
        switch declaration.kind {
        case .opinion: return texts("declaration.opinion")
        case .original: return texts("declaration.original")
        case .fiction: return texts("declaration.fiction")
        case .advertising: return texts("declaration.advertising")
        case .aiGenerated: return texts("declaration.aiGenerated")
        case .reprint: return named("declaration.reprint", source)
        case .translation: return named("declaration.translation", source)
        case .compilation: return named("declaration.compilation", source)
        case .dispute: return texts("declaration.dispute")
        case .sourced: return named("declaration.sourced", source)
        case .ownPictures: return placed(place, "declaration.ownPicturesAt") ?? texts("declaration.ownPictures")
        case .oldNews: return placed(place, "declaration.oldNewsAt") ?? texts("declaration.oldNews")
        }
    }

    private func placed(_ place: String, _ key: String) -> String? {
        place.nonEmpty.map { texts(key, ["place": $0]) }
    }

    private func named(_ key: String, _ source: String?) -> String {
        source.map { texts("\(key)From", ["source": $0]) } ?? texts(key)
    }
}
