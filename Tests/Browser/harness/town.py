"""A site with somebody in every role and something in every place, so that each of its pages has something to show."""
import hashlib
import hmac
import json
import re

from harness import pages, people
from harness.submissions import Submissions, address, identifier

BOSS, WRITER, READER, APPLICANT, LEAVER = (
    f"{name}@example.org" for name in ("boss", "writer", "reader", "applicant", "leaver"))
TEXT = [
    "The ferry leaves the quay at seven, and the tide is already running out under the piles.",
    "Nobody on board talks; the lamps swing, and somewhere below a pump begins to knock.",
]


class Town:
    """People signed in, each in a window of their own, and the addresses of what they have made."""

    def __init__(self, program, site, browser):
        self.program, self.site, self.browser = program, site, browser
        self.states = {}
        self.found = pages.every_kind(site)
        self._people()
        self._publication()
        self._comment()
        self._decision()
        self._links()
        self._application()
        self._complaint()

    def _people(self):
        program = self.program
        people.add_user(program, BOSS, "站长", "operator", "reviewer", "channel-editor")
        for email, name in [(WRITER, "文"), (READER, "读者"), (APPLICANT, "申请人"), (LEAVER, "离开的人")]:
            people.add_user(program, email, name)
        for email in (BOSS, WRITER, READER, APPLICANT, LEAVER):
            context = self.browser.new_context(locale="en-US")
            people.sign_in(context.new_page(), program, email)
            self.states[email] = context.storage_state()
            context.close()

    def page(self, email=None, **options):
        """A new page of somebody's, in a window that closes with it."""
        context = self.browser.new_context(locale="en-US", storage_state=self.states.get(email), **options)
        return context.new_page()

    def _publication(self):
        submissions = Submissions(self.program.data)
        publication = submissions.publication("quays", "Quays and Piers", WRITER, state="active")
        submitted = submissions.submit(publication, "A crossing", TEXT, WRITER)
        submissions.wait_for(submitted, "in review")
        self.submission = address(
            submissions.one("SELECT id FROM submission WHERE article_id = ?", submitted)[0])
        self.submitted = address(submitted)
        self._correct(submissions, submitted)
        submissions.close()

    @staticmethod
    def _correct(submissions, article):
        """A second version of an article, as a correction of the first."""
        first, second = submissions.one("SELECT revision_id FROM article WHERE id = ?", article)[0], identifier()
        submissions.database.execute(
            "INSERT INTO revision (id, article_id, number, title, summary, language, document, declarations, word_count,"
            " created_at, filing, account_id) SELECT ?, article_id, number + 1, title, 'About a ferry.', language, document,"
            " declarations, word_count, created_at + 1, filing, account_id FROM revision WHERE id = ?", (second, first))
        submissions.database.execute("UPDATE article SET revision_id = ? WHERE id = ?", (second, article))
        submissions.database.execute(
            "INSERT INTO correction (revision_id, article_id, corrected_id, note, created_at)"
            " SELECT id, article_id, ?, 'The ferry was missing.', created_at FROM revision WHERE id = ?", (first, second))

    def _comment(self):
        """What a reader says, who may change it for as long as pages are looked at."""
        submissions = Submissions(self.program.data)
        submissions.database.execute(
            "INSERT INTO setting (name, value) VALUES ('comments', ?)", (json.dumps({"editMinutes": 1440}),))
        submissions.close()
        page = self.page(READER)
        page.goto(f"{self.program.url}/@quays/{self.submitted}")
        page.fill("#comment-text", "The pump knocks before the horn does.")
        page.locator("[data-comment-form] button[type=submit]").first.click()
        page.wait_for_url("**#c-*")
        self.comment = page.url.split("#c-")[1]
        page.context.close()

    def _decision(self):
        """A measure against an article, against which its author may still appeal."""
        page = self.page(BOSS)
        page.goto(f"{self.program.url}/desk/decisions/new?on=article&id={self.submitted}")
        page.get_by_label("Shown less", exact=True).check()
        page.get_by_label("Why it is against it").fill("The headline promises a ferry that does not sail.")
        page.get_by_role("button", name="Decide").click()
        page.wait_for_url(re.compile(r"/desk/decisions/[0-9a-z]{12,13}"))
        self.decision = page.url.split("/")[-1].split("?")[0]
        page.context.close()
        self.month = re.search(r"/decisions/reports/(20\d\d-\d\d)", self.site.get("/decisions/reports").text).group(1)

    def _links(self):
        """What leads to a page by mail, or is shown once."""
        program = self.program

        def mailed(recipient, known):
            return people.link(people.next_mail(program, recipient, known)).removeprefix(program.url)

        page = self.page()
        page.goto(program.url + "/sign-up")
        page.fill("[name=email]", "new@example.org")
        page.fill("[name=name]", "新人")
        page.fill("[name=password]", people.PASSWORD)
        page.click("main form button[type=submit]")
        self.sign_up = mailed("new@example.org", 0)
        page.goto(program.url + "/reset")
        page.fill("[name=email]", READER)
        page.click("main form button[type=submit]")
        self.reset = mailed(READER, 0)
        page.context.close()

        self.sign_in = program.succeed("user", "sign-in-link", READER).stdout.strip().removeprefix(program.url)

        page = self.page(READER)
        page.goto(program.url + "/account")
        form = page.locator("form[action='/account/address']")
        form.locator("[name=email]").fill("other@example.org")
        form.locator("[type=password]").fill(people.PASSWORD)
        form.locator("button[type=submit]").click()
        self.address = mailed("other@example.org", 0)
        page.goto(program.url + "/account/notifications")
        page.get_by_label("Every morning").check()
        page.locator("#digest button").click()
        self.confirm = mailed(READER, 1)
        page.context.close()

        page = self.page(WRITER)
        page.goto(program.url + "/studio/publication/quays/members")
        form = page.locator("form[action$='/invite']")
        form.locator("[name=email]").fill("guest@example.org")
        form.locator("button[type=submit]").click()
        self.invitation = mailed("guest@example.org", 0)
        page.goto(f"{program.url}/studio/{self.submitted}/preview")
        page.locator(".preview-share summary").click()
        page.locator(".preview-links form").first.locator("button").click()
        self.preview = page.locator("#preview-address").input_value().removeprefix(program.url)
        page.goto(program.url + "/studio")
        page.locator("form[action='/studio/new'] button").first.click()
        page.wait_for_url(re.compile(r"/studio/[0-9a-z]{8,13}$"))
        self.draft = page.url.removeprefix(program.url)
        page.context.close()

        page = self.page(LEAVER)
        page.goto(program.url + "/account/data")
        page.get_by_label("Delete them").check()
        form = page.locator("form[action='/account/leave']")
        form.locator("[name=current]").fill(people.PASSWORD)
        form.locator("button").click()
        self.stay = mailed(LEAVER, 0)
        page.context.close()

    def _application(self):
        """One that is still being written, and one that waits for the desk."""
        for email in (APPLICANT, READER):
            page = self.page(email)
            page.goto(self.program.url + "/apply")
            page.locator("form[action='/apply'] button").first.click()
            page.wait_for_url("**/step/kind")
            page.context.close()
        submissions = Submissions(self.program.data)
        reader = submissions.account(READER)
        application, = submissions.one("SELECT id FROM application WHERE account_id = ?", reader)
        submissions.database.execute(
            "UPDATE application SET state = 'submitted', kind = 'personal', handle = 'reeds', name = 'Reeds and Rushes',"
            " name_key = 'reeds and rushes', submitted_at = created_at, tagline = 'Notes from a marsh', reason = 'I live there.' WHERE id = ?",
            (application,))
        self.application = address(application)
        secret, = submissions.one("SELECT secret FROM digest WHERE account_id = ?", reader)
        signature = hmac.new(secret.encode(), f"end digest {reader}".encode(), hashlib.sha256).hexdigest()
        self.end = f"/digest/end/{address(reader)}.{signature}"
        submissions.close()

    def _complaint(self):
        """A complaint with its receipt, and its case at the desk."""
        page = self.page(READER)
        page.goto(f"{self.program.url}/complaints/new?on=article&id={self.found['article'].split('/')[-1]}&ground=rules")
        page.get_by_label("Why it is wrong").fill("It breaks the third of the house rules.")
        page.get_by_role("button", name="Send the complaint").click()
        page.wait_for_url("**done=sent")
        self.complaint = page.url.removeprefix(self.program.url).split("?")[0]
        page.goto(self.program.url + "/account/complaints")
        self.own_complaint = page.locator(".rows-title a").first.get_attribute("href")
        page.context.close()
        page = self.page(BOSS)
        page.goto(self.program.url + "/desk/complaints")
        self.case = page.locator("[data-row-link]").first.get_attribute("href")
        page.context.close()


