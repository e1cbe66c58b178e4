"""From somebody who has never heard of the site to an article on the portal, in a browser: once with the mouse on a phone,
once with the keyboard alone."""
import contextlib
import re
import time

import pytest
from playwright.sync_api import TimeoutError

from harness import people
from harness.hands import Keys, Mouse
from harness.program import ROOT, SHARED, Program
from harness.watch import accessibility, too_wide

PICTURES = [ROOT / "Sample/pictures/avatar-bread.jpg", ROOT / "Sample/pictures/avatar-chess.jpg"]
# Decisions can be taken back for some seconds before they have any effect.
EFFECT = 40


def reference():
    """The text of a real article page: its title and the paragraphs of its body."""
    page = (SHARED / "reference/article-page.txt").read_text()
    head, rest = page.split("\n分享至\n", 1)
    title = [line for line in head.splitlines() if line.strip()][1]
    return title, [line.strip() for line in rest.split("声明:")[0].strip().split("\n\n") if line.strip()]


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    program = Program(tmp_path_factory.mktemp("walk") / "data")
    with program.serve():
        people.add_user(program, "reviewer@example.org", "审核员", "reviewer")
        yield program


def window(browser, **options):
    return browser.new_context(locale="zh-CN", reduced_motion="reduce", **options).new_page()


def named(page, name, scope="main"):
    """The button, link or summary of a name."""
    exact = re.compile(rf"^\s*{name}")
    return page.locator(f"{scope} :is(button, a, summary):visible").filter(has_text=exact).first


def field(page, name):
    return page.locator(f"main [name={name}]:visible").first


def fit(page):
    """Nothing sticks out, and nobody is kept from using the page."""
    assert too_wide(page, page.viewport_size["width"]) == [], page.url
    assert accessibility(page) == [], page.url


def join(hand, page, program, email, name):
    hand.open(f"{program.url}/apply")
    fit(page)
    hand.open(f"{program.url}/sign-up?next=/apply")
    fit(page)
    hand.fill(field(page, "email"), email)
    hand.fill(field(page, "name"), name)
    hand.fill(field(page, "password"), people.PASSWORD)
    hand.press(page.locator("main form button[type=submit]"))
    page.wait_for_url("**/sign-up/sent")
    hand.open(people.link(people.next_mail(program, email)))
    hand.press(page.locator("main form button[type=submit]"))
    page.wait_for_url(lambda url: "/sign-up" not in url)


def apply(hand, page, program, handle, name):
    hand.open(f"{program.url}/apply")
    hand.press(named(page, "开始申请"))
    page.wait_for_url("**/step/kind")
    fit(page)
    hand.tick(page.locator("[name=kind][value=personal]"))
    hand.press(named(page, "保存并继续"))
    page.wait_for_url("**/step/name")
    hand.fill(field(page, "handle"), handle)
    hand.fill(field(page, "name"), name)
    # Left, and gone on with later.
    hand.press(named(page, "保存，以后再填"))
    page.wait_for_url(lambda url: not url.endswith("/step/name"))
    hand.open(f"{program.url}/apply/step/name")
    assert field(page, "handle").input_value() == handle
    hand.fill(field(page, "tagline"), "写山里的事")
    hand.press(named(page, "保存并继续"))
    page.wait_for_url("**/step/avatar")
    hand.press(named(page, "保存并继续"))
    page.wait_for_url(lambda url: not url.endswith("/step/avatar"))
    hand.choose(field(page, "channel"), "要闻")
    hand.fill(field(page, "reason"), "我在山里住了十年，想写一写这里的人和事，也写写城里看不到的季节。每周一篇。")
    hand.press(named(page, "保存并继续"))
    page.wait_for_url("**/step/proof")
    fit(page)
    hand.press(named(page, "保存并继续"))
    page.wait_for_url("**/step/check")
    hand.press(named(page, "提交申请"))
    page.wait_for_url(lambda url: "/step/" not in url)
    fit(page)
    return page.url


def question_and_answer(hand, page, desk_hand, desk, program, application, name):
    desk_hand.open(f"{program.url}/desk/applications")
    fit(desk)
    desk_hand.press(named(desk, name))
    desk_hand.press(desk.locator("main summary").filter(has_text="提问"))
    desk_hand.fill(desk.locator("form[action$='/ask'] textarea"), "您会写哪些地方？")
    desk_hand.press(desk.locator("form[action$='/ask'] button"))
    desk.get_by_text("您会写哪些地方？").first.wait_for()

    hand.open(application)
    page.get_by_text("您会写哪些地方？").first.wait_for()
    hand.fill(page.locator("main textarea:visible").first, "浙江南部的山村。")
    hand.press(named(page, "发送回答"))
    page.get_by_text("浙江南部的山村。").first.wait_for()

    desk_hand.open(f"{program.url}/desk/applications")
    desk_hand.press(named(desk, name))
    desk.get_by_text("浙江南部的山村。").first.wait_for()
    approve = desk.locator("form[action$='/approve'] button")
    if not approve.is_visible():
        desk_hand.press(desk.locator("main summary").filter(has_text="通过").first)
    desk_hand.press(approve)
    approve.wait_for(state="detached")


def saved(page):
    page.wait_for_selector('[data-save-state][data-state="saved"]')


