import Document
import Kernel

/// Declarations the site asks for. They are asked for on submitting too; the rules may have changed since.
struct DeclarationCheck: ScreeningCheck {
    func findings(in article: ScreenedArticle) -> [Finding] {
        Requirements(jurisdiction: article.jurisdiction).missing(from: article.draft).map { requirement in
            let place: ArticlePlace =
                switch requirement {
                case .title: ArticlePlace(.title)
                case .body: ArticlePlace(.body)
                case .channel: ArticlePlace(.article)
                case .origin, .source, .timeAndPlace: ArticlePlace(.declarations)
                }
            return Finding(.declarationMissing, .hold, at: place, ["requirement": requirement.rawValue])
        }
    }
}

struct LengthCheck: ScreeningCheck {
    func findings(in article: ScreenedArticle) -> [Finding] {
        let count = article.content.document.wordCount
        guard count < article.policy.minimumWords else { return [] }
        return [Finding(.short, .warn, ["count": String(count), "minimum": String(article.policy.minimumWords)])]
    }
}

/// Pictures that say nothing to those who cannot see them.
struct AltTextCheck: ScreeningCheck {
    func findings(in article: ScreenedArticle) -> [Finding] {
        article.content.document.figures.enumerated().filter { $0.element.alt.trimmed.isEmpty }
            .map { Finding(.altMissing, .warn, at: ArticlePlace(picture: $0.offset)) }
    }
}

struct SubmissionRateCheck: ScreeningCheck {
    func findings(in article: ScreenedArticle) -> [Finding] {
        guard article.submissionsToday > article.policy.submissionsPerDay else { return [] }
        return [Finding(.manySubmissions, .hold, ["count": String(article.submissionsToday)])]
    }
}

/// What the platform has taken off or restricted is looked at before it changes.
struct RestrictionCheck: ScreeningCheck {
    func findings(in article: ScreenedArticle) -> [Finding] {
        switch article.restriction {
        case .none, .labelled: []
        case .demoted, .commentsClosed, .ageLimited, .disabled, .removed:
            [Finding(.restricted, .hold, ["restriction": article.restriction.rawValue])]
        }
    }
}
