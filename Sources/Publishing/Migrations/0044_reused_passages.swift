import Storage

extension Migration {
    /// The stock is searched for passages as well as for whole copies: all of it is looked at again.
    static let reusedPassages = Migration(
        "0044_reused_passages",
        [
            "ALTER TABLE originality_finding ADD COLUMN is_reprint \(.integer) NOT NULL DEFAULT 1",
            "DELETE FROM originality_checked",
        ])
}
