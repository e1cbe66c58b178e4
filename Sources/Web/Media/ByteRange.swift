/// One range of a file's bytes (RFC 9110 §14.1.2).
struct ByteRange: Equatable {
    enum Answer: Equatable {
        /// No range was asked for, or in a form that is to be ignored: all of it.
        case whole
        case part(ClosedRange<Int>)
        /// There is nothing in the file where the range begins.
        case unsatisfiable
    }

    /// - Parameter size: of the whole file, in bytes.
    static func answer(_ header: String?, size: Int) -> Answer {
        guard let header, header.hasPrefix("bytes=") else { return .whole }
        let spec = header.dropFirst("bytes=".count)
        let bounds = spec.split(separator: "-", omittingEmptySubsequences: false)
        // Several ranges at once are answered with the whole, as the standard allows.
        guard bounds.count == 2, !spec.contains(",") else { return .whole }
        switch (Int(bounds[0]), Int(bounds[1])) {
        case (let first?, nil) where bounds[1].isEmpty:
            return first < size ? .part(first...(size - 1)) : .unsatisfiable
        case (let first?, let last?) where first <= last:
            return first < size ? .part(first...min(last, size - 1)) : .unsatisfiable
        case (nil, let length?) where bounds[0].isEmpty:
            guard length > 0, size > 0 else { return .unsatisfiable }
            return .part(max(0, size - length)...(size - 1))
        default: return .whole
        }
    }
}
