import Storage

extension Migration {
    /// A counter-notice puts back at once and waits for nobody. Those that waited can be sent again.
    static let counterNotices = Migration(
        "0042_counter_notices",
        [
            "DELETE FROM counter_notice WHERE reviewed_at IS NULL",
            "UPDATE complaint_case SET state = 'actioned' WHERE state = 'countered'",
        ])
}
