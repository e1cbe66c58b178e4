import Kernel
import Storage

extension ExportedList {
    /// Everything kept about an account in rows, but for its articles.
    static func all(of account: Identifier<Account>) -> [ExportedList] {
        [
            ofArticles("likes", "article_like", "created_at", account),
            ofArticles("bookmarks", "bookmark", "created_at", account),
            ofArticles("history", "reading_history", "read_at", account),
            ExportedList(
                file: "followed-publications.json",
                columns: [("handle", .text), ("name", .text), ("since", .time)]
            ) { key, limit in
                """
                SELECT publication.id AS key, publication.handle AS handle, publication.name AS name,
                    publication_follow.created_at AS since
                FROM publication_follow JOIN publication ON publication.id = publication_follow.publication_id
                WHERE publication_follow.account_id = \(account) AND publication.id > \(key)
                ORDER BY publication.id LIMIT \(limit)
                """
            },
            ExportedList(file: "followed-topics.json", columns: [("name", .text), ("since", .time)]) { key, limit in
                """
                SELECT topic.id AS key, topic.name AS name, topic_follow.created_at AS since
                FROM topic_follow JOIN topic ON topic.id = topic_follow.topic_id
                WHERE topic_follow.account_id = \(account) AND topic.id > \(key) ORDER BY topic.id LIMIT \(limit)
                """
            },
            interests(of: account),
            comments(of: account),
            commentLikes(of: account),
            ExportedList(
                file: "sessions.json",
                columns: [("device", .text), ("began", .time), ("seen", .time), ("expires", .time)]
            ) { key, limit in
                """
                SELECT id AS key, device, created_at AS began, seen_at AS seen, expires_at AS expires FROM session
                WHERE account_id = \(account) AND id > \(key) ORDER BY id LIMIT \(limit)
                """
            },
            ExportedList(
                file: "applications.json",
                columns: [
                    ("state", .text), ("kind", .text), ("handle", .text), ("name", .text), ("tagline", .text),
                    ("reason", .text), ("samples", .text), ("created", .time), ("submitted", .time), ("decided", .time),
                ]
            ) { key, limit in
                """
                SELECT id AS key, state, kind, handle, name, tagline, reason, samples, created_at AS created,
                    submitted_at AS submitted, decided_at AS decided FROM application
                WHERE account_id = \(account) AND id > \(key) ORDER BY id LIMIT \(limit)
                """
            },
            ExportedList(
                file: "application-events.json",
                columns: [("application", .text), ("kind", .text), ("text", .text), ("time", .time)]
            ) { key, limit in
                """
                SELECT application_event.id AS key, application.name AS application, application_event.kind AS kind,
                    application_event.text AS text, application_event.created_at AS time
                FROM application_event JOIN application ON application.id = application_event.application_id
                WHERE application.account_id = \(account) AND application_event.id > \(key)
                ORDER BY application_event.id LIMIT \(limit)
                """
            },
            ExportedList(
                file: "notifications.json",
                columns: [
                    ("kind", .text), ("about", .json), ("count", .number), ("path", .text), ("time", .time),
                    ("read", .time),
                ]
            ) { key, limit in
                """
                SELECT id AS key, kind, arguments AS about, count, path, created_at AS time, read_at AS read
                FROM notification WHERE account_id = \(account) AND id > \(key) ORDER BY id LIMIT \(limit)
                """
            },
            ExportedList(
                file: "changes.json",
                columns: [("kind", .text), ("subject", .text), ("detail", .text), ("time", .time)]
            ) { key, limit in
                """
                SELECT id AS key, kind, subject, detail, created_at AS time FROM audit_event
                WHERE account_id = \(account) AND id > \(key) ORDER BY id LIMIT \(limit)
                """
            },
        ] + complaints(of: account)
    }

    /// What somebody's own list goes by, where they have turned it on.
    private static func interests(of account: Identifier<Account>) -> ExportedList {
        ExportedList(
            file: "interests.json",
            columns: [("kind", .text), ("name", .text), ("chosen", .text), ("changed", .time)]
        ) { key, limit in
            """
            SELECT interest.subject_id AS key, interest.kind AS kind, interest.chosen AS chosen,
                interest.modified_at AS changed, coalesce(topic.name, publication.name, channel.name_zh) AS name
            FROM interest
            LEFT JOIN topic ON topic.id = interest.subject_id AND interest.kind = 'topic'
            LEFT JOIN publication ON publication.id = interest.subject_id AND interest.kind = 'publication'
            LEFT JOIN channel ON channel.id = interest.subject_id AND interest.kind = 'channel'
            WHERE interest.account_id = \(account) AND interest.subject_id > \(key)
            ORDER BY interest.subject_id LIMIT \(limit)
            """
        }
    }

    private static func comments(of account: Identifier<Account>) -> ExportedList {
        ExportedList(
            file: "comments.json",
            columns: [
                ("article", .identifier), ("publication", .text), ("title", .text), ("text", .text), ("state", .text),
                ("likes", .number), ("time", .time), ("edited", .time),
            ]
        ) { key, limit in
            """
            SELECT comment.id AS key, comment.article_id AS article, publication.handle AS publication,
                revision.title AS title, comment.body AS text, comment.state AS state, comment.likes AS likes,
                comment.created_at AS time, comment.edited_at AS edited
            FROM comment JOIN article ON article.id = comment.article_id
            JOIN publication ON publication.id = article.publication_id
            LEFT JOIN revision ON revision.id = article.revision_id AND \(Article.isPublic)
            WHERE comment.account_id = \(account) AND comment.id > \(key) ORDER BY comment.id LIMIT \(limit)
            """
        }
    }

    private static func commentLikes(of account: Identifier<Account>) -> ExportedList {
        ExportedList(
            file: "comment-likes.json",
            columns: [("article", .identifier), ("comment", .text), ("time", .time)]
        ) { key, limit in
            """
            SELECT comment_like.comment_id AS key, comment.article_id AS article, comment.body AS comment,
                comment_like.created_at AS time
            FROM comment_like JOIN comment ON comment.id = comment_like.comment_id
            WHERE comment_like.account_id = \(account) AND comment_like.comment_id > \(key)
            ORDER BY comment_like.comment_id LIMIT \(limit)
            """
        }
    }

    /// Articles an account has done something with.
    private static func ofArticles(
        _ name: String, _ table: SQL, _ time: SQL, _ account: Identifier<Account>
    ) -> ExportedList {
        ExportedList(
            file: "\(name).json",
            columns: [("article", .identifier), ("publication", .text), ("title", .text), ("time", .time)]
        ) { key, limit in
            """
            SELECT article.id AS key, article.id AS article, publication.handle AS publication, revision.title AS title,
                kept.\(time) AS time
            FROM \(table) kept
            JOIN article ON article.id = kept.article_id
            JOIN publication ON publication.id = article.publication_id
            LEFT JOIN revision ON revision.id = article.revision_id AND \(Article.isPublic)
            WHERE kept.account_id = \(account) AND article.id > \(key) ORDER BY article.id LIMIT \(limit)
            """
        }
    }
}
