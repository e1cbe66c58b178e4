"""The shared sites to import, and what is known of them."""
import datetime
import email.utils
import hashlib
import pathlib
import re
import tarfile
import urllib.parse
import xml.etree.ElementTree as ElementTree

from harness.program import SHARED

WORDPRESS = [SHARED / "data/wordpress" / name for name in ("themeunittestdata.wordpress.xml", "64-block-test-data.xml")]
BLOG = SHARED / "data/blogs/mzlogin-jekyll.tar.xz"
PAYLOADS = SHARED / "data/security/xss-payloads.json"
WP = "{http://wordpress.org/export/1.2/}"


def unpack_blog(folder):
    with tarfile.open(BLOG) as archive:
        archive.extractall(folder, filter="data")
    return folder


def blog_addresses(folder):
    """The old address of every post of the blog (its permalink: /:year/:month/:day/:title/) and its title."""
    for post in sorted((folder / "_posts").iterdir()):
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
            written = email.utils.parsedate_to_datetime(item.findtext("pubDate"))
            past = written < datetime.datetime.now(datetime.timezone.utc)
            if fields == ("post", "publish", "") and past:
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
