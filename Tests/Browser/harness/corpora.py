"""The shared sites to import, and what is known of them."""
import hashlib
import pathlib
import re
import subprocess
import urllib.parse
import xml.etree.ElementTree as ElementTree

from harness.program import SHARED

WORDPRESS = [SHARED / "data/wordpress" / name for name in ("themeunittestdata.wordpress.xml", "64-block-test-data.xml")]
BLOG = SHARED / "data/blogs/mzlogin-jekyll.tar.xz"
PAYLOADS = SHARED / "data/security/xss-payloads.json"
WP = "{http://wordpress.org/export/1.2/}"


# 186 posts with a date, and the template the author copied for new ones.
POSTS_IN_BLOG = r"\b18[67]\b"


def unpack_blog(folder):
    subprocess.run(["tar", "--extract", "--file", str(BLOG), "--directory", str(folder)], check=True)
    return folder


def blog_addresses(folder):
    """The old address of every post of the blog (its permalink: /:year/:month/:day/:title/) and its title.
    `template.md` has no date, so Jekyll gave it no address."""
    for post in sorted((folder / "_posts").glob("[0-9]*.md")):
        year, month, day, title = re.match(r"(\d+)-(\d+)-(\d+)-(.+)\.md", post.name).groups()
        front_matter = post.read_text(encoding="utf-8").split("---")[1]
        heading = re.search(r"^title: *(.*)$", front_matter, re.MULTILINE).group(1).strip().strip("\"'")
        yield f"/{year}/{month}/{day}/{urllib.parse.quote(title)}/", heading


def wordpress_addresses():
    """The old address of every post that anybody could read, and its title."""
    found = {}
    for file in WORDPRESS:
        for item in ElementTree.parse(file).iter("item"):
            fields = tuple((item.findtext(WP + name) or "").strip() for name in ("post_type", "status", "post_password"))
            if fields == ("post", "publish", ""):
                path = urllib.parse.urlsplit(item.findtext("link")).path
                found[urllib.parse.quote(urllib.parse.unquote(path))] = (item.findtext("title") or "").strip()
    return found.items()


def blobs(data):
    """Every stored file that is kept under the SHA-256 of what is in it."""
    for file in sorted(pathlib.Path(data).rglob("*")):
        if file.is_file() and file.stat().st_size < 64 << 20:
            digest = hashlib.sha256(file.read_bytes()).hexdigest()
            if digest in str(file.relative_to(data)).replace("/", ""):
                yield file, digest
