import Testing

@testable import Web

@Suite struct EditionLinksTests {
    private func rewritten(_ html: String) -> String { EditionLinks(edition: .care(.large)).rewritten(html) }

    @Test func linksAndFormsLeadIntoTheEdition() {
        #expect(
            rewritten(#"<a class="x" href="/hot?a=1&amp;b=2">/hot</a>"#)
                == #"<a class="x" href="/care/hot?a=1&amp;b=2">/hot</a>"#)
        #expect(
            rewritten(#"<form method="post" action="/sign-out">"#) == #"<form method="post" action="/care/sign-out">"#)
        #expect(rewritten(#"<button formaction="/a">x</button>"#) == #"<button formaction="/care/a">x</button>"#)
    }

    /// What is said stays as it is, in texts, in values, in scripts and comments.
    @Test func everythingElseStays() {
        for same in [
            #"<p>Write &lt;a href="/hot"> to link.</p>"#, #"<p title="<a href='/hot'>" lang="en">x</p>"#,
            #"<script type="application/ld+json">{"a":"<a href=\"/hot\">"}</script>"#,
            #"<!-- <a href="/hot"> --><b>x</b>"#,
            #"<link rel="canonical" href="/hot"><img src="/media/a"><use href="/assets/icons.svg#x"/>"#,
            #"<a href="https://example.org/">x</a><a href="//example.org">x</a><a href="?page=2">x</a>"#,
            #"<input name="page" value="/hot"><a data-address="/hot">x</a>"#, "<", "<a", "a < b",
        ] {
            #expect(rewritten(same) == same)
        }
    }

    @Test func unfinishedTagsEnd() {
        #expect(rewritten(#"<a href="/hot"#) == #"<a href="/care/hot"#)
        #expect(rewritten("<!-- never closed") == "<!-- never closed")
        #expect(rewritten("<script>never closed") == "<script>never closed")
    }

    @Test func theStandardEditionIsLeftAlone() {
        let html = #"<a href="/hot">x</a>"#
        #expect(EditionLinks(edition: .standard).rewritten(html) == html)
    }
}
