/// How much may still be spent on comparing. It is counted in steps, not in time, so that the same two documents
/// always give the same answer.
struct Effort {
    /// The differences one comparison may find before all of it counts as different: what is remembered on the way
    /// grows with their square, to 8 MB at this bound.
    static let differences = 2_000

    /// Enough for any two articles that have to do with each other, and less than a quarter of a second.
    private var steps = 40_000_000

    /// Whether so many steps could still be taken.
    mutating func spend(_ count: Int) -> Bool {
        steps -= count
        return steps >= 0
    }
}
