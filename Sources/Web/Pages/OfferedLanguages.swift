import Kernel
import Synchronization

/// The languages the operator offers, the default first. Known without asking the database, since a page in memory is
/// looked for by its language.
final class OfferedLanguages: Sendable {
    /// Those of the site that answers the request.
    @TaskLocal static var current = Language.allCases

    private let state = Mutex(Language.allCases)

    var offered: [Language] { state.withLock { $0 } }

    func offer(_ languages: [Language]) {
        state.withLock { $0 = languages.isEmpty ? Language.allCases : languages }
    }
}
