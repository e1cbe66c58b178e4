"""The care edition as a reader meets it, reading aloud, and the bar of reading aids: by keyboard alone."""
import pytest

from harness import people, watch
from harness.program import Program

# A speech engine without a voice: it notes what it is to say, and says it at once or when the test lets it.
SPEECH = """
    const said = []
    let current = null
    const engine = {
        said, speaking: false,
        getVoices: () => [{name: 'Test', lang: 'zh-CN'}],
        addEventListener() {},
        speak(utterance) { current = utterance; said.push({text: utterance.text, rate: utterance.rate, lang: utterance.lang}) },
        cancel() { const old = current; current = null; old?.onerror?.({error: 'canceled'}) },
        finish() { const old = current; current = null; old.onend() },
    }
    Object.defineProperty(globalThis, 'speechSynthesis', {value: engine})
    globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } }
"""
NO_SPEECH = "Object.defineProperty(globalThis, 'speechSynthesis', {value: undefined})"
MARKED = "() => [...CSS.highlights.get('read-aloud') ?? []].map(range => range.toString().trim()).join('')"


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    program = Program(tmp_path_factory.mktemp("care") / "data")
    with program.serve():
        people.add_user(program, "elder@example.org", "陈奶奶")
        yield program


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="zh-CN", reduced_motion="reduce")
    yield context.new_page()
    context.close()


def an_article(page, program):
    """The first article of the front page, in the edition the page is in."""
    page.goto(program.url + "/care/hot")
    return page.locator(".card-title a").first.get_attribute("href")


