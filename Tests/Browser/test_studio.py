"""Writing: everything an article can hold, and that no word is lost on the way to the server."""
import base64
import contextlib
import os
import pathlib
import signal
import struct
import subprocess
import sys
import time
import zlib

import pytest
from harness.program import Program
from harness.studio import EDITOR, TEXT, begin, paste, prepare, saved_text, sign_in, wait_for, wait_until, write
from harness.watch import accessibility, too_wide, watched

DESKTOP = {"width": 1280, "height": 900}


def png(width=64, height=40, colour=(40, 90, 160)):
    """A picture, made here."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = (b"\0" + bytes(colour) * width) * height
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def picture(name="p.png", **how):
    return {"name": name, "mimeType": "image/png", "buffer": png(**how)}


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    program = Program(tmp_path_factory.mktemp("studio") / "data")
    program.data.mkdir()
    prepare(program)
    with program.serve("--without-sample"):
        yield program


@pytest.fixture(scope="module")
def signed_in(program, browser, tmp_path_factory):
    """The cookies of somebody signed in, for any number of windows."""
    path = tmp_path_factory.mktemp("cookies") / "state.json"
    context = browser.new_context()
    sign_in(program, context.new_page())
    context.storage_state(path=path)
    context.close()
    return path


@pytest.fixture
def context(browser, signed_in):
    context = browser.new_context(viewport=DESKTOP, storage_state=signed_in, locale="zh-CN", reduced_motion="reduce")
    yield context
    # Without asking whether one really wants to leave.
    context.close()


@pytest.fixture
def page(context):
    return context.new_page()


def test_everything_an_article_can_hold_is_saved(program, context):
    """Each tool of the editor makes what the server takes: one unknown node and nothing would be saved."""
    site = program
    with watched(context, site) as (page, faults):
        url = begin(program, page)
        write(page, "# 小标题\n", title="什么都有")
        for marks in ("Control+b", "Control+i", "Control+u", "Control+Shift+s", "Control+Shift+h", "Control+e"):
            page.keyboard.press(marks)
            page.keyboard.type(f"{marks} ")
            page.keyboard.press(marks)
        page.keyboard.type("见[文档](https://example.org/a) **粗** `码` \n")
        page.keyboard.type("- 一\n")
        page.keyboard.type("二\n\n")
        page.keyboard.type("3. 三\n\n")
        page.keyboard.type("> 引用\n\n")
        page.keyboard.type("---")
        page.keyboard.type("```swift \nlet a = 1\n\n\n")
        page.locator('[data-tool="table"]').click()
        page.keyboard.type("表头")
        page.keyboard.press("Tab")
        page.keyboard.type("第二格\n第二行")
        page.locator("[data-context] button", has_text="居中").click()
        page.locator("[data-context] input").fill("表一")
        page.locator("[data-context] input").press("Tab")
        page.locator(TEXT).press("Control+End")
        page.keyboard.type("脚注在这里")
        page.keyboard.press("Control+Alt+f")
        page.keyboard.type("注的内容")
        page.keyboard.press("Enter")
        page.keyboard.press("End")
        page.keyboard.press("Enter")
        page.locator('[data-tool="linkCard"]').click()
        page.locator("dialog input").first.fill("example.org/card")
        page.locator("dialog input").nth(1).fill("一张卡片")
        page.locator('dialog button[value="ok"]').click()
        for tool, files in (("picture", [picture("一.png")]), ("gallery", [picture(colour=(1, 2, 3)), picture(colour=(9, 8, 7))])):
            with page.expect_file_chooser() as chooser:
                page.locator(f'[data-tool="{tool}"]').click()
            chooser.value.set_files(files)
            page.wait_for_selector(".node-gallery img" if tool == "gallery" else ".node-figure img")
            page.locator(TEXT).press("Control+End")
        page.locator(".node-figure .node-alt").first.fill("一块蓝色")
        page.locator(".node-figure figcaption").first.click()
        page.keyboard.type("图注")
        wanted = ["小标题", "strike", "highlight", "https://example.org/a", "orderedList", '\\"start\\":3', "horizontalRule",
                  "codeBlock", "第二行", "表一", '\\"align\\":\\"center\\"', "注的内容", "linkCard", "gallery", "一块蓝色", "图注"]
        wait_until(lambda: all(part in saved_text(program, url) for part in wanted), timeout=15)
        wait_for(page, "saved")
        assert page.get_attribute("[data-editor]", "data-words") == page.get_attribute("[data-editor]", "data-counted")
        assert page.locator(".message-error").count() == 0
        assert accessibility(page) == []
        saved = saved_text(program, url)
        # What was saved is what is opened, and opening changes nothing.
        page.reload()
        page.wait_for_selector(EDITOR)
        page.locator("[data-title]").press("End")
        page.keyboard.type("!")
        wait_until(lambda: "什么都有!" in saved_text(program, url))
        assert saved_text(program, url).replace("什么都有!", "什么都有") == saved
        assert not faults, faults


@pytest.mark.parametrize("width, scheme", [(390, "dark"), (1280, "light")])
def test_pages_of_the_studio_are_accessible(program, browser, signed_in, width, scheme):
    context = browser.new_context(
        viewport={"width": width, "height": 844}, color_scheme=scheme, storage_state=signed_in, reduced_motion="reduce")
    with contextlib.closing(context), watched(context, program) as (page, faults):
        url = begin(program, page)
        write(page, "一段文字。\n", title="题目")
        wait_until(lambda: "一段文字" in saved_text(program, url))
        if width < 600:
            assert accessibility(page) == []
            page.locator("[data-panel-toggle]").click()
        page.locator(".declaration-item", has_text="转载" if page.locator("html[lang=zh-Hans]").count() else "Reprint").first.locator("input[type=checkbox]").check()
        wait_until(lambda: '"kind":"reprint"' in saved_text(program, url))
        wait_for(page, "saved")
        for path in ("", "/history", "/timeline", "/preview", "/compare?from=s1&to=s2"):
            if path:
                page.goto(url + path)
            found = accessibility(page) + too_wide(page, width)
            assert not found, (path, found)
        page.goto(f"{program.url}/studio")
        assert accessibility(page) == []
        # The open menu covers what is behind it.
        page.locator(".studio-row-actions summary").first.click()
        assert accessibility(page, ".studio-row-actions") + too_wide(page, 320) == []
        assert not [fault for fault in faults if "failed:" not in fault], faults


def test_pasted_pages_are_cleaned_and_their_pictures_listed(program, page):
    url = begin(program, page)
    word = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{color:red}</style></head><body>
        <!--StartFragment--><h1 style="mso-x:1">第一章</h1><p class=MsoNormal><b>粗体</b><o:p></o:p>和<i>斜体</i></p>
        <script>document.title = "bad"</script><p onclick="alert(1)">尾</p>
        <img src="https://mmbiz.qpic.cn/mmbiz_png/x/640" alt="远处的图"><!--EndFragment--></body></html>"""
    page.locator(TEXT).click()
    paste(page, word, "第一章")
    page.wait_for_selector('[data-notice="remote"]')
    assert "mmbiz.qpic.cn" in page.inner_text('[data-notice="remote"]')
    assert page.locator(".editor-text h2").inner_text() == "第一章"
    inline = f'<p>这里<img src="data:image/png;base64,{base64.b64encode(png(colour=(5, 60, 5))).decode()}">有图</p>'
    page.locator(TEXT).press("Control+End")
    paste(page, inline, "有图")
    page.wait_for_selector(".node-figure img")
    wait_until(lambda: '\\"hash\\"' in saved_text(program, url))
    saved = saved_text(program, url)
    assert "onclick" not in saved and "bad" not in saved and "data:" not in saved and "paste.invalid" not in saved


