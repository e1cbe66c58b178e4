public import Storage

extension Migration {
    /// Every migration of Byline in the order it is applied. One that has been released is never edited.
    public static let all: [Migration] = [
        .accounts, .publications, .media, .articles, .comments, .importing, .settings,
        .roles,
        .members,
        .drafts,
        .signIn,
        .joining,
        .studio,
        .desk,
        .passkeys,
        .articleChanges,
        .reactions,
        .readers,
        .leaving,
        .reads,
        .hot,
        .forYou,
        .related,
        .log,
        .decisions,
        .originality,
        .reprints,
        .search,
        .commenting,
        .complaints,
        .originalityFindings,
        .counterNotices,
        .complaintDocuments,
        .reusedPassages,
    ]
}
