"""Whole sites brought in: over both databases, twice, and with the power cut in between."""
import html
import os
import re
import signal
import subprocess

import pytest

from harness import corpora, pages, postgres
from harness.markup import Page
from harness.program import Program

pytestmark = pytest.mark.shared
DATABASES = ["sqlite", "postgres"]
LOG = re.compile(r'<p class="article-log">.*?</p>', re.DOTALL)


@pytest.fixture(scope="module")
def blog(tmp_path_factory):
    return corpora.unpack_blog(tmp_path_factory.mktemp("blog"))


@pytest.fixture(params=DATABASES)
def program(request, tmp_path):
    """The program over an empty data folder and an empty database."""
    if request.param == "sqlite":
        yield Program(tmp_path / "data")
    else:
        with postgres.database() as address:
            yield Program(tmp_path / "data", address)


def contents(program):
    """What a reader finds on the site: for every article its publication, its title and the words on its page,
    without what depends on when it was brought in, as its place in the log does; and the address of every other page."""
    with program.serve() as site:
        articles = []
        for path in pages.articles(site):
            page = Page(LOG.sub("", site.get(path).text))
            articles.append((path.rsplit("/", 1)[0], page.headings[0], page.article.replace(path, "")))
        others = [path for path in pages.sitemap(site) if not pages.FOUND["article"].fullmatch(path)]
    return {"articles": sorted(articles), "pages": sorted(others)}


def import_everything(program, blog):
    program.succeed("import", "wordpress", *corpora.WORDPRESS)
    program.succeed("import", "markdown", blog)


@pytest.fixture(scope="module")
def imported(blog, tmp_path_factory):
    """Both sites on one Byline, over each database; the first SQLite run also says how long it took."""
    with postgres.database() as address:
        folder = tmp_path_factory.mktemp("imported")
        programs = {
            "sqlite": Program(folder / "sqlite/data"),
            "postgres": Program(folder / "postgres/data", address),
        }
        for program in programs.values():
            program.data.parent.mkdir()
            import_everything(program, blog)
        yield programs


@pytest.fixture(scope="module")
def found(imported):
    return {name: contents(program) for name, program in imported.items()}


def test_both_databases_show_the_same_site(found):
    assert found["sqlite"]["pages"] == found["postgres"]["pages"]
    assert [each[:2] for each in found["sqlite"]["articles"]] == [each[:2] for each in found["postgres"]["articles"]]
    for left, right in zip(found["sqlite"]["articles"], found["postgres"]["articles"]):
        assert left == right


def test_every_post_is_there(found, blog):
    titles = {re.sub(r"\W", "", title).lower() for _, title, _ in found["sqlite"]["articles"]}
    expected = [
        html.unescape(title) for _, title in [*corpora.blog_addresses(blog), *corpora.wordpress_addresses()] if title]
    missing = [title for title in expected if re.sub(r"\W", "", title).lower() not in titles]
    assert not missing
    assert len(found["sqlite"]["articles"]) >= len(list(corpora.blog_addresses(blog))) + len(corpora.wordpress_addresses())


@pytest.mark.parametrize("name", DATABASES)
def test_old_addresses_lead_to_the_new_ones(imported, blog, name):
    with imported[name].serve() as site:
        lost = []
        for path, title in [*corpora.blog_addresses(blog), *corpora.wordpress_addresses()]:
            if path == "/search/":
                continue  # Our own page of that name comes first.
            answer = site.get(path)
            target = answer.headers.get("Location", "")
            if answer.status != 301 or site.get(target).status != 200:
                lost.append(f"{path} ({title}) → {answer.status} {target}")
        assert not lost, "\n".join(lost)


def test_imported_articles_have_their_pictures(imported):
    with imported["sqlite"].serve() as site:
        with_pictures = 0
        for path in pages.articles(site):
            resources = [each for each in Page(site.get(path).text).resources if "/media/" in each]
            with_pictures += bool(resources)
            # Every size is made from the same original: asking for one of each picture is enough.
            for address in {each.rsplit("/", 1)[0]: each for each in resources}.values():
                assert site.get(address).status == 200, f"{path}: {address}"
    assert with_pictures >= 50


def test_imported_pages_are_valid_html(imported, markup):
    with imported["sqlite"].serve() as site:
        for path in pages.articles(site):
            markup.add(path, site.get(path).text)
    errors = markup.errors()
    assert not errors, "\n".join(errors)


@pytest.mark.parametrize("name", DATABASES)
def test_second_run_changes_nothing(imported, found, blog, name):
    program = imported[name]
    before = {digest for _, digest in corpora.blobs(program.data)}
    import_everything(program, blog)
    assert {digest for _, digest in corpora.blobs(program.data)} == before
    assert contents(program) == found[name]


def test_interrupted_import_completes_when_run_again(program, found, blog):
    """Cut off at moments spread over the whole run, it ends where a run in one piece ends."""
    program.data.parent.mkdir(exist_ok=True)
    commands = [("import", "wordpress", *corpora.WORDPRESS), ("import", "markdown", blog)]
    for command in commands:
        interruptions = 0
        for seconds in (0.2, 0.5, 1, 2, 4):
            process = program.start(*command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                process.wait(timeout=seconds)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
                interruptions += 1
        assert interruptions, "the import was never interrupted"
        program.succeed(*command)
    program.succeed("check")
    assert contents(program) == found["sqlite"]


def test_dry_run_writes_nothing(program, blog):
    program.data.parent.mkdir(exist_ok=True)
    result = program.succeed("import", "markdown", blog, "--dry-run")
    assert re.search(corpora.POSTS_IN_BLOG, result.stdout), result.stdout
    assert not list(corpora.blobs(program.data)) if program.data.exists() else True
    program.succeed("import", "wordpress", *corpora.WORDPRESS, "--dry-run")
    with program.serve() as site:
        # The site is still empty, so it starts with the sample.
        assert not any(site.get(path).status == 301 for path, _ in corpora.wordpress_addresses())


def test_report_names_every_case(tmp_path, blog):
    program = Program(tmp_path / "data")
    report = tmp_path / "report"
    result = program.succeed("import", "markdown", blog, "--report", report)
    assert re.search(corpora.POSTS_IN_BLOG, result.stdout), result.stdout
    assert report.stat().st_size > 0


@pytest.mark.parametrize("name", DATABASES)
def test_check_passes_on_what_was_imported(imported, name):
    imported[name].succeed("check")


@pytest.mark.parametrize("harm", ["changed", "cut short", "missing"])
def test_check_finds_a_harmed_file(imported, harm):
    program = imported["sqlite"]
    file, digest = next(corpora.blobs(program.data))
    whole = file.read_bytes()
    mode, times = file.stat().st_mode, file.stat()
    try:
        file.chmod(0o600)
        if harm == "missing":
            file.unlink()
        else:
            file.write_bytes(whole[:-1] if harm == "cut short" else bytes([whole[0] ^ 1]) + whole[1:])
        result = program.run("check")
        assert result.returncode > 0, "a harmed file was not found"
        assert digest[:8] in result.stdout + result.stderr
    finally:
        file.write_bytes(whole)
        file.chmod(mode)
        os.utime(file, (times.st_atime, times.st_mtime))
    program.succeed("check")
