import CStemmer

/// Snowball's English stemmer. Words of other languages pass through it too, and are changed alike wherever they stand.
final class Stemmer {
    private let stemmer: OpaquePointer?

    init() {
        stemmer = sb_stemmer_new("english", nil)
    }

    deinit {
        if let stemmer { sb_stemmer_delete(stemmer) }
    }

    /// Calls `body` with the stem of a word in lower case.
    func withStem<T>(of word: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> T) -> T {
        guard let stemmer, let stem = sb_stemmer_stem(stemmer, word.baseAddress, CInt(word.count)) else {
            return body(word)
        }
        return body(UnsafeBufferPointer(start: stem, count: Int(sb_stemmer_length(stemmer))))
    }
}
