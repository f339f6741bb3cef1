"""Agenda pages: one page a meeting, or one page an item."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import unquote

from lxml import etree

from ...inputs import Page as PageFile
from ...problems import Problem, Unreadable
from ...slugs import slug
from ...vocabulary import bodies, section_headings, words
from ..lines import Drawn, Role, SourceText, compose
from .content import Page
from .drawing import leaving_out
from .markup import decode, parse
from .pen import Pen, Sketch

_MARKED_ITEM: Final = re.compile(
    r"(?:punkt|pkt\.?|sag nr\.?|nr\.?|dagsordenspunkt) ?\d{1,4} ?[a-zæøå]?(?:[ .:)–-].*)?", re.IGNORECASE
)
_NUMBERED: Final = re.compile(r"(?P<number>\d{1,4} ?[a-zæøå]?)(?: ?[.:)]| [-–]) *(?P<title>\S.*)")
_FEWEST_NUMBERED: Final = 2
"""One heading with a number may be a sub-heading; several on one level are the items."""
_IN_FILE_NAME: Final = re.compile(
    r"(?:punkt|pkt|sag|item)[-_ ]?(?P<number>\d{1,4}[a-zæøå]?)|^(?P<first>\d{1,4}[a-z]?)(?=\D|$)", re.IGNORECASE
)
_MEETING_LABEL: Final = re.compile(r"(?:mødedato|dato|mødested|sted|tidspunkt|lokale):? +\S.*", re.IGNORECASE)
_TITLE: Final = re.compile(r"(?:referat|dagsorden|beslutningsprotokol)\b", re.IGNORECASE)
_BODY: Final = re.compile(
    r"(?:[A-ZÆØÅ][\w.,/& -]{0,70})?(?:udvalget|rådet|byråd|kommunalbestyrelsen|borgerrepræsentationen|nævnet)", re.IGNORECASE
)
_DATED_FOLDER: Final = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})[-_ ]*(?P<body>.*)")
_NO_TEXT: Final = "the page saved again once the browser shows it whole; many sites write their text by a script."


def read_html(data: bytes, name: str) -> SourceText:
    """The lines of one page that holds a whole meeting. Raises Unreadable."""
    _, drawing = _drawing(data, name)
    return _composed(name, data, _with_roles(drawing.sketches), drawing.left_out)


def read_pages(pages: Sequence[PageFile], name: str) -> SourceText:
    """The lines of a meeting of which each page holds one item, in the order of the items' numbers. Raises Unreadable."""
    ordered = sorted(pages, key=lambda page: _natural(page.name))
    drawn: list[Drawn] = []
    left_out: Counter[str] = Counter()
    common: dict[str, None] = {}
    for position, page in enumerate(ordered, 1):
        root, drawing = _drawing(page.data, f"{name}/{page.name}")
        left_out.update(drawing.left_out)
        head, heading, rest = _parted(drawing.sketches)
        fresh = [line for line in head if line.text not in common]
        left_out["repeated-head"] += sum(bool(line.text) for line in head) - sum(bool(line.text) for line in fresh)
        common.update(dict.fromkeys(line.text for line in head if line.text))
        if position == 1:
            drawn.extend(_head_of_meeting(fresh, _body_beside(root), name))
            fresh = []
        drawn.append(Drawn(_item_heading(heading, page.name, position), Role.ITEM, marked=True))
        drawn.append(Drawn(""))
        drawn.extend(_line(line) for line in (*fresh, *rest))
        drawn.append(Drawn(""))
    return _composed(name, b"".join(page.data for page in ordered), drawn, left_out)


@dataclass(frozen=True, slots=True)
class _Drawing:
    """The lines of a page's content, and how much each rule left out."""

    sketches: list[Sketch]
    left_out: Counter[str]


def _drawing(data: bytes, name: str) -> tuple[etree._Element, _Drawing]:
    root = parse(decode(data, name), name)
    if root is None:
        raise Unreadable(Problem(name, None, "empty-file", "a page without text", _NO_TEXT))
    page = Page(root)
    sketches = Pen(page.skip).draw(page.content)
    if not any(line.text for line in sketches):
        raise Unreadable(Problem(name, None, "empty-file", "a page without text", _NO_TEXT))
    return root, _Drawing(sketches, page.left_out)


def _composed(name: str, data: bytes, drawn: Sequence[Drawn], left_out: Counter[str]) -> SourceText:
    return leaving_out(compose(name, data, "html", list(_without_gaps(drawn))), left_out)


def _without_gaps(drawn: Sequence[Drawn]) -> Iterator[Drawn]:
    """One blank line at most, and none at the beginning."""
    blank = True
    for line in drawn:
        if line.text or not blank:
            yield line
        blank = not line.text


# One page a meeting ----------------------------------------------------------------------------------------------------


def _with_roles(sketches: Sequence[Sketch]) -> list[Drawn]:
    """Items are marked as such only where headings of one level make it sure; all else is told from the words."""
    level = _item_level(sketches)
    drawn = [_line(line, role=None) for line in sketches]
    if level is None:
        return drawn
    items = {i for i, line in enumerate(sketches) if line.level == level and _is_item(line.text)}
    return [replace(line, role=Role.ITEM) if i in items else line for i, line in enumerate(drawn)]