def tab_to(page, locator, most=200):
    """Goes to an element with the Tab key alone."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if locator.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"not reached with {most} presses of Tab: {locator}")


def test_it_is_chosen_once_and_kept_by_cookie(page, program):
    page.goto(program.url + "/hot")
    page.locator(".footer-aids a").click()
    assert page.url == program.url + "/care/hot"
    page.get_by_role("link", name="最大").click()
    assert page.url == program.url + "/care/30/hot"
    page.wait_for_load_state()
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "30px"
    page.goto(program.url + "/")
    assert page.url == program.url + "/care/30/"
    page.get_by_role("link", name="回到标准版").click()
    assert page.url == program.url + "/"
    page.goto(program.url + "/hot")
    assert page.url == program.url + "/hot"


def test_without_a_cookie_the_address_keeps_it(page, program):
    """From page to page, through a search, and with the size."""
    page.goto(program.url + "/care/26/")
    page.locator(".card-title a").first.click()
    assert "/care/26/@" in page.url
    page.get_by_role("link", name="搜索").click()
    page.fill("#query", "的")
    page.keyboard.press("Enter")
    page.wait_for_url("**/care/26/search?q=*")
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "26px"
    assert not [cookie for cookie in page.context.cookies() if cookie["name"] == "edition"]


def test_forms_come_back_into_it(page, program):
    """Following somebody who is not signed in leads to sign in and back, in the edition."""
    path = an_article(page, program)
    page.goto(program.url + path)
    page.locator("a.follow").first.click()
    assert "/care/sign-in" in page.url
    page.fill("[name=email]", "elder@example.org")
    page.fill("[name=password]", people.PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{path}*")
    button = page.locator("form[data-switch=follow] button").first
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('form[data-switch=follow] button').dataset.on === '1'")
    page.goto(program.url + "/care/following")
    assert page.locator(".card").count() > 0


def test_every_focus_is_seen(page, program):
    """The whole of a page by Tab, each stop with a ring of 3 px or more, and nothing left out."""
    page.goto(program.url + an_article(page, program))
    seen, rings = set(), []
    for _ in range(300):
        page.keyboard.press("Tab")
        stop = page.evaluate("""() => {
            const element = document.activeElement
            if (element === document.body) return null
            const style = getComputedStyle(element)
            element.dataset.stop ??= String(Math.random())
            return {id: element.dataset.stop, name: element.outerHTML.slice(0, 80), ring: parseFloat(style.outlineWidth),
                    style: style.outlineStyle}
        }""")
        if stop is None or stop["id"] in seen:
            break
        seen.add(stop["id"])
        if stop["style"] == "none" or stop["ring"] < 3:
            rings.append(stop["name"])
    assert not rings, rings
    targets = page.locator("a[href]:visible, button:visible, summary:visible, select:visible").count()
    assert len(seen) >= targets > 20


@pytest.mark.parametrize("path", ["/about/ranking", "/about/credit"])
def test_a_table_is_read_row_by_row_on_a_phone(page, program, path):
    page.goto(f"{program.url}/care{path}")
    sideways = page.locator(".table-scroll").evaluate_all("all => all.filter(each => each.scrollWidth > each.clientWidth).length")
    assert sideways == 0
    cells = page.locator("tbody td").evaluate_all(
        """all => all.map(cell => [
            getComputedStyle(cell, '::before').content, cell.getBoundingClientRect().top,
            cell.closest('tr').querySelector('th').getBoundingClientRect().bottom])""")
    assert cells and all(name not in ("none", '""') and top >= heading for name, top, heading in cells)
    # Where there is room it is a table as everywhere.
    page.set_viewport_size({"width": 1280, "height": 900})
    assert page.locator("tbody td").first.evaluate("cell => getComputedStyle(cell).display") == "table-cell"


def test_an_article_is_read_aloud(page, program):
    page.add_init_script(SPEECH)
    page.goto(program.url + an_article(page, program))
    assert not page.locator("[data-aloud-missing]").is_visible()
    play = page.locator("[data-aloud-play]")
    tab_to(page, play)
    page.keyboard.press("Enter")
    title = page.locator("h1").inner_text()
    said = page.evaluate("speechSynthesis.said")
    assert said[0]["text"] in title and said[0]["rate"] == 1
    assert said[0]["lang"] == page.locator("article").first.get_attribute("lang")
    assert page.evaluate(MARKED) == said[0]["text"]
    assert page.locator("[data-aloud-status]").inner_text() == "正在朗读"
    # The sentences follow one another, each marked while it is read.
    for _ in range(3):
        page.evaluate("speechSynthesis.finish()")
        assert page.evaluate(MARKED) == page.evaluate("speechSynthesis.said.at(-1).text")
    # Paused, it keeps its place; the sentence is begun again.
    page.keyboard.press("Enter")
    assert play.inner_text() == "接着读"
    count = page.evaluate("speechSynthesis.said.length")
    page.keyboard.press("Enter")
    assert page.evaluate("speechSynthesis.said.length") == count + 1
    assert page.evaluate("speechSynthesis.said.at(-1).text === speechSynthesis.said.at(-2).text")
    speed = page.locator("[data-aloud-speed]")
    tab_to(page, speed)
    page.keyboard.press("ArrowUp")
    assert page.evaluate("speechSynthesis.said.at(-1).rate") == 0.8
    page.locator("[data-aloud-on]").press("Enter")
    assert page.evaluate("speechSynthesis.said.at(-1).text !== speechSynthesis.said.at(-2).text")
    page.locator("[data-aloud-stop]").press("Enter")
    assert page.evaluate(MARKED) == ""
    # To the end: everything a reader sees is said.
    page.locator("[data-aloud-play]").press("Enter")
    page.evaluate("""() => {
        const status = document.querySelector('[data-aloud-status]')
        while (status.textContent !== status.dataset.done) speechSynthesis.finish()
    }""")
    everything = "".join(page.evaluate("speechSynthesis.said.map(each => each.text)"))
    for paragraph in page.locator(".prose > p").all_inner_texts():
        assert paragraph.strip()[-8:] in everything


def test_where_there_is_no_speech_the_page_says_so(page, program):
    path = an_article(page, program)
    page.add_init_script(NO_SPEECH)
    page.goto(program.url + path)
    assert page.get_by_text("这个浏览器不能朗读").is_visible()
    assert not page.locator("[data-aloud-play]").is_visible()


def test_the_bar_costs_nothing_until_it_is_opened(page, program):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(program.url + "/hot", wait_until="networkidle")
    assert not [url for url in asked if "access" in url]
    assert page.evaluate("localStorage.length") == 0


def test_the_bar_of_reading_aids_by_keyboard(page, program):
    page.add_init_script(SPEECH)
    page.set_viewport_size({"width": 1280, "height": 900})
    with watch.watched(page.context, program) as (page, faults):
        page.add_init_script(SPEECH)
        page.goto(program.url + "/hot")
        opener = page.get_by_role("button", name="无障碍浏览")
        opener.focus()
        page.keyboard.press("Enter")
        page.locator("[data-access-do=smaller]:focus").wait_for()
        assert watch.accessibility(page) == []
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("document.documentElement.style.fontSize") == "115%"
        assert "115" in page.locator("[data-access-status]").inner_text()
        page.keyboard.press("Tab")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(0, 0, 0)"
        assert watch.accessibility(page) == []
        for name in ("pointer", "guide", "speak"):
            page.keyboard.press("Tab")
            page.keyboard.press("Space")
            assert page.locator(f"[data-access-switch={name}]").get_attribute("aria-pressed") == "true"
        # What is focused is read, and the line goes there.
        link = page.locator(".card-title a").first
        link.focus()
        assert page.evaluate("speechSynthesis.said.at(-1).text") == link.inner_text().strip()
        line = page.locator("[data-access-line]")
        box = link.bounding_box()
        assert abs(line.bounding_box()["y"] - box["y"] - box["height"]) < 8
        line.focus()
        before = line.bounding_box()["y"]
        page.keyboard.press("ArrowDown")
        assert line.bounding_box()["y"] > before
        # It is there on the next page, without being asked for, and does not take the keyboard.
        page.goto(program.url + "/about")
        page.locator("[data-access-bar]").wait_for()
        assert page.evaluate("document.documentElement.style.fontSize") == "115%"
        assert page.evaluate("document.activeElement === document.body")
        page.locator("[data-access-do=close]").press("Enter")
        assert page.evaluate("document.documentElement.style.fontSize") == ""
        assert page.locator("[data-access]").evaluate("element => element === document.activeElement")
        page.reload()
        assert page.locator("[data-access-bar]").count() == 0
        assert not faults, faults
    assert [cookie["name"] for cookie in page.context.cookies()] == []
