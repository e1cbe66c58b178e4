import Importing
import Kernel

/// Where an imported article stands in our workflow, and why. Nothing that was hidden there becomes public here.
struct ImportedWorkflow {
    let state: Article.State
    let publishedAt: Timestamp?
    let scheduledAt: Timestamp?
    let reason: String

    init(_ article: ImportedArticle, now: Timestamp) {
        let date = article.published ?? article.modified
        switch article.state {
        case _ where article.isPasswordProtected:
            (state, publishedAt, scheduledAt) = (.withdrawn, date, nil)
            reason = "imported; needed a password there"
        case .published where (date ?? now) > now, .scheduled where (date ?? now) > now:
            (state, publishedAt, scheduledAt) = (.scheduled, nil, date)
            reason = "imported; scheduled there"
        case .published, .scheduled:
            (state, publishedAt, scheduledAt) = (.published, date ?? now, nil)
            reason = "imported; published there"
        case .draft:
            (state, publishedAt, scheduledAt) = (.draft, nil, nil)
            reason = "imported; a draft there"
        case .pending:
            (state, publishedAt, scheduledAt) = (.submitted, nil, nil)
            reason = "imported; awaiting review there"
        case .private:
            (state, publishedAt, scheduledAt) = (.withdrawn, date, nil)
            reason = "imported; private there"
        case .trashed:
            (state, publishedAt, scheduledAt) = (.withdrawn, date, nil)
            reason = "imported; in the trash there"
        }
    }
}
