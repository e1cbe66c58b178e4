"""As many articles to measure with as wanted: 4,006 real Chinese ones, and variations of them."""
import json
import lzma
import re
import shutil

CHANNELS = ["科技", "开源", "教程", "评论", "新闻", "桌面"]
AUTHORS = ["林间客", "北窗", "远山", "读码人", "小满", "星野", "听雨", "阿禾"]


def published(shared):
    """Title, month ("201309") and Markdown of every published article of the corpus."""
    with lzma.open(shared / "data/articles/lctt-2013-2018.jsonl.xz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            article = json.loads(line)
            text = article["markdown"].replace("\r\n", "\n").replace("\r", "\n")
            # Notes of the translators to each other, on lines of their own.
            text = re.sub(r"^\[.\]: .*$", "", text, flags=re.MULTILINE).lstrip("\ufeff\n ")
            title, _, body = text.partition("\n")
            title = re.sub(r"[#*`\s]+", " ", title).strip() or f"文章 {number}"
            month = re.search(r"/(20\d{4})/", article["path"])
            # The line of "=" under a title belongs to the title.
            yield title[:100], month.group(1) if month else "201801", re.sub(r"\A\s*=+\s*\n", "", body)


def variation(real, number):
    """Another article of the same kind and length: half of one, half of another, and no two alike."""
    (title, month, body), (_, _, other) = real[number % len(real)], real[number * 7919 % len(real)]
    first, second = body.split("\n\n"), other.split("\n\n")
    turn = number * 7 + 1
    return f"{title}({number})", month, "\n\n".join(turned(first, turn)[::2] + turned(second, turn)[1::2])


def turned(paragraphs, turn):
    turn %= len(paragraphs)
    return paragraphs[turn:] + paragraphs[:turn]


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


def build(shared, folder, articles):
    """Writes two blogs with so many articles in all, once: the real ones and the variations. Returns their folders."""
    folders = folder / "real", folder / f"variations-{articles}"
    missing = [each for each in folders if not done(each).exists()]
    if missing:
        real = list(published(shared))
        for each in missing:
            shutil.rmtree(each, ignore_errors=True)
            (each / "_posts").mkdir(parents=True)
            if each == folders[0]:
                for number, article in enumerate(real):
                    write(each, number, *article)
            else:
                for number in range(len(real), articles):
                    write(each, number, *variation(real, number))
            done(each).touch()
    return folders


def done(folder):
    """Stands beside a folder that was written to its end."""
    return folder.with_name(f"{folder.name}.done")


def count(folder):
    return len(list((folder / "_posts").glob("*.md")))
