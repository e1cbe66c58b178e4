import Kernel
import Storage

struct ApplicationStore {
    let connection: any Connection

    func find(_ id: Identifier<JoiningApplication>) throws -> JoiningApplication? {
        try connection.first("SELECT * FROM application WHERE id = \(id)", JoiningApplication.init)
    }

    func open(of account: Identifier<Account>) throws -> JoiningApplication? {
        try connection.first(
            "SELECT * FROM application WHERE account_id = \(account) AND \(JoiningApplication.isOpen)",
            JoiningApplication.init)
    }

    /// The newest first.
    func all(of account: Identifier<Account>) throws -> [JoiningApplication] {
        try connection.rows(
            "SELECT * FROM application WHERE account_id = \(account) ORDER BY id DESC LIMIT 50", JoiningApplication.init
        )
    }

    /// Keeps others from changing the application until the transaction ends. SQLite has one writer anyway.
    func lock(_ id: Identifier<JoiningApplication>) throws {
        _ = try connection.exists(
            "SELECT 1 FROM application WHERE id = \(id) \(sqlite: "", postgres: "FOR UPDATE")")
    }

    /// Keeps the same person from joining in another place until the transaction ends.
    func lock(applicant account: Identifier<Account>) throws {
        _ = try connection.exists(
            "SELECT 1 FROM account WHERE id = \(account) \(sqlite: "", postgres: "FOR UPDATE")")
    }

    /// How many rejections count against a person.
    func rejections(of account: Identifier<Account>) throws -> Int {
        try connection.value(
            """
            SELECT count(*) FROM application WHERE account_id = \(account) AND state = 'rejected' AND is_pardoned = 0
            """) ?? 0
    }

    func insert(
        _ form: ApplicationForm, _ id: Identifier<JoiningApplication>, of account: Identifier<Account>,
        at time: Timestamp
    )
        throws
    {
        try connection.execute(
            """
            INSERT INTO application (id, account_id, state, kind, handle, name, name_key, tagline, picture, crop, channel_id,
                reason, samples, is_pardoned, created_at, modified_at)
            VALUES (\(id), \(account), 'draft', \(form.kind), \(form.handle), \(form.name), \(NameKey(form.name).text),
                \(form.tagline), \(form.picture), \(form.crop.stored), \(form.channel), \(form.reason), \(form.samples),
                0, \(time), \(time))
            """)
    }

    func save(_ form: ApplicationForm, avatar: ContentHash?, of id: Identifier<JoiningApplication>, at time: Timestamp)
        throws
    {
        try connection.execute(
            """
            UPDATE application SET kind = \(form.kind), handle = \(form.handle), name = \(form.name),
                name_key = \(NameKey(form.name).text), tagline = \(form.tagline), picture = \(form.picture),
                crop = \(form.crop.stored), avatar = \(avatar), channel_id = \(form.channel), reason = \(form.reason),
                samples = \(form.samples), modified_at = \(time)
            WHERE id = \(id)
            """)
    }

    /// Moves an application to a state and says so in its timeline.
    func move(
        _ id: Identifier<JoiningApplication>, to state: JoiningApplication.State, _ kind: ApplicationEvent.Kind,
        _ text: String = "",
        by account: Identifier<Account>?, at time: Timestamp
    ) throws {
        let submittedAt = kind == .submitted ? time : nil
        let decidedAt = state.isDecided ? time : nil
        try connection.execute(
            """
            UPDATE application SET state = \(state), modified_at = \(time),
                submitted_at = coalesce(\(submittedAt), submitted_at), decided_at = \(decidedAt)
            WHERE id = \(id)
            """)
        try record(kind, text, of: id, by: account, at: time)
    }

    func record(
        _ kind: ApplicationEvent.Kind, _ text: String = "", of id: Identifier<JoiningApplication>,
        by account: Identifier<Account>?, at time: Timestamp
    ) throws {
        try connection.execute(
            """
            INSERT INTO application_event (id, application_id, account_id, kind, text, created_at)
            VALUES (\(Identifier<ApplicationEvent>.mint(at: time)), \(id), \(account), \(kind), \(text), \(time))
            """)
    }

    /// The oldest first.
    func events(of id: Identifier<JoiningApplication>) throws -> [ApplicationEvent] {
        try connection.rows(
            """
            SELECT application_event.id AS id, application_event.kind AS kind, application_event.text AS text,
                application_event.account_id AS account_id, application_event.created_at AS created_at,
                account.name AS name
            FROM application_event LEFT JOIN account ON account.id = application_event.account_id
            WHERE application_event.application_id = \(id) ORDER BY application_event.id
            """, ApplicationEvent.init)
    }
}