def test_videos_and_pictures_of_other_articles(program, page, tmp_path):
    """A video is shown where it stands, and a picture copied into another article becomes that article's own."""
    film = tmp_path / "film.mp4"
    subprocess.run(
        ["ffmpeg", "-loglevel", "error", "-f", "lavfi", "-i", "testsrc=d=1:s=64x48:r=5", "-pix_fmt", "yuv420p", str(film)],
        check=True, timeout=60)
    url = begin(program, page)
    write(page, "看视频。\n", title="视频")
    with page.expect_file_chooser() as chooser:
        page.locator('[data-tool="video"]').click()
    chooser.value.set_files([str(film)])
    page.wait_for_selector(".node-video video[poster]")
    page.locator(TEXT).press("Control+End")
    with page.expect_file_chooser() as chooser:
        page.locator('[data-tool="picture"]').click()
    chooser.value.set_files([picture(colour=(200, 100, 0))])
    page.wait_for_selector(".node-figure img")
    wait_until(lambda: all(part in saved_text(program, url) for part in ('\\"posterHash\\"', "figure")))
    wait_for(page, "saved")
    page.locator(TEXT).press("Control+a")
    page.keyboard.press("Control+c")
    other = begin(program, page)
    page.locator(TEXT).click()
    page.keyboard.press("Control+v")
    page.wait_for_selector(".node-figure img")
    page.wait_for_selector(".node-video video")
    wait_until(lambda: saved_text(program, other).count('\\"hash\\"') == 2)
    assert '\\"posterHash\\"' in saved_text(program, other)
    wait_for(page, "saved")
    assert page.locator(".message-error").count() == 0


