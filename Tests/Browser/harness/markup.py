"""What tests read off a page's HTML, without a browser."""
import html.parser
import json
import re

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Page(html.parser.HTMLParser):
    """The parts of one HTML page."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.language = None
        self.title = ""
        self.headings = []
        self.links = []
        self.resources = []
        self.images = []
        self.meta = {}
        self.canonical = None
        self.alternates = {}
        self.data = []
        self.article = ""
        self._open = []
        self._pieces = {}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        attributes = {name: value or "" for name, value in attributes}
        if tag not in VOID:
            self._open.append(tag)
        match tag:
            case "html":
                self.language = attributes.get("lang")
            case "a" if "href" in attributes:
                self.links.append(attributes["href"])
            case "img":
                self.images.append(attributes)
                self.resources.append(attributes.get("src", ""))
                self._add_set(attributes)
            case "source":
                self._add_set(attributes)
            case "meta":
                name = attributes.get("property") or attributes.get("name")
                if name:
                    self.meta.setdefault(name, attributes.get("content", ""))
            case "link":
                self._add_link(attributes)
            case "script" if attributes.get("type") == "application/ld+json":
                self._pieces["data"] = []
            case "script" if "src" in attributes:
                self.resources.append(attributes["src"])
            case "h1" | "title":
                self._pieces[tag] = []
            case "article" if not self.article:
                self._pieces.setdefault("article", [])

    def _add_set(self, attributes):
        sets = attributes.get("srcset", "").split(",")
        self.resources += [candidate.split()[0] for candidate in sets if candidate.strip()]

    def _add_link(self, attributes):
        relation, address = attributes.get("rel", "").split(), attributes.get("href", "")
        if "canonical" in relation:
            self.canonical = address
        elif "alternate" in relation:
            self.alternates[attributes.get("type") or attributes.get("hreflang")] = address
        elif {"stylesheet", "icon", "preload"} & set(relation):
            self.resources.append(address)

    def handle_data(self, text):
        if "style" in self._open:
            return
        if "script" not in self._open:
            for name in ("h1", "title", "article"):
                self._pieces.get(name, []).append(text)
        elif "data" in self._pieces:
            self._pieces["data"].append(text)

    def handle_endtag(self, tag):
        if tag in self._open:
            while self._open.pop() != tag:
                pass
        if tag == "script" and "data" in self._pieces:
            self.data.append(json.loads("".join(self._pieces.pop("data"))))
        if tag not in self._pieces:
            return
        if tag == "h1":
            self.headings.append(words(self._pieces.pop(tag)))
        elif tag == "title":
            # Icons drawn in the page may have titles of their own.
            self.title = self.title or words(self._pieces.pop(tag))
        elif "article" not in self._open:
            self.article = words(self._pieces.pop(tag))

    @property
    def linked_data(self):
        """Every JSON-LD object on the page by its type; a graph counts as the objects in it."""
        found = {}
        for data in self.data:
            for item in data if isinstance(data, list) else data.get("@graph", [data]):
                found[item["@type"]] = item
        return found


def words(pieces):
    return re.sub(r"\s+", " ", "".join(pieces)).strip()


def text_of(fragment):
    """The text of a piece of HTML, white space removed: for comparing what two forms of an article say."""
    pieces = []
    parser = html.parser.HTMLParser(convert_charrefs=True)
    parser.handle_data = pieces.append
    parser.feed(fragment)
    parser.close()
    return re.sub(r"\s+", "", "".join(pieces))
