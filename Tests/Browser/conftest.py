"""What every test may ask for: the sample site, its pages, a browser."""
import functools
import os
import pathlib
import re
import threading

import pytest
from playwright.sync_api import sync_playwright

from harness import chromium, nu, pages
from harness.program import SHARED, Program

ARTIFACTS = pathlib.Path(__file__).with_name("artifacts")
# Seconds; many times what the longest test takes, also where one looks at each page in every way.
HANGS = 6_000 if os.environ.get("BYLINE_EVERY_LOOK") == "1" else 600

# The shared corpora are not part of the repository: without them these tests have nothing to read.
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason=f"{SHARED} does not exist")


def pytest_configure(config):
    config.addinivalue_line("markers", "shared: reads the corpora beside the repository")


def pytest_collection_modifyitems(items):
    for item in items:
        if item.get_closest_marker("shared"):
            item.add_marker(needs_shared)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol():
    """One page that never answers fails its own test, not the whole run."""
    watchdog = threading.Timer(HANGS, chromium.crash_pages)
    watchdog.daemon = True
    watchdog.start()
    try:
        return (yield)
    finally:
        watchdog.cancel()


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The sample site, over SQLite, as a first `byline serve` makes it."""
    with Program(tmp_path_factory.mktemp("sample") / "data").serve() as site:
        yield site


@pytest.fixture(scope="session")
def addresses(site):
    """A page of every kind on the sample site, by kind."""
    return pages.every_kind(site)


@pytest.fixture(scope="session")
def articles(site):
    return pages.articles(site)


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**chromium.OPTIONS)
        # It would stand between the tests and what they listen to. What it is for has a test that allows it.
        browser.new_context = functools.partial(browser.new_context, service_workers="block")
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def window(browser):
    """Makes browser windows, one for each set of options: tests of one kind share its cache."""
    windows = {}

    def window(**options):
        key = tuple(sorted(options.items()))
        if key not in windows:
            width = options.pop("width", 1280)
            windows[key] = browser.new_context(
                viewport={"width": width, "height": 844 if width < 600 else 900}, reduced_motion="reduce", **options)
        return windows[key]

    return window


@pytest.fixture
def markup(tmp_path):
    """Pages to be given to the Nu checker at once."""
    return nu.Pages(tmp_path)


@pytest.fixture(scope="session")
def screenshot():
    """Keeps a picture of a page: of one that failed, or of every one with BYLINE_SCREENSHOTS=1."""
    ARTIFACTS.mkdir(exist_ok=True)

    def screenshot(page, name, failed):
        if failed or os.environ.get("BYLINE_SCREENSHOTS") == "1":
            page.screenshot(path=ARTIFACTS / (re.sub(r"[^\w-]+", "-", name) + ".png"), full_page=True)

    return screenshot