def test_two_windows_on_one_article(program, context):
    """What both write is in both, without a word lost; where they contradict each other, one is asked."""
    first, second = context.new_page(), context.new_page()
    url = begin(program, first)
    write(first, "开头的一段。\n结尾的一段。", title="两个窗口")
    wait_until(lambda: "结尾的一段" in saved_text(program, url))
    second.goto(url)
    second.wait_for_selector(EDITOR)
    first.locator(f"{TEXT} p").first.click()
    first.keyboard.press("End")
    second.locator(f"{TEXT} p").last.click()
    second.keyboard.press("End")
    for letter in "一二三四五六":
        first.keyboard.type(f"左{letter}")
        second.keyboard.type(f"右{letter}")
    everything = ["左一左二左三左四左五左六", "右一右二右三右四右五右六"]
    wait_until(lambda: all(part in saved_text(program, url) for part in everything), timeout=20)
    # Typing goes on where the cursor was, and brings the other's words here.
    first.keyboard.type("。完")
    wait_until(lambda: "右六" in first.inner_text(TEXT) and "左六。完" in first.inner_text(TEXT))
    second.keyboard.type("。完")
    wait_until(lambda: "左六。完" in second.inner_text(TEXT) and "右六。完" in second.inner_text(TEXT))
    wait_for(first, "saved")
    wait_for(second, "saved")

    second.context.set_offline(True)
    for window, words in ((first, "甲的题目"), (second, "乙的题目")):
        window.fill("[data-title]", words)
    second.context.set_offline(False)
    wait_until(lambda: first.locator("[data-conflict]").count() + second.locator("[data-conflict]").count() > 0, timeout=20)
    loser = first if first.locator("[data-conflict]").count() else second
    assert "甲的题目" in loser.inner_text("[data-conflict]") and "乙的题目" in loser.inner_text("[data-conflict]")
    assert accessibility(loser) == []
    loser.locator('[data-choice="mine"]').click()
    mine = "甲的题目" if loser is first else "乙的题目"
    wait_until(lambda: f'"title":"{mine}"' in saved_text(program, url))


def test_a_cut_network_loses_nothing(program, page):
    url = begin(program, page)
    write(page, "网络还在。", title="断网")
    wait_until(lambda: "网络还在" in saved_text(program, url))
    page.context.set_offline(True)
    page.keyboard.type("网络断了。")
    wait_for(page, "offline")
    assert page.locator('[data-notice="offline"]').count() == 1
    page.keyboard.type("还在写。")
    assert "还在写" not in saved_text(program, url)
    page.context.set_offline(False)
    wait_until(lambda: "网络断了。还在写。" in saved_text(program, url))
    wait_for(page, "saved")
    assert page.locator('[data-notice="offline"]').count() == 0


