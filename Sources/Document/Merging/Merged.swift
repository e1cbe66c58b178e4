/// A value two sides may have changed.
struct Merged<Value: Equatable> {
    let value: Value

    /// `nil` when both changed it differently.
    init?(_ base: Value, _ mine: Value, _ theirs: Value) {
        if mine == base || mine == theirs {
            value = theirs
        } else if theirs == base {
            value = mine
        } else {
            return nil
        }
    }
}
