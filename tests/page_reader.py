"""An HTML page taken apart, as far as tests ask about it. Strict: what is not closed in its order is a fault."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"meta", "link", "br", "hr", "img", "input", "rect", "line", "circle", "path"})
OPTIONAL = frozenset({"rect", "line", "circle", "path"})


@dataclass
class Element:
    """One start tag with its attributes."""

    name: str
    attributes: dict[str, str]
    inside: tuple[str, ...]

    def get(self, name: str) -> str:
        return self.attributes.get(name, "")


@dataclass
class PageReader(HTMLParser):
    """Collects elements and text. Raises AssertionError for tags that do not nest."""

    elements: list[Element] = field(default_factory=list)
    texts: list[tuple[tuple[str, ...], str]] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}, tuple(self.open)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}, tuple(self.open)))

    def handle_endtag(self, tag: str) -> None:
        if tag in OPTIONAL:
            return
        assert self.open and self.open[-1] == tag, f"</{tag}> closes {self.open[-1:]}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.texts.append((tuple(self.open), data))

    def all(self, name: str) -> list[Element]:
        return [element for element in self.elements if element.name == name]

    @property
    def ids(self) -> list[str]:
        return [element.get("id") for element in self.elements if "id" in element.attributes]

    @property
    def text(self) -> str:
        """All text that is shown, white space folded."""
        read = ((set(inside), data) for inside, data in self.texts if "script" not in inside)
        shown = (data for inside, data in read if not {"style", "title", "desc"} & inside or "svg" not in inside)
        return " ".join(" ".join(shown).split())


def read_page(html: str) -> PageReader:
    reader = PageReader()
    reader.feed(html)
    reader.close()
    assert not reader.open, f"left open: {reader.open}"
    return reader