def test_an_expired_session_is_told_and_continues(program, context):
    page = context.new_page()
    url = begin(program, page)
    write(page, "登录着。", title="过期")
    wait_until(lambda: "登录着" in saved_text(program, url))
    context.clear_cookies()
    page.keyboard.type("已经过期。")
    wait_for(page, "signedOut")
    assert page.locator('[data-notice="signedOut"] a').count() == 1
    sign_in(program, context.new_page())
    # The page was never left; it finds the new session by itself.
    wait_until(lambda: "登录着。已经过期。" in saved_text(program, url), timeout=15)
    page.keyboard.type("接着写。")
    wait_until(lambda: "已经过期。接着写。" in saved_text(program, url))


def test_the_browsers_clock_does_not_matter(program, context):
    page = context.new_page()
    page.clock.set_system_time("1999-12-31T23:59:00")
    url = begin(program, page)
    write(page, "一九九九年。", title="时钟")
    wait_until(lambda: "一九九九年" in saved_text(program, url))
    wait_for(page, "saved")
    now = time.strftime("%H:%M", time.gmtime(time.time() + 8 * 3600))
    before = time.strftime("%H:%M", time.gmtime(time.time() + 8 * 3600 - 60))
    assert any(clock in page.inner_text("[data-save-state]") for clock in (now, before))


def test_a_preview_is_shown_in_both_sizes_and_themes(program, page):
    url = begin(program, page)
    write(page, "预览的正文。", title="预览")
    wait_until(lambda: "预览的正文" in saved_text(program, url))
    # The browser's own choice, which the frame's theme goes before.
    page.emulate_media(color_scheme="null")
    page.goto(f"{url}/preview")
    frame = page.frame_locator(".preview-frame")
    assert frame.locator("h1").inner_text() == "预览"
    colour = "() => getComputedStyle(document.body).backgroundColor"
    inner = page.frames[1]
    assert inner.evaluate(colour) == "rgb(255, 255, 255)"
    page.locator("#preview-dark").check()
    wait_until(lambda: inner.evaluate(colour) == "rgb(20, 21, 23)")
    page.locator("#preview-phone").check()
    wait_until(lambda: inner.evaluate("() => innerWidth") == 390)
    page.locator(".preview-share summary").click()
    page.locator(".preview-links form").first.locator("button").click()
    address = page.locator("#preview-address").input_value()
    stranger = page.context.browser.new_context()
    with contextlib.closing(stranger):
        reader = stranger.new_page()
        assert reader.goto(address).status == 200
        assert "预览的正文" in reader.inner_text(".prose")
        reader.goto(url)
        assert "/sign-in" in reader.url


def test_submitting_goes_to_what_is_missing_first(program, page):
    url = begin(program, page)
    write(page, "正文。", title="提交")
    page.locator('[data-act="submit"] button').click()
    page.wait_for_selector('[data-notice="missing"]')
    assert page.evaluate("() => document.activeElement.name") == "channel"
    page.locator("[name=channel]").select_option(label="文化")
    page.locator("[data-topic-input]").fill("潮汐")
    page.locator("[data-topic-input]").press("Enter")
    page.locator('[data-act="submit"] button').click()
    page.wait_for_url("**?done=submitted")
    assert "潮汐" in saved_text(program, url)
    assert page.locator(TEXT).get_attribute("contenteditable") == "false"
    page.locator('[data-act="recall"] button').click()
    page.wait_for_selector(EDITOR)


# What follows ends servers and browsers, and so has its own.


@pytest.fixture
def own_program(tmp_path):
    program = Program(tmp_path / "data")
    program.data.mkdir()
    prepare(program)
    return program


