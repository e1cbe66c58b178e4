public import Storage

// Every state is stored by its name.
extension Account.Role: SQLConvertible, SQLReadable {}
extension Article.Kind: SQLConvertible, SQLReadable {}
extension Article.State: SQLConvertible, SQLReadable {}
extension Article.Restriction: SQLConvertible, SQLReadable {}
extension OriginalityState: SQLConvertible, SQLReadable {}
extension Comment.State: SQLConvertible, SQLReadable {}
extension CommentEvent.Kind: SQLConvertible, SQLReadable {}
extension Publication.Kind: SQLConvertible, SQLReadable {}
extension Publication.State: SQLConvertible, SQLReadable {}
extension Membership.Role: SQLConvertible, SQLReadable {}
extension Submission.State: SQLConvertible, SQLReadable {}
extension UserNotification.Kind: SQLConvertible, SQLReadable {}
extension JoiningApplication.State: SQLConvertible, SQLReadable {}
extension ApplicationEvent.Kind: SQLConvertible, SQLReadable {}
extension SubmissionEvent.Kind: SQLConvertible, SQLReadable {}
extension Finding.Kind: SQLConvertible, SQLReadable {}
extension ReviewPolicy.WordMeasure: SQLConvertible, SQLReadable {}
extension CuratedSlot.Kind: SQLConvertible, SQLReadable {}
extension ReadSource: SQLConvertible, SQLReadable {}
extension Heat.Cause: SQLConvertible, SQLReadable {}
extension Interest.Kind: SQLConvertible, SQLReadable {}
extension Interest.Level: SQLConvertible, SQLReadable {}
