import Kernel
import Publishing

/// What a submission is, in words.
struct SubmissionTexts {
    let submission: Submission
    let pages: Pages

    init(_ submission: Submission, _ pages: Pages) {
        self.submission = submission
        self.pages = pages
    }

    /// What sets it apart from others in the queue.
    var badges: [String] {
        var keys: [QueueFilter.Kind] = []
        if submission.isAfter { keys.append(.after) }
        if submission.isUpdate { keys.append(.update) }
        if keys.isEmpty { keys.append(.before) }
        if submission.isHeld { keys.append(.held) }
        if submission.approvedBy != nil, submission.state == .inReview { keys.append(.second) }
        return keys.map { pages.texts("desk.badge.\($0.rawValue)") }
    }

    var state: String { pages.texts("desk.state.\(submission.state.key)") }

    /// How long ago, roughly: what matters is who has waited longest.
    static func age(since time: Timestamp, _ pages: Pages) -> String {
        let seconds = max(0, (pages.now.milliseconds - time.milliseconds) / 1000)
        switch seconds {
        case ..<3600: return pages.texts("desk.minutes", count: Int(max(1, seconds / 60)))
        case ..<172_800: return pages.texts("desk.hours", count: Int(seconds / 3600))
        default: return pages.texts("desk.days", count: Int(seconds / 86_400))
        }
    }
}

/// The bar that says what has just been decided, and takes it back.
struct DecisionNoticeFields {
    let notice: DecisionNotice
    let filter: QueueFilter

    init(_ notice: DecisionNotice, filter: QueueFilter) {
        self.notice = notice
        self.filter = filter
    }

    func fields(_ pages: Pages) -> Fields {
        let key = notice.isFirstOfTwo ? "first" : notice.submission.state.key
        let seconds = notice.undoableUntil.map { ($0.milliseconds - pages.now.milliseconds + 999) / 1000 }
        let isUndoable = seconds != nil || notice.isFirstOfTwo
        return [
            "message": pages.texts(
                "desk.decided.\(key)", ["title": notice.title.nonEmpty ?? pages.texts("desk.untitled")]),
            "undoing": isUndoable
                ? [
                    "action": "/desk/\(notice.submission.id)/undo\(filter.query)",
                    "timed": seconds.map { ["seconds": String($0)] as Fields },
                ] as Fields : nil,
        ]
    }
}
