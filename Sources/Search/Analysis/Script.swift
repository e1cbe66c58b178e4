/// The two kinds of writing that are counted apart: where one puts spaces between its words, the other does not, so that
/// texts as long differ in how many terms they have, and a word every text of the one has is rare among those of the other.
enum Script: CaseIterable, Sendable {
    case words, characters
}