def test_a_killed_server_loses_nothing(own_program, browser):
    context = browser.new_context(viewport=DESKTOP, locale="zh-CN")
    with contextlib.closing(context):
        page = context.new_page()
        with contextlib.suppress(AssertionError), own_program.serve("--without-sample"):
            sign_in(own_program, page)
            url = begin(own_program, page)
            write(page, "活着的时候写的。", title="杀掉服务器")
            wait_until(lambda: "活着的时候" in saved_text(own_program, url))
            page.keyboard.type("马上要被杀。")
            own_program.process.send_signal(signal.SIGKILL)
            own_program.process.wait()
            page.keyboard.type("已经被杀。")
            wait_for(page, "offline")
        with own_program.serve("--without-sample"):
            wait_until(lambda: "写的。马上要被杀。已经被杀。" in saved_text(own_program, url), timeout=30)


def test_a_killed_browser_gives_back_what_was_not_saved(own_program, tmp_path):
    """At most two seconds of typing may be missing; here nothing is, because the browser keeps every stroke."""
    profile = tmp_path / "profile"
    # A browser of its own, and so a driver of its own, which is outside of the one of the other tests.
    script = pathlib.Path(__file__).with_name("harness") / "killed_browser.py"
    with own_program.serve("--without-sample"):
        command = [sys.executable, str(script), str(profile), own_program.url]

        def link():
            return own_program.succeed("user", "sign-in-link", "writer@example.org").stdout.strip().splitlines()[-1]

        first = subprocess.run([*command, link()], text=True, capture_output=True, timeout=120)
        url = first.stdout.strip().splitlines()[-1] if first.stdout.strip() else ""
        assert url.startswith(own_program.url), first.stdout + first.stderr
        assert "没有存上的" not in saved_text(own_program, url)
        second = subprocess.run([*command, link(), url], text=True, capture_output=True, timeout=120)
        assert second.returncode == 0, second.stdout + second.stderr
        assert "存上的。没有存上的。" in saved_text(own_program, url)


def test_a_full_disk_is_told_and_nothing_is_lost(own_program, browser):
    prepared = (own_program.data / "byline.sqlite").read_bytes()
    (own_program.data / "byline.sqlite").rename(own_program.data.parent / "prepared.sqlite")
    own_program.wrapper = (
        "unshare", "--mount", "bash", "-c",
        'mount -t tmpfs -o size=16m none "$BYLINE_DATA" && cp "$BYLINE_DATA/../prepared.sqlite" "$BYLINE_DATA/byline.sqlite" && exec "$0" "$@"')
    assert prepared
    context = browser.new_context(viewport=DESKTOP, locale="zh-CN")
    with contextlib.closing(context), own_program.serve("--without-sample"):
        inside = ["nsenter", "-t", str(own_program.process.pid), "-m", "bash", "-c"]

        def run(command):
            return subprocess.run([*inside, command], env=own_program.environment(), text=True, capture_output=True)

        own_program.wrapper = ("nsenter", "-t", str(own_program.process.pid), "-m")
        page = context.new_page()
        link = own_program.start("user", "sign-in-link", "writer@example.org", stdout=subprocess.PIPE)
        page.goto(link.communicate()[0].strip().splitlines()[-1])
        page.locator("main form button[type=submit]").click()
        page.wait_for_load_state()
        begin(own_program, page)
        write(page, "还有地方。", title="磁盘")
        wait_for(page, "saved")
        run('head -c 100m /dev/zero > "$BYLINE_DATA/filler"; sync')
        page.keyboard.type("没有地方了。" * 400)
        wait_for(page, "unavailable", timeout=20)
        assert "磁盘已满" in page.inner_text('[data-notice="unavailable"]')
        with page.expect_file_chooser() as chooser:
            page.locator('[data-tool="picture"]').click()
        noise = {"name": "noise.png", "mimeType": "image/png", "buffer": png(2, 2) + os.urandom(300_000)}
        chooser.value.set_files([noise])
        page.wait_for_selector(".upload-failed")
        run('rm "$BYLINE_DATA/filler"')
        wait_for(page, "saved", timeout=30)
        page.reload()
        page.wait_for_selector(EDITOR)
        assert page.inner_text(TEXT).count("没有地方了。") == 400
