import Kernel
import Publishing

/// What stands beside the article: findings, comments, the publication's record and what went before.
struct ReviewMargin {
    let contents: ReviewContents

    func findings(_ pages: Pages) -> [Fields] {
        contents.findings.enumerated().map { index, finding in
            [
                "measure": pages.texts("finding.measure.\(finding.measure.rawValue)"),
                "isGrave": finding.measure != .warn, "message": FindingText(pages.texts).text(finding),
                "link": [
                    "url": "#\(anchor(finding.place, "f\(index)"))", "picture": finding.place.picture.map(String.init),
                ]
                    as Fields,
                "words": finding.kind == .word ? finding.place.quote : nil,
                "name": pages.texts("desk.toPlace", ["place": place(finding.place, pages)]),
            ]
        }
    }

    func comments(_ pages: Pages, action: String, _ filter: QueueFilter) -> Fields {
        let items = contents.comments.map { comment -> Fields in
            let id = comment.comment.id
            return [
                "id": id.description, "body": comment.comment.body, "author": comment.author,
                "quoted": comment.comment.place.quote,
                "link": ["url": "#\(anchor(comment.comment.place, "c\(id)"))"] as Fields,
                "place": place(comment.comment.place, pages),
                "remove": comment.isOwn && contents.isOpen
                    ? ["action": "\(action)/\(id)/remove\(filter.query)"] as Fields : nil,
            ]
        }
        return ["items": items, "none": items.isEmpty, "figure": items.isEmpty ? nil : pages.texts.number(items.count)]
    }

    func record(_ pages: Pages) -> Fields {
        let record = contents.record
        let texts = pages.texts
        let facts: [(String, String)] = [
            ("state", texts("desk.publicationState.\(record.publication.state.rawValue)")),
            ("since", SubmissionTexts.age(since: record.publication.createdAt, pages)),
            ("articles", texts.number(record.articles)), ("submissions", texts.number(record.submissions)),
            ("approvals", texts.number(record.approvals)), ("changes", texts.number(record.changesRequested)),
            ("rejections", texts.number(record.rejections)), ("takenOff", texts.number(record.takenOff)),
            ("members", texts.number(record.members)),
            ("last", record.lastPublishedAt.map(pages.time.day) ?? texts("desk.record.never")),
        ]
        return [
            "name": record.publication.name, "url": Path.publication(record.publication.handle),
            "kind": texts("publication.kind.\(record.publication.kind.rawValue)"),
            "facts": facts.map { ["name": texts("desk.record.\($0.0)"), "value": $0.1] as Fields },
        ]
    }

    func history(_ pages: Pages) -> [Fields] {
        contents.history.map { earlier in
            [
                "url": "/desk/\(earlier.submission.id)", "state": SubmissionTexts(earlier.submission, pages).state,
                "when": [
                    "iso": pages.time.iso(earlier.submission.submittedAt),
                    "text": pages.time.full(earlier.submission.submittedAt),
                ] as Fields,
                "by": earlier.decidedBy.map { pages.texts("desk.decidedBy", ["name": $0]) },
                "why": earlier.submission.reason.nonEmpty,
                "remarks": earlier.comments > 0 ? pages.texts("desk.commentCount", count: earlier.comments) : nil,
            ]
        }
    }

    func events(_ pages: Pages) -> [Fields] {
        contents.events.map { event in
            [
                "text": pages.texts("desk.event.\(event.kind.rawValue)"), "by": event.by,
                "when": ["iso": pages.time.iso(event.at), "text": pages.time.full(event.at)] as Fields,
            ]
        }
    }

    private func anchor(_ place: ArticlePlace, _ name: String) -> String {
        if place.block != nil { return "passage-\(name)" }
        switch place.part {
        case .title: return "review-title"
        case .summary: return "review-summary"
        case .cover, .article, .body: return "review-article"
        case .topics, .declarations: return "review-foot"
        }
    }

    private func place(_ place: ArticlePlace, _ pages: Pages) -> String {
        if let block = place.block { return pages.texts("desk.paragraph", ["number": String(block + 1)]) }
        if let picture = place.picture { return pages.texts("desk.picture", ["number": String(picture + 1)]) }
        return pages.texts("desk.part.\(place.part.rawValue)")
    }
}

/// What the screening found, in the reader's language.
struct FindingText {
    private let texts: Catalogue

    init(_ texts: Catalogue) {
        self.texts = texts
    }

    func text(_ finding: Finding) -> String {
        var arguments = finding.arguments
        if let requirement = arguments["requirement"] {
            arguments["requirement"] = texts("finding.requirement.\(requirement)")
        }
        if finding.kind == .reprintRefused {
            return texts("finding.reprint-\(arguments["problem"] ?? "unlicensed")", arguments)
        }
        let key = finding.kind == .deadLink && arguments["status"] != nil ? "dead-link-status" : finding.kind.rawValue
        return texts("finding.\(key)", arguments)
    }
}
