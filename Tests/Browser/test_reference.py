"""Every element that an article page of a large platform has is on ours, and is real: read without a script, and reached by
its links. The list is that of `../shared/reference/article-page.txt`, from top to bottom."""
import re

import pytest

from harness import pages
from harness.markup import Page
from harness.program import SHARED

REFERENCE = SHARED / "reference/article-page.txt"

# What that page says; where ours has it (a CSS selector); and what has to be there.
ELEMENTS = [
    ("网易首页 > 网易号 > 正文", ".breadcrumb a", r"\S"),
    ("申请入驻", ".article-trail a[href='/apply']", "申请入驻"),
    ("中俄伊会谈结束", "h1.article-title", r"\S{4,}"),
    ("据中青报报道", ".prose p", r"\S{10,}"),
    ("0\n分享至", "#comments-title, .byline-comments, .actions a[href='#comments']", r"\S"),
    ("分享至", ".share .share-list a", r"\S"),
    ("分享至", ".share .share-qr img[src$='/qr.svg']", ""),
    ("声明:", ".declarations li", r"\S"),
    ("特别声明:", ".platform-notice p[lang^=zh]", "用户|仅提供信息存储"),
    ("Notice:", ".platform-notice p[lang=en]", "information storage"),
    ("相关推荐", "#related-title", "相关推荐"),
    ("相关推荐", ".related .card-title a", r"\S"),
    ("相关推荐", ".related .card-reason", r"\S"),
    ("热点推荐", "#hot-title", "热点推荐"),
    ("热点推荐", ".article-hot .card-title a", r"\S"),
    ("热点推荐", ".article-hot .card-picture img", ""),
    ("懂球帝", ".article-hot .card a[href^='/@']", r"\S"),
    ("2025-12-26 12:44:04", ".article-hot time[datetime]", r"\S"),
    ("大局盘观", ".publisher-name a", r"\S"),
    ("大局观点,看清世间万物", ".publisher-tagline", r"\S"),
    ("390文章数", ".publisher .figures dd", r"\d"),
    ("9008关注度", ".publisher .figures dd[data-followers]", r"\d"),
    ("9008关注度", ".publisher .button", "关注"),
    ("往期回顾 全部", "#more-title", "往期回顾"),
    ("往期回顾 全部", ".publisher-more a.section-more", "全部"),
    ("往期回顾 全部", ".publisher-more .card-title a", r"\S"),
    ("头条要闻", ".channel-foot .topical-name a[href^='/c/']", r"\S"),
    ("财经要闻", ".channel-foot .card-title a", r"\S"),
    ("态度原创", "#originals-title", "原创"),
    ("旅游要闻", "#originals-title", "原创"),
    ("公开课", "#videos-title", "公开课"),
]


@pytest.fixture(scope="module")
def page(site, browser):
    """The article of the sample that shows most, without a script."""
    context = browser.new_context(java_script_enabled=False, locale="zh-CN", base_url=site.url)
    found = context.new_page()
    best = max(pages.articles(site), key=lambda path: score(site.get(path, accept_language="zh-CN").text))
    found.goto(best)
    yield found
    context.close()


def score(html):
    return sum(name in html for name in ["declarations", 'class="related"', "videos-title", "originals-title",
                                         "publisher-tagline", "card-reason", "more-title"])


@pytest.mark.parametrize(("said", "selector", "holds"), ELEMENTS, ids=[f"{e[0].split()[0]} {e[1]}" for e in ELEMENTS])
def test_element_is_on_the_article_page(page, said, selector, holds):
    if REFERENCE.exists():
        assert said.split("\n")[0] in REFERENCE.read_text("utf-8").replace("\r", ""), "not on the page that is the model"
    found = page.locator(selector)
    assert found.count() > 0, f"{said}: nothing is at {selector} of {page.url}"
    if holds:
        assert re.search(holds, " ".join(found.all_text_contents())), f"{said}: {found.all_text_contents()[:3]}"


def test_every_list_of_it_leads_somewhere(page, site):
    lists = [".related", ".article-hot", ".publisher-more", ".channel-foot"]
    links = {link for area in lists for link in page.locator(f"{area} a").evaluate_all(
        "links => links.map(link => link.getAttribute('href'))")}
    assert len(links) > 10
    broken = {link: status for link in links if (status := site.get(link).status) != 200}
    assert not broken


def test_nothing_is_listed_twice_beside_the_article(page):
    own = page.url.split("/@")[1]
    for area in (".related", ".article-hot", ".publisher-more"):
        links = page.locator(f"{area} .card-title a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
        assert len(links) == len(set(links)) > 0
        assert not any(link.endswith(own) for link in links), f"{area} lists the article itself"


def test_what_stays_beside_the_text_covers_nothing_below(page, browser):
    context = browser.new_context(viewport={"width": 1280, "height": 1000}, reduced_motion="reduce")
    article = context.new_page()
    article.goto(page.url)
    hot = article.locator(".article-hot")
    hot.evaluate("it => scrollTo(0, it.getBoundingClientRect().top + scrollY - 400)")
    # Both in one frame: what comes near is laid out, and may move them.
    beside, below = article.evaluate("""() => [
        document.querySelector('.article-side-stays').getBoundingClientRect().bottom,
        document.querySelector('.article-hot').getBoundingClientRect().top]""")
    assert 0 < below and beside <= below
    context.close()
