"""Pictures and videos, and the styles beside them, as files."""
import pytest

from harness.markup import Page


@pytest.fixture
def media(site, articles):
    """Every address of the pictures in the first article that has some."""
    for path in articles:
        resources = Page(site.get(path).text).resources
        if found := sorted({each.removeprefix(site.url) for each in resources if "/media/" in each}):
            return found
    raise AssertionError("no article has a picture")


def test_media_come_in_ranges(site, media):
    path = media[0]
    whole = site.get(path)
    size = len(whole.body)
    assert whole.status == 200
    assert whole.headers["Accept-Ranges"] == "bytes"
    last = size - 1
    for asked, start, end in [("0-99", 0, 99), ("50-", 50, last), ("-30", size - 30, last), (f"10-{size * 2}", 10, last)]:
        part = site.get(path, range=f"bytes={asked}")
        assert part.status == 206, asked
        assert part.headers["Content-Range"] == f"bytes {start}-{end}/{size}"
        assert part.body == whole.body[start:end + 1]
    outside = site.get(path, range=f"bytes={size}-")
    assert outside.status == 416
    assert outside.headers["Content-Range"] == f"bytes */{size}"
    for nonsense in ("bytes=9-3", "lines=0-3", "bytes=", "bytes=a-b"):
        assert site.get(path, range=nonsense).status in (200, 416)


def test_media_and_assets_are_kept_by_browsers(site, addresses, media):
    resources = [address for address in Page(site.get(addresses["article"]).text).resources if address.startswith("/")]
    styles = next(address for address in resources if ".css" in address)
    for path in (media[0], styles):
        answer = site.get(path)
        assert "max-age=31536000" in answer.headers["Cache-Control"], path
        assert site.get(path, if_none_match=answer.headers["ETag"]).status == 304


def test_every_size_of_a_picture_is_there_and_no_other(site, media):
    for path in media:
        answer = site.get(path)
        assert answer.status == 200, path
        assert answer.type.startswith(("image/", "video/")), path
    folder = media[0].rsplit("/", 1)[0]
    for name in ("641.webp", "0.webp", "-1.webp", "640.svg", "640.exe", "original", "", "99999999999999999999.webp"):
        assert site.get(f"{folder}/{name}").status == 404, name
    # The original may hold where a picture was taken.
    assert site.get(folder).status == 404


def test_pictures_say_their_size(site, articles):
    for path in articles:
        for image in Page(site.get(path).text).images:
            assert int(image.get("width", 0)) > 0 and int(image.get("height", 0)) > 0, f"{path}: {image}"
            assert "alt" in image, f"{path}: {image}"
