"""Related articles from outside: found after an import, also where that was stopped; how alike texts are, as a command says it."""
import re

import pytest

from harness import pages, postgres
from harness.program import Program, assert_refused

SUBJECTS = {
    "潮汐": "潮汐表说,渔港今天的潮汐比昨天晚四十分钟。看潮汐的人都等在渔港,潮汐一到就出海。",
    "图书馆": "图书馆在山上,图书馆的灯亮到半夜。读者说,图书馆的旧报纸比新书有意思,旧报纸都放在地下室。",
    "面条": "面条要先醒面,再擀成薄片。老师傅说,面条好不好,一半在醒面,一半在汤。汤里要有虾皮。",
}


@pytest.fixture(params=["sqlite", "postgres"])
def program(request, tmp_path):
    if request.param == "sqlite":
        yield Program(tmp_path / "data")
    else:
        with postgres.database() as address:
            yield Program(tmp_path / "data", address)


@pytest.fixture
def blog(tmp_path):
    """Three articles on each subject, by different authors, none a copy of another."""
    folder = tmp_path / "blog/_posts"
    folder.mkdir(parents=True)
    for number, (subject, text) in enumerate(SUBJECTS.items()):
        for part, other in enumerate(["早上下过雨,街上没有人。", "邻居家的猫又来了,坐在窗台上。", "收音机里正在报告球赛的比分。"]):
            name = f"2026-01-{number * 3 + part + 1:02}-{number}-{part}"
            (folder / f"{name}.md").write_text(
                f"---\ntitle: {subject}之{'一二三'[part]}\nauthor: author{part}\n---\n\n{text}{other * 2}\n", encoding="utf-8")
    return folder.parent


def test_what_was_imported_is_related_also_after_a_kill(program, blog):
    program.succeed("import", "markdown", blog)
    first = program.start("related", "reindex")
    first.kill()
    first.wait()
    assert re.search(r"\d+ articles were compared", program.succeed("related", "reindex").stdout)
    with program.serve("--without-sample") as site:
        articles = pages.articles(site)
        assert len(articles) == 9
        for path in articles:
            html = site.get(path, accept_language="zh-CN").text
            subject = re.search(r'<h1 class="article-title">(.+?)之', html).group(1)
            related = html.split('class="related"')[1].split("</section>")[0]
            titles = re.findall(r'class="card-title"><a href="[^"]+">(.+?)之', related)
            assert titles[:2] == [subject, subject], titles
            assert re.search(f"共同提到：[^<]*{subject}", related)


def test_likeness_as_a_command_says_it(program, tmp_path):
    texts = tmp_path / "texts"
    texts.write_text("\n".join([*SUBJECTS.values(), SUBJECTS["潮汐"][:30]]), encoding="utf-8")
    lines = program.succeed("related", "similarities", texts).stdout.splitlines()
    table = [[float(number) for number in line.split()] for line in lines]
    assert len(table) == 4 and all(len(line) == 4 for line in table)
    for a in range(4):
        assert table[a][a] == pytest.approx(1, abs=0.001)
        assert all(table[a][b] == pytest.approx(table[b][a], abs=0.001) for b in range(4))
    assert table[0][3] > 0.5 > max(table[0][1], table[0][2])
    assert_refused(program.run("related", "similarities", tmp_path / "nowhere"), "nowhere")
