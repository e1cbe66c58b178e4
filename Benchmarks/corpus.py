"""Ten thousand articles to measure with: 4,006 real Chinese ones, and variations of them."""
import json
import lzma
import re

ARTICLES = 10_000
CHANNELS = ["科技", "开源", "教程", "评论", "新闻", "桌面"]
AUTHORS = ["林间客", "北窗", "远山", "读码人", "小满", "星野", "听雨", "阿禾"]


def published(shared):
    """Title, month ("201309") and Markdown of every published article of the corpus."""
    with lzma.open(shared / "data/articles/lctt-2013-2018.jsonl.xz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            article = json.loads(line)
            text = article["markdown"].replace("\r\n", "\n")
            # Notes of the translators to each other, on lines of their own.
            text = re.sub(r"^\[.\]: .*$", "", text, flags=re.MULTILINE).lstrip("\ufeff\n ")
            title, _, body = text.partition("\n")
            title = re.sub(r"[#*`\s]+", " ", title).strip() or f"文章 {number}"
            month = re.search(r"/(20\d{4})/", article["path"])
            # The line of "=" under a title belongs to the title.
            yield title[:100], month.group(1) if month else "201801", re.sub(r"\A\s*=+\s*\n", "", body)


def variation(title, month, body, number):
    """Another article of the same kind and length: its paragraphs turned round, so that no two are alike."""
    paragraphs = body.split("\n\n")
    turn = (number * 7 + 1) % len(paragraphs)
    return f"{title}({number})", month, "\n\n".join(paragraphs[turn:] + paragraphs[:turn])


def write(folder, number, title, month, body):
    values = {
        "title": title,
        "date": f"{month[:4]}-{month[4:]}-{number % 28 + 1:02} {number % 24:02}:{number % 60:02}:00 +0800",
        "author": AUTHORS[number % len(AUTHORS)],
        "categories": [CHANNELS[number % len(CHANNELS)]],
        "tags": [f"标签{number % 40}"],
    }
    # Every JSON value is a YAML value.
    front_matter = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in values.items())
    name = f"{values['date'][:10]}-article-{number:05}.md"
    (folder / "_posts" / name).write_text(f"---\n{front_matter}---\n\n{body}", encoding="utf-8")


def build(shared, folder):
    """Writes two blogs, `folder/real` and `folder/variations`, once; returns how many articles are in the first."""
    count = folder / "count"
    if not count.exists():
        real = list(published(shared))
        for name in ("real", "variations"):
            (folder / name / "_posts").mkdir(parents=True, exist_ok=True)
        for number in range(ARTICLES):
            article = real[number % len(real)]
            if number < len(real):
                write(folder / "real", number, *article)
            else:
                write(folder / "variations", number, *variation(*article, number))
        count.write_text(str(len(real)))
    return int(count.read_text())

