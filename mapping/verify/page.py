"""What a harvester takes from a page: where it may be pointed at, where it leads, and the data in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

JSON_LD = "application/ld+json"


@dataclass(slots=True)
class Page:
    """The facts of one page, as they stand in it."""

    anchors: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    """What its ``<a>`` lead to."""
    canonical: str | None = None
    alternates: dict[str, str] = field(default_factory=dict)
    """Where the same thing is in other media types."""
    scripts: list[str] = field(default_factory=list)
    """Its blocks of JSON-LD."""


def read_page(body: bytes) -> Page:
    """The facts of a page in UTF-8. No HTML is refused."""
    reader = _Reader()
    reader.feed(body.decode("utf-8", "replace"))
    reader.close()
    return reader.page


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value for name, value in reversed(attrs) if value is not None}
        if "id" in said:
            self.page.anchors.add(said["id"])
        if tag == "a":
            self.page.anchors.update({said["name"]} if "name" in said else ())
            self.page.links.extend([said["href"]] if "href" in said else ())
        elif tag == "link" and "href" in said:
            self._take_link(said["href"], said.get("rel", "").lower().split(), said.get("type", "").lower())
        elif tag == "script" and said.get("type", "").strip().lower() == JSON_LD:
            self._in_script = True
            self.page.scripts.append("")

    def _take_link(self, href: str, rels: list[str], media_type: str) -> None:
        if "canonical" in rels:
            self.page.canonical = self.page.canonical or href
        if "alternate" in rels and media_type:
            self.page.alternates.setdefault(media_type, href)

    def handle_endtag(self, tag: str) -> None:
        self._in_script = self._in_script and tag != "script"

    def handle_data(self, data: str) -> None:
        if self._in_script:
            self.page.scripts[-1] += data