# Every pattern that answers with something else than a page for people, and why.
NOT_PAGES = {
    "/access-bar": "a part of a page, which a script puts in",
    "/@{handle}/credit.json": "a download", "/@{handle}/{id}/comments/live": "for a script",
    "/@{handle}/{id}/comments/new": "for a script", "/admin/appearance/colours": "for a script",
    "/appearance/{name}": "a file", "/desk/decisions/dsa": "a download", "/search/suggestions": "for a script",
    "/apply/{id}/avatar": "a picture", "/apply/{id}/picture": "a picture", "/apply/documents/{key}": "a document",
    "/complaints/{code}/documents/{document}": "a document", "/desk/complaints/documents/{document}": "a document",
    "/account/complaints/{complaint}/documents/{document}": "a document",
    "/apply/availability": "for a script",
    "/assets/{name}": "a file", "/assets/{name}/{file}": "a file", "/logo": "a picture", "/media/{hash}/{variant}": "a picture",
    "/healthz": "for machines", "/readyz": "for machines", "/metrics": "for machines", "/robots.txt": "for machines",
    "/worker.js": "a script",
    "/sitemap.xml": "for machines", "/sitemap/pages.xml": "for machines", "/sitemap/articles/{part}.xml": "for machines",
    "/notifications/{id}": "leads to what the notification is about",
    "/studio/{id}/draft": "for a script", "/studio/session": "for a script", "/studio/topics": "for a script",
    "/studio/{id}/uploads/{hash}": "for a script",
    "/log/checkpoint": "for machines", "/log/tile/**": "for machines",
    "/log/entry/{position}/certificate.json": "a download", "/@{handle}/{id}/certificate.json": "a download",
    "/studio/{id}/certificate.json": "a download",
    "/studio/publication/{handle}/picture": "a picture",
    "/studio/{id}/numbers.csv": "a download", "/studio/publication/{handle}/numbers.csv": "a download",
    "/studio/publication/{handle}/export.zip": "a download",
    "/@{handle}/{id}/qr.svg": "a picture",
    "/stayed": "a page shown only after a form, at that address",
}
FEED = re.compile(r"/feed\.(xml|rss|json)$|/feed\.\{")


