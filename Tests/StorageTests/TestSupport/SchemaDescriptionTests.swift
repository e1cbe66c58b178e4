import Storage
import TestSupport
import Testing

@Suite struct SchemaDescriptionTests {
    @Test(arguments: DatabaseKind.allCases) func isTheSameForBothDatabases(_ kind: DatabaseKind) async throws {
        let description = try await withDatabase(kind, migrations: SampleSchema.migrations, schemaDescription)
        #expect(
            description == """
                table article
                    id integer not null
                    author_id integer not null
                    title text
                    score real
                    body blob
                    published_at integer
                    primary key (id)
                    foreign key (author_id) references author (id) on delete cascade on update no action
                    index article_by_author (author_id, published_at desc)
                    unique index article_by_title (title) partial

                table article_topic
                    article_id integer not null
                    topic text not null
                    primary key (topic, article_id)
                    foreign key (article_id) references article (id) on delete no action on update no action

                table author
                    id integer not null
                    name text not null
                    site text not null default 'here'
                    balance integer not null default -1
                    primary key (id)
                    index author_by_lower_name (expression)
                    unique (site, name)

                table schema_migration
                    name text not null
                    applied_at integer not null
                    primary key (name)

                """)
    }

    @Test func showsATextColumnThatSortsByTheServersLanguage() async throws {
        let migration = Migration("0001", ["CREATE TABLE t (id BIGINT PRIMARY KEY, a TEXT)"])
        let description = try await withDatabase(.postgres, migrations: [migration], schemaDescription)
        #expect(description.contains("a text with collation default"))
    }
}
