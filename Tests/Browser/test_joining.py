"""Applying for a publication on a phone, its affairs, and what the configuration file says of the site."""
import json
import sqlite3
import zipfile

import pytest

from harness.program import ROOT, Program, assert_refused, free_port
from harness.watch import accessibility, too_wide, watched
from harness.web import Site

PICTURE = ROOT / "Sample/pictures/avatar-bread.jpg"
APPLICANT, REVIEWER, OPERATOR = "mei@example.org", "li@example.org", "boss@example.org"


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    program = Program(tmp_path_factory.mktemp("joining") / "data")
    with program.serve():
        program.succeed("user", "add", APPLICANT, "--name", "小梅")
        program.succeed("user", "add", REVIEWER, "--name", "李审核", "--role", "reviewer")
        program.succeed("user", "add", OPERATOR, "--name", "站长", "--role", "operator")
        yield program


def phone(browser):
    return browser.new_context(
        viewport={"width": 390, "height": 844}, locale="zh-CN", reduced_motion="reduce", accept_downloads=True)


def sign_in(page, program, email):
    page.goto(program.succeed("user", "sign-in-link", email).stdout.strip())
    page.locator("main form button[type=submit]").click()
    page.wait_for_url(lambda url: "/sign-in/" not in url)


def look(page, faults):
    """Every page on the way is fit to be used by everybody, down to a small phone."""
    found = accessibility(page) + too_wide(page, 320) + too_wide(page, 390) + faults
    assert not found, (page.url, found)


def next_step(page):
    page.locator("main .button-primary", has_text="保存并继续").click()


def test_somebody_applies_on_a_phone_leaves_resumes_and_is_approved(browser, program, tmp_path):
    first = phone(browser)
    with watched(first, program) as (page, faults):
        sign_in(page, program, APPLICANT)
        page.goto(f"{program.url}/apply")
        look(page, faults)
        page.get_by_role("button", name="开始申请").click()
        page.get_by_label("机构", exact=True).check()
        look(page, faults)
        next_step(page)
        page.get_by_label("号名").fill("Quays")
        page.get_by_text("这个号名可以使用").wait_for()
        page.get_by_label("名称", exact=True).fill("云汀 市 政 府")
        page.get_by_text("其中有专用词（政府）").wait_for()
        look(page, faults)
        page.get_by_role("button", name="保存，以后再填").click()
        page.get_by_text("填过的内容都在").wait_for()
    first.close()

    # Another day, another device.
    second = phone(browser)
    with watched(second, program) as (page, faults):
        sign_in(page, program, APPLICANT)
        page.goto(f"{program.url}/apply")
        page.get_by_role("link", name="继续填写").click()
        page.get_by_role("link", name="名称", exact=False).first.click()
        assert page.get_by_label("号名").input_value() == "quays"
        next_step(page)
        page.locator("[name=file]").set_input_files(PICTURE)
        page.get_by_role("button", name="上传").click()
        # The part is chosen with the keyboard alone; the frame follows.
        frame = page.locator("[data-crop-frame]")
        before = frame.bounding_box()
        page.get_by_label("选取大小").focus()
        for _ in range(50):
            page.keyboard.press("ArrowLeft")
        after = frame.bounding_box()
        assert after["width"] < before["width"] * 0.6
        look(page, faults)
        page.get_by_role("button", name="使用这一块").click()
        assert page.get_by_label("选取大小").input_value() == "50"
        next_step(page)
        page.get_by_label("主要投稿的频道").select_option(index=1)
        page.get_by_label("为什么想在这里发表").fill("我们住在河边。")
        look(page, faults)
        next_step(page)
        look(page, faults)
        proof = tmp_path / "证明.pdf"
        proof.write_bytes(b"%PDF-1.4 proof")
        page.locator("[name=file]").set_input_files(proof)
        page.get_by_role("button", name="上传").click()
        document = page.get_by_role("link", name="证明.pdf").get_attribute("href")
        next_step(page)
        look(page, faults)
        page.get_by_role("button", name="提交申请").click()
        page.get_by_text("正在等待审核").wait_for()
        look(page, faults)
        assert Site(program.url).get(document).status == 303

        desk = browser.new_context(viewport={"width": 1280, "height": 900}, locale="zh-CN")
        with watched(desk, program) as (review, problems):
            sign_in(review, program, REVIEWER)
            review.goto(f"{program.url}/desk/applications")
            look(review, problems)
            review.get_by_role("link", name="云汀 市 政 府").click()
            look(review, problems)
            review.get_by_label("我已查看证明材料").check()
            review.get_by_role("button", name="通过并开通").click()
            review.get_by_role("link", name="查看这个号").wait_for()
        desk.close()
        page.reload()
        page.get_by_text("你的号已经开通").wait_for()
    second.close()