def examples(town):
    """A page of every pattern: who looks at it, and its address."""
    found, draft, submitted = town.found, town.draft, f"/studio/{town.submitted}"
    publication, article = "/studio/publication/quays", f"/@quays/{town.submitted}"
    comment, channel = f"{article}/comments/{town.comment}", found["channel"].removeprefix("/c/")
    return {
        "/": (None, "/"),
        "/@{handle}": (None, found["publication"]),
        "/@{handle}/{id}": (None, found["article"]),
        "/@{handle}/{id}/corrections": (None, f"{article}/corrections"),
        "/@{handle}/{id}/comments": (None, f"{article}/comments"),
        "/@{handle}/{id}/comments/write": (READER, f"{article}/comments/write"),
        "/@{handle}/{id}/comments/{comment}": (None, comment),
        "/@{handle}/{id}/comments/{comment}/delete": (READER, f"{comment}/delete"),
        "/@{handle}/{id}/comments/{comment}/edit": (READER, f"{comment}/edit"),
        "/@{handle}/{id}/comments/{comment}/hide": (BOSS, f"{comment}/hide"),
        "/@{handle}/{id}/comments/{comment}/remove": (BOSS, f"{comment}/remove"),
        "/@{handle}/{id}/comments/{comment}/report": (WRITER, f"{comment}/report"),
        "/@{handle}/credit": (None, "/@quays/credit"),
        "/offline": (None, "/offline"),
        "/about": (None, "/about"), "/about/rules": (None, "/about/rules"), "/about/ranking": (None, "/about/ranking"),
        "/about/credit": (None, "/about/credit"), "/about/design": (None, "/about/design"),
        "/account": (READER, "/account"), "/account/bookmarks": (READER, "/account/bookmarks"),
        "/account/complaints": (READER, "/account/complaints"),
        "/account/complaints/{complaint}": (READER, town.own_complaint),
        "/account/data": (READER, "/account/data"), "/account/following": (READER, "/account/following"),
        "/account/history": (READER, "/account/history"), "/account/notifications": (READER, "/account/notifications"),
        "/account/passkeys": (READER, "/account/passkeys"), "/account/second-step": (READER, "/account/second-step"),
        "/account/security": (READER, "/account/security"),
        "/address/{token}": (READER, town.address),
        "/admin/appearance": (BOSS, "/admin/appearance"), "/admin/comments": (BOSS, "/admin/comments"),
        "/admin/credit": (BOSS, "/admin/credit"),
        "/admin": (BOSS, "/admin"), "/admin/audit": (BOSS, "/admin/audit"), "/admin/channels": (BOSS, "/admin/channels"),
        "/admin/joining": (BOSS, "/admin/joining"), "/admin/mail": (BOSS, "/admin/mail"),
        "/admin/people": (BOSS, "/admin/people"), "/admin/publications": (BOSS, "/admin/publications"),
        "/admin/publications/{handle}": (BOSS, "/admin/publications/quays"), "/admin/ranking": (BOSS, "/admin/ranking"),
        "/admin/review": (BOSS, "/admin/review"), "/admin/site": (BOSS, "/admin/site"),
        "/apply": (APPLICANT, "/apply"), "/apply/{id}": (READER, f"/apply/{town.application}"),
        "/apply/step/{step}": (APPLICANT, "/apply/step/name"),
        "/c/{slug}": (None, found["channel"]),
        "/decisions": (None, "/decisions"), "/decisions/{decision}": (None, f"/decisions/{town.decision}"),
        "/decisions/reports": (None, "/decisions/reports"),
        "/decisions/reports/{month}": (None, f"/decisions/reports/{town.month}"),
        "/desk/appeals": (BOSS, "/desk/appeals"), "/desk/comments": (BOSS, "/desk/comments?show=shown"),
        "/desk/decisions": (BOSS, "/desk/decisions"),
        "/desk/decisions/new": (BOSS, f"/desk/decisions/new?on=article&id={town.submitted}"),
        "/desk/decisions/{decision}": (BOSS, f"/desk/decisions/{town.decision}"),
        "/desk/{submission}/originality": (BOSS, f"/desk/{town.submission}/originality"),
        "/desk/originality": (BOSS, "/desk/originality"),
        "/desk/originality/{id}": (BOSS, f"/desk/originality/{found['article'].split('/')[-1]}"),
        "/desk": (BOSS, "/desk"), "/desk/{submission}": (BOSS, f"/desk/{town.submission}"),
        "/admin/complaints": (BOSS, "/admin/complaints"),
        "/complaints": (None, "/complaints"), "/complaints/{code}": (None, town.complaint),
        "/complaints/new": (None, f"/complaints/new?on=article&id={found['article'].split('/')[-1]}"),
        "/desk/complaints": (BOSS, "/desk/complaints"), "/desk/complaints/{case}": (BOSS, town.case),
        "/desk/applications": (BOSS, "/desk/applications"),
        "/desk/applications/{id}": (BOSS, f"/desk/applications/{town.application}"),
        "/desk/channels": (BOSS, "/desk/channels"), "/desk/channels/{place}": (BOSS, "/desk/channels/-"),
        "/digest/confirm/{token}": (READER, town.confirm), "/digest/confirmed": (READER, "/digest/confirmed"),
        "/digest/end/{token}": (READER, town.end),
        "/following": (READER, "/following"), "/for-you": (READER, "/for-you"),
        "/for-you/interests": (READER, "/for-you/interests"),
        "/hot": (None, "/hot"), "/most-read": (None, "/most-read"), "/most-discussed": (None, "/most-discussed"),
        "/hot/{slug}": (None, f"/hot/{channel}"), "/most-read/{slug}": (None, f"/most-read/{channel}"),
        "/most-discussed/{slug}": (None, f"/most-discussed/{channel}"),
        "/latest": (None, "/latest"), "/left": (None, "/left"),
        "/log": (None, "/log"), "/log/entry/{position}": (None, "/log/entry/0"),
        "/@{handle}/{id}/verify": (None, found["verification"]),
        "/invitations/{token}": (READER, town.invitation),
        "/notifications": (WRITER, "/notifications"),
        "/preview/{token}": (None, town.preview),
        "/publications": (None, "/publications"),
        "/reset": (None, "/reset"), "/reset/{token}": (None, town.reset), "/reset/sent": (None, "/reset/sent"),
        "/search": (None, found["search with results"]),
        "/sign-in": (None, "/sign-in"), "/sign-in/{token}": (None, town.sign_in), "/sign-in/code": (None, "/sign-in/code"),
        "/sign-up": (None, "/sign-up"), "/sign-up/{token}": (None, town.sign_up), "/sign-up/sent": (None, "/sign-up/sent"),
        "/stay/{token}": (None, town.stay),
        "/studio": (WRITER, "/studio"), "/studio/{id}": (WRITER, draft),
        "/studio/{id}/compare": (WRITER, submitted + "/compare?from=r1&to=r1"), "/studio/{id}/history": (WRITER, submitted + "/history"),
        "/studio/{id}/numbers": (WRITER, submitted + "/numbers"), "/studio/{id}/preview": (WRITER, submitted + "/preview"),
        "/studio/{id}/preview/page": (WRITER, submitted + "/preview/page"),
        "/studio/{id}/timeline": (WRITER, submitted + "/timeline"),
        "/studio/{id}/originality": (WRITER, submitted + "/originality"),
        "/studio/decisions": (WRITER, "/studio/decisions"),
        "/studio/decisions/{decision}": (WRITER, f"/studio/decisions/{town.decision}"),
        "/studio/publication/{handle}": (WRITER, publication),
        "/studio/publication/{handle}/comments": (WRITER, publication + "/comments?show=shown"),
        "/studio/publication/{handle}/licences": (WRITER, publication + "/licences"),
        "/studio/publication/{handle}/closing": (WRITER, publication + "/closing"),
        "/studio/publication/{handle}/members": (WRITER, publication + "/members"),
        "/studio/publication/{handle}/numbers": (WRITER, publication + "/numbers"),
        "/t/{slug}": (None, found["topic"]),
    }


def patterns(program):
    """What the program says it answers: the patterns of everything that can be looked at."""
    lines = program.succeed("routes").stdout.splitlines()
    return [line.split(" ", 1)[1] for line in lines if line.startswith("GET ")]
