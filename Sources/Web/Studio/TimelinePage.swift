import Kernel
import Publishing

/// What happened to an article, step by step.
struct TimelinePage {
    let timeline: ArticleTimeline

    func render(_ pages: Pages) throws -> String {
        try pages.render(
            "studio/timeline",
            [
                "titleText": timeline.title.nonEmpty ?? pages.texts("studio.untitled"),
                "editorURL": "/studio/\(timeline.article.id)",
                "steps": Fields.list(timeline.steps.map { fields($0, pages) }),
                "none": timeline.steps.isEmpty,
            ],
            PageFrame(name: "timeline", heading: pages.texts("timeline.title"), work: WorkFrame(area: .studio)))
    }

    private func fields(_ step: ArticleTimeline.Step, _ pages: Pages) -> Fields {
        let actor =
            switch step.actor {
            case .member(let name): name
            case .site: pages.texts("timeline.site")
            case .nobody: pages.texts("timeline.nobody")
            }
        return [
            "state": pages.stateFields(step.state), "actor": actor,
            "when": ["iso": pages.time.iso(step.at), "text": pages.time.full(step.at)] as Fields,
            "why": reason(step.reason, pages),
            "restricted": step.restriction == .none ? nil : pages.texts("studio.restriction.\(step.restriction.key)"),
        ]
    }

    /// Reasons the program gives itself are in the catalogue; what people wrote is shown as it is.
    private func reason(_ reason: String, _ pages: Pages) -> String? {
        let key = "timeline.reason.\(reason.split(separator: " ").joined(separator: "-"))"
        return pages.texts.keys.contains(key) ? pages.texts(key) : reason.nonEmpty
    }
}
