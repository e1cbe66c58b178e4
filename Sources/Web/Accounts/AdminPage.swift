import Foundation
import Kernel
import Publishing
import Storage

/// The operator's overview.
struct AdminPage {
    let overview: Overview
    let name: String
    let facts: ServerFacts

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        let articles = overview.articles.map { _, count in count }.reduce(0, +)
        let counts: [(String, Int, String?)] = [
            ("articles", articles, "/"), ("publications", overview.publications, AdminSections.publications.path),
            ("channels", overview.channels.count, AdminSections.channels.path), ("comments", overview.comments, nil),
            ("media", overview.mediaFiles, nil), ("users", overview.accounts, AdminSections.people.path),
        ]
        var lines: [(String, String)] = [
            (texts("admin.version"), facts.version),
            (texts("admin.database"), overview.database == .sqlite ? "SQLite" : "PostgreSQL"),
            (texts("admin.dataFolder"), facts.data),
            (
                texts("admin.storage"),
                ByteCountFormatter.string(fromByteCount: Int64(overview.mediaBytes), countStyle: .file)
            ),
            (texts("admin.started"), pages.time.full(facts.startedAt)),
        ]
        if overview.unsentMails > 0 {
            lines.append((texts("admin.mail"), texts("admin.unsentMails", count: overview.unsentMails)))
        }
        return try pages.render(
            "admin/show",
            [
                "text": texts("admin.text", ["site": pages.settings.name[pages.language], "name": name]),
                "counts": counts.map { key, count, url -> Fields in
                    ["label": texts("admin.\(key)"), "value": texts.number(count), "url": url]
                },
                "facts": lines.map { ["name": $0.0, "value": $0.1] as Fields },
                "signOut": ["action": "/sign-out"] as Fields,
            ],
            PageFrame(name: "admin", heading: texts("admin.title"), work: AdminSections.make(current: .overview, pages))
        )
    }
}