def test_its_affairs_and_the_administration_are_fit_for_everybody(browser, program):
    context = phone(browser)
    with watched(context, program) as (page, faults):
        sign_in(page, program, APPLICANT)
        for path in ["", "/members", "/closing"]:
            page.goto(f"{program.url}/studio/publication/quays{path}")
            look(page, faults)
    context.close()
    context = phone(browser)
    with watched(context, program) as (page, faults):
        sign_in(page, program, OPERATOR)
        for path in ["", "/site", "/channels", "/people", "/publications", "/publications/quays", "/joining", "/review",
                     "/mail", "/audit"]:
            page.goto(f"{program.url}/admin{path}")
            look(page, faults)
    context.close()


def test_an_export_is_imported_again(browser, program, tmp_path):
    """The sample's publications have no owners, so one is given an owner first."""
    with sqlite3.connect(program.data / "byline.sqlite") as database:
        publication, handle = database.execute(
            "SELECT p.id, p.handle FROM publication p JOIN article a ON a.publication_id = p.id WHERE a.state = 'published'"
            " GROUP BY p.id ORDER BY count(*) DESC").fetchone()
        account, = database.execute("SELECT id FROM account WHERE email = ?", (APPLICANT,)).fetchone()
        database.execute(
            "INSERT INTO membership (publication_id, account_id, role, created_at) VALUES (?, ?, 'owner', 0)",
            (publication, account))
        count, = database.execute(
            "SELECT count(*) FROM article WHERE publication_id = ? AND state = 'published'", (publication,)).fetchone()
    context = phone(browser)
    page = context.new_page()
    sign_in(page, program, APPLICANT)
    page.goto(f"{program.url}/studio/publication/{handle}/closing")
    with page.expect_download() as download:
        page.get_by_role("link", name="下载全部内容").click()
    archive = zipfile.ZipFile(download.value.path())
    assert archive.testzip() is None
    archive.extractall(tmp_path / "export")
    context.close()
    index = json.loads((tmp_path / "export/index.json").read_text())
    assert index["handle"] == handle and len([a for a in index["articles"] if a["state"] == "published"]) == count
    other = Program(tmp_path / "other")
    result = other.succeed("import", "markdown", tmp_path / "export", "--make-channels")
    assert str(count) in result.stdout
    with sqlite3.connect(other.data / "byline.sqlite") as database:
        assert database.execute("SELECT count(*) FROM article WHERE state = 'published'").fetchone() == (count,)


CONFIGURED = """
site:
  url: http://example.org
  name: {zh-Hans: 固定站, en: Fixed}
  languages: [en]
  joining:
    sign-up: closed
  review:
    words:
      refuse: [赌博]
  channels:
    - slug: news
      name: {zh-Hans: 新闻, en: The news}
      about: What is new
"""


def test_the_configuration_file_sets_what_the_browser_then_does_not_change(tmp_path, program):
    file = tmp_path / "byline.yaml"
    file.write_text(CONFIGURED)
    site = Configured(tmp_path / "data", file)
    with site.serve() as served:
        assert "Fixed" in served.get("/").text
        assert 'lang="en"' in served.get("/", accept_language="zh-CN").text
        assert "The news" in served.get("/c/news").text
    file.write_text("site:\n  settings: site.yaml\n")
    (tmp_path / "site.yaml").write_text("name: Elsewhere\n")
    with site.serve() as served:
        assert "Elsewhere" in served.get("/").text
    (tmp_path / "site.yaml").write_text("colour: red\n")
    assert_refused(site.run("serve", "--without-sample"), "site.yaml", "site.colour", "unknown")


class Configured(Program):
    """A program with a configuration file."""

    def __init__(self, data, file):
        super().__init__(data, port=free_port())
        self.file = file

    def environment(self):
        return super().environment() | {"BYLINE_CONFIG": str(self.file), "BYLINE_SAMPLE": "/nonexistent"}