def _item_level(sketches: Sequence[Sketch]) -> int | None:
    """The uppermost level of headings on which items stand: no section of an item can stand on it or above it."""
    headings = [line for line in sketches if line.level is not None]
    for level in range(1, 7):
        here = [line.text for line in headings if line.level == level]
        marked = sum(bool(_MARKED_ITEM.fullmatch(text)) for text in here)
        numbered = sum(bool(_NUMBERED.fullmatch(text)) for text in here)
        if any(words(text) in section_headings() for text in here):
            return None
        if marked or numbered >= _FEWEST_NUMBERED:
            return level
    return None


def _is_item(text: str) -> bool:
    return bool(_MARKED_ITEM.fullmatch(text) or _NUMBERED.fullmatch(text))


def _line(line: Sketch, role: Role | None = None) -> Drawn:
    return Drawn(line.text, role, (line.level is not None or line.bold) and bool(line.text) and "\t" not in line.text)


# One page an item ------------------------------------------------------------------------------------------------------


def _parted(sketches: Sequence[Sketch]) -> tuple[list[Sketch], str, list[Sketch]]:
    """What stands over the item's heading, that heading, and the rest: the heading is the uppermost on the page."""
    levels = [line.level for line in sketches if line.level is not None and not _TITLE.match(line.text)]
    top = min(levels, default=None)
    at = next((i for i, line in enumerate(sketches) if line.level == top and not _TITLE.match(line.text)), None)
    if top is None or at is None:
        first = next(i for i, line in enumerate(sketches) if line.text and not _MEETING_LABEL.fullmatch(line.text))
        return list(sketches[:first]), sketches[first].text, list(sketches[first + 1 :])
    return list(sketches[:at]), sketches[at].text, list(sketches[at + 1 :])


def _item_heading(printed: str, file: str, position: int) -> str:
    if _MARKED_ITEM.fullmatch(printed):
        return printed
    numbered = _NUMBERED.fullmatch(printed)
    if numbered:
        return f"Punkt {numbered['number']}: {numbered['title']}"
    match = _IN_FILE_NAME.search(file)
    number = (match["number"] or match["first"]).lstrip("0") or "0" if match else str(position)
    return f"Punkt {number}: {printed}"


def _head_of_meeting(head: Sequence[Sketch], beside: str, name: str) -> Iterator[Drawn]:
    """The head of the first page. Where no line of it names the body, the folder's name does: «2020-03-31-byraadet»."""
    if not any(_TITLE.match(line.text) for line in head):
        folder = _DATED_FOLDER.fullmatch(name.rpartition("/")[2])
        body = _body_on(head) or beside or (_body_of_folder(folder["body"]) if folder else "")
        if not body:
            needs = "a folder named by day and body, such as 2020-03-31-borgerrepræsentationen."
            raise Unreadable(Problem(name, None, "no-body", "pages of items that do not name the body that met", needs))
        day = f" d. {folder['day']}-{folder['month']}-{folder['year']}" if folder else ""
        yield from (Drawn(f"REFERAT {body}{day}", Role.TITLE, marked=True), Drawn(""))
    for line in head:
        yield _line(line, Role.TITLE if _TITLE.match(line.text) else None)
    if head and head[-1].text:
        yield Drawn("")


def _body_on(head: Sequence[Sketch]) -> str:
    return next((line.text for line in head if len(line.text) <= 80 and _BODY.fullmatch(line.text)), "")


def _body_of_folder(word: str) -> str:
    """The body that a folder is named after: a known name in ASCII («byraadet»), or one that kept its own letters.

    Others are not guessed: nobody can tell whether «miljoeudvalget» was an «ø».
    """
    for concept in bodies().concepts.values():
        for wording in concept.wordings:
            if not wording.startswith("…") and slug(wording) == slug(word):
                return wording[:1].upper() + wording[1:]
    own_letters = re.search("[æøåÆØÅ ]", word) or not re.search("ae|oe|aa|-", word)
    return word[:1].upper() + word[1:] if own_letters else ""


def _body_beside(root: etree._Element) -> str:
    """The body as the page names it around its content: in its title, in the path of pages that leads to it."""
    titles = [title.text or "" for title in root.iter("title")]
    titles += [meta.get("content") or "" for meta in root.iter("meta") if meta.get("property") == "og:title"]
    crumbs = [each for each in root.iter("nav", "ul", "ol", "div") if "breadcrumb" in (each.get("class") or "").lower()]
    places = [
        " ".join("".join(map(str, link.itertext())).split()) for crumb in crumbs[:1] for link in crumb.iter("a", "li", "span")
    ]
    links = [link.get("href") or "" for link in root.iter("link") if link.get("rel") == "canonical"]
    paths = [unquote(part).replace("_", " ") for link in links for part in link.split("/")]
    parts = [part.strip() for title in titles for part in re.split(r"[|»>/]| [-–] ", title[:1000])]
    return next((each for each in (*parts, *reversed(places), *paths) if len(each) <= 80 and _BODY.fullmatch(each)), "")


def _natural(name: str) -> tuple[tuple[int, str], ...]:
    """Numbers in order of their value: punkt-2 before punkt-10, 4 before 4a."""
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d{1,9})", name.casefold()))