def write(hand, page, program, title, paragraphs):
    """An article of words, two pictures and what its author declares."""
    hand.open(f"{program.url}/studio")
    hand.press(named(page, "写文章"))
    page.wait_for_selector("[data-editor][data-ready]")
    hand.fill(page.locator("[data-title]"), title)
    if isinstance(hand, Keys):
        page.keyboard.press("Tab")
        if not page.locator(".editor-text").evaluate("it => it.contains(document.activeElement)"):
            hand.reach(page.locator(".editor-text"))
    else:
        page.locator(".editor-text").click()
    hand.write(paragraphs)
    with page.expect_file_chooser() as chooser:
        if isinstance(hand, Keys):
            # The toolbar is one stop; the arrow keys lead along it.
            page.keyboard.press("Alt+F10")
            tool = page.locator("[data-tool=picture]")
            for _ in range(60):
                if tool.evaluate("it => it === document.activeElement"):
                    break
                page.keyboard.press("ArrowRight")
            page.keyboard.press("Enter")
        else:
            page.locator("[data-tool=picture]").click()
    chooser.value.set_files(PICTURES)
    page.wait_for_function("() => document.querySelectorAll('.editor-text figure img').length >= 2")
    saved(page)
    # On a wide window the settings stand beside the text from the beginning.
    opened = not page.locator("[data-panel]").is_visible()
    if opened:
        hand.press(page.locator("[data-panel-toggle]"))
    hand.choose(page.locator("[data-panel] [name=channel]"), "要闻")
    hand.tick(page.locator("#declaration-opinion"))
    hand.tick(page.locator("#declaration-original"))
    saved(page)
    fit(page)
    if opened:
        hand.press(page.locator("[data-panel-close]"))
    submit(hand, page)


def submit(hand, page):
    saved(page)
    hand.press(page.locator("[data-act=submit] button"))
    page.wait_for_url("**done=submitted**")


def decide(desk_hand, desk, program, title, act):
    """Takes the article from the queue and decides."""
    deadline = time.monotonic() + EFFECT
    while True:
        desk_hand.open(f"{program.url}/desk")
        if (found := named(desk, re.escape(title))).count():
            break
        assert time.monotonic() < deadline, "it never came into the queue"
        time.sleep(0.2)
    desk_hand.press(found)
    desk.wait_for_selector("[data-review]")
    fit(desk)
    act()
    desk.get_by_text("撤销").first.wait_for()


def published(page, program, handle):
    """The address of the publication's newest article, once it is there."""
    deadline = time.monotonic() + EFFECT
    while time.monotonic() < deadline:
        page.goto(f"{program.url}/@{handle}")
        link = page.locator("main .card-title a, main article a").first
        if link.count():
            return link.get_attribute("href")
        time.sleep(0.3)
    raise AssertionError("it was never published")


@pytest.mark.shared
@pytest.mark.parametrize("how", ["mouse on a phone", "keys alone"])
def test_from_nobody_to_the_portal(program, browser, how):
    keys = how == "keys alone"
    Hand = Keys if keys else Mouse
    handle, name = ("keys", "按键札记") if keys else ("linjian", "林间札记")
    title, paragraphs = reference()
    page = window(browser, viewport={"width": 1280, "height": 900} if keys else {"width": 390, "height": 844})
    desk = window(browser, viewport={"width": 1280, "height": 900})
    hand, desk_hand = Hand(page), Hand(desk)
    for one in (page, desk):
        one.set_default_timeout(20_000)

    join(hand, page, program, f"{handle}@example.org", name)
    application = apply(hand, page, program, handle, name)
    people.sign_in(desk, program, "reviewer@example.org")
    question_and_answer(hand, page, desk_hand, desk, program, application, name)

    write(hand, page, program, title, paragraphs)
    article = page.url.split("?")[0]

    def ask_for_changes():
        desk.keyboard.press("m") if keys else desk_hand.press(desk.locator("summary[data-key=m]"))
        desk_hand.fill(desk.locator("#decide-changes"), "请在文末写明消息来源。")
        desk_hand.press(desk.locator("button[value=changes]"))

    decide(desk_hand, desk, program, title, ask_for_changes)
    deadline = time.monotonic() + 2 * EFFECT
    while True:
        hand.open(article)
        if page.get_by_text("请在文末写明消息来源。").count():
            with contextlib.suppress(TimeoutError):
                page.wait_for_selector("[data-editor][data-ready]", timeout=5000)
                break
        assert time.monotonic() < deadline, "the author was never told, or cannot write"
        time.sleep(0.3)
    if keys:
        hand.reach(page.locator(".editor-text"))
        page.keyboard.press("Control+End")
    else:
        # At the end of the last paragraph, as a finger would.
        last = page.locator(".editor-text > p").last
        last.scroll_into_view_if_needed()
        box = last.bounding_box()
        last.click(position={"x": box["width"] - 3, "y": box["height"] - 6})
    page.keyboard.press("Enter")
    page.keyboard.insert_text("消息来源：中国青年报。")
    saved(page)
    written = page.locator(".editor-text").inner_text()
    for paragraph in paragraphs:
        assert paragraph in written, paragraph
    submit(hand, page)

    def approve():
        if keys:
            desk.keyboard.press("a")
        else:
            desk_hand.press(desk.locator("button[value=approve]"))

    decide(desk_hand, desk, program, title, approve)

    page.goto(program.url + published(page, program, handle))
    fit(page)
    text = page.locator("main").inner_text()
    for part in [title, *paragraphs, "消息来源：中国青年报。", name, "写山里的事", "仅供参考", "原创", "分享"]:
        assert part in text, part
    assert page.locator(".prose figure img").count() == 2
    assert page.locator(".breadcrumb").get_by_text("要闻").count()
    assert page.locator("main time[datetime]").count()
    assert page.locator("main img[src$='qr.svg'], main [href$='qr.svg'], main [src*='qr.svg']").count()
    assert page.locator("[lang=en]").get_by_text(re.compile("only provides|storage", re.IGNORECASE)).count()
    assert page.locator(".related").count() and page.locator("#hot-title").count()
    assert page.locator(".article-apply").count()
    page.goto(program.url)
    assert page.get_by_text(title).count(), "it is not on the portal"
    for one in (page, desk):
        one.context.close()
