import Kernel
import Publishing

/// A copyright notice as it is forwarded to the author, with the counter-notice they have given or may give.
struct ForwardedNoticeFields {
    let notice: ForwardedNotice
    let action: String
    let typed: Form?
    let error: (any ReadableError)?

    func fields(_ pages: Pages) throws -> Fields {
        let words = ComplaintTexts(pages: pages)
        return [
            "notices": notice.statements.map { ["items": words.statement($0)] as Fields },
            "counter": notice.counterNotice.map { counter($0, words, pages.texts) },
            "counterForm": notice.mayCounter ? try form(pages) : nil,
        ]
    }

    private func counter(_ counter: CounterNotice, _ words: ComplaintTexts, _ texts: Catalogue) -> Fields {
        [
            "when": words.when(counter.receivedAt), "outcome": texts("counter.restored"),
            "items": words.statement(counter.statement, CounterNotice.fields),
        ]
    }

    private func form(_ pages: Pages) throws -> Fields {
        let texts = pages.texts
        var statement = StatementFields(
            fields: CounterNotice.fields, typed: typed, error: error as? ComplaintError, key: "counter",
            isRequired: { _ in true })
        if let account = pages.viewer?.account {
            statement.standard = [.name: account.name, .email: account.email.description]
        }
        return [
            "action": action,
            "fields": try (statement.formFields(texts) + [statement.goodFaith(texts)]).map { try pages.field($0) },
        ]
    }
}
