"""Which part of a page is the minutes: menus, banners and frames are left out, each by a rule that is counted."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from lxml import etree

_NO_TEXT: Final = frozenset(
    "script style noscript template head svg math canvas iframe object embed audio video map area meta link title".split()
)
_CONTROLS: Final = frozenset({"button", "select", "input", "textarea", "datalist", "optgroup", "option", "dialog"})
_FRAME: Final = frozenset({"header", "footer", "aside"})
_FRAME_ROLES: Final = frozenset({"banner", "contentinfo", "complementary", "search"})
_NAVIGATION: Final = re.compile(
    r"(?:^|[\s_-])(?:breadcrumbs?|broedkrummer|skip-?(?:link|to-content)s?|main-?menu|site-?nav)(?:$|[\s_-])"
)
_COOKIES: Final = re.compile(r"cookie-?(?:banner|consent|notice|popup|information|bar)|cookieconsent|cybot|coi-banner|ch2-")
_MAIN: Final = re.compile(r"(?:^|\s)(?:main|main-?content|page-?content|content-?main|hovedindhold|referat|agenda)(?:$|\s)")
_OF_MINUTES: Final = re.compile(r"referat|mødedato|mødested|dato:|tidspunkt|\bkl\. ?\d", re.IGNORECASE)
_NEAR: Final = re.compile(r"^#|bilag|/pdf|\.pdf|dokument|download", re.IGNORECASE)
"""Links to a place on the same page or to a document, which minutes have."""
_ENOUGH: Final = 0.4
"""The share of a page's text outside links that makes an element its content."""
_ALMOST_ALL: Final = 0.9
_FEWEST_LINKS: Final = 4


@dataclass(frozen=True, slots=True)
class _Measure:
    """What an element holds: letters, those of them outside links, links to elsewhere and links to what belongs to it."""

    text: int = 0
    solid: int = 0
    away: int = 0
    near: int = 0


_EMPTY: Final = _Measure()


class Page:
    """A page's tree, measured once, and what of it is drawn."""

    def __init__(self, root: etree._Element) -> None:
        self.left_out: Counter[str] = Counter()
        self._measures: dict[etree._Element, _Measure] = {}
        self._measure(root)
        self._root = root
        self._framed = False
        self.content = self._choose()

    def skip(self, element: etree._Element) -> bool:
        """Whether a rule leaves an element out; counted where it had text."""
        rule = self._rule(element)
        if rule and not _sure_rule(element):  # Those were counted when the page was measured.
            self.left_out[rule] += 1
        return rule is not None

    def _rule(self, element: etree._Element) -> str | None:
        sure = _sure_rule(element)
        if sure or self._is_most(element):
            return sure
        role = (element.get("role") or "").lower()
        if _NAVIGATION.search(_words(element)) or self._is_menu(element):
            return "navigation"
        if role in _FRAME_ROLES or (element.tag in _FRAME and (element.tag == "aside" or not self._framed)):
            return "page-frame"
        return None

    def _is_menu(self, element: etree._Element) -> bool:
        """A list of nothing but links to other pages; a list of attachments or of the page's own items is none."""
        found = self._of(element)
        few_words = found.solid <= (1 - _ALMOST_ALL) * found.text
        return element.tag in ("ul", "ol") and few_words and found.away >= _FEWEST_LINKS and not found.near

    def _choose(self) -> etree._Element:
        """The element named as the page's main part, where it has enough of the text; else the densest block."""
        named = [each for each in self._root.iter("main", "article") if self._is_most(each)]
        named += [each for each in self._root.iter("div", "section", "td") if _is_named(each) and self._is_most(each)]
        if named:
            self._framed = True
            self._count_outside(named[0])
            return named[0]
        return self._densest()

    def _densest(self) -> etree._Element:
        """Down from the body, as long as one child holds almost all the text and nothing beside it speaks of the meeting."""
        body = self._root.find("body")
        at = self._root if body is None else body
        while True:
            inner = max(at, key=lambda child: self._of(child).solid, default=None)
            if inner is None or inner.tag not in ("div", "form", "center", "section", "article", "main"):
                return at
            beside = [child for child in at if child is not inner and self._of(child).text and self._rule(child) is None]
            said = " ".join(filter(None, [at.text, *(child.tail for child in at)])).strip()
            almost = self._of(inner).solid >= _ALMOST_ALL * self._of(at).solid
            if said or not almost or any(map(_speaks, beside)):
                return at
            self.left_out["outside-content"] += len(beside)
            at = inner

    def _count_outside(self, content: etree._Element) -> None:
        """What stands beside the content, at every level above it."""
        for inner in (content, *content.iterancestors()):
            parent = inner.getparent()
            beside = [] if parent is None else [child for child in parent if child is not inner]
            self.left_out["outside-content"] += sum(self._of(child).text > 0 for child in beside)

    def _is_most(self, element: etree._Element) -> bool:
        return self._of(element).solid >= _ENOUGH * max(1, self._of(self._root).solid)

    def _of(self, element: etree._Element) -> _Measure:
        return self._measures.get(element, _EMPTY)

    def _measure(self, root: etree._Element) -> None:
        """How much text each element holds, in one walk from the leaves up; what is surely no content counts for nothing."""
        walk = etree.iterwalk(root, events=("start", "end"))
        ruled: set[etree._Element] = set()
        for event, element in walk:
            if event == "start":
                rule = _sure_rule(element) if isinstance(element.tag, str) else "script"
                if rule:
                    self.left_out[rule] += rule != "script"
                    ruled.add(element)
                    walk.skip_subtree()
            elif element not in ruled:
                self._measure_one(element)

    def _measure_one(self, element: etree._Element) -> None:
        """The text of an element whose children's is known."""
        text = solid = len((element.text or "").strip())
        away = near_by = 0
        for child in element:
            own, inner = len((child.tail or "").strip()), self._of(child)
            text, solid = text + own + inner.text, solid + own + inner.solid
            away, near_by = away + inner.away, near_by + inner.near
        if element.tag == "a":
            near = bool(_NEAR.search((element.get("href") or "#")[:2000]))
            self._measures[element] = _Measure(text, 0, int(not near), int(near))
        elif text:
            self._measures[element] = _Measure(text, solid, away, near_by)


def _sure_rule(element: etree._Element) -> str | None:
    """The rules that need no look at the rest of the page."""
    tag = element.tag
    if tag in _NO_TEXT:
        return "script"
    if tag in _CONTROLS:
        return "control"
    if tag == "nav" or element.get("role") == "navigation":
        return "navigation"
    if tag not in ("html", "body", "main", "article") and _COOKIES.search(_words(element)):
        return "cookie-banner"
    return None


def _is_named(element: etree._Element) -> bool:
    return element.get("role") == "main" or bool(_MAIN.search(_words(element)))


def _speaks(element: etree._Element) -> bool:
    heading = element.tag in ("h1", "h2", "h3") or next(element.iter("h1", "h2", "h3"), None) is not None
    return heading or bool(_OF_MINUTES.search("".join(map(str, element.itertext()))[:5000]))


def _words(element: etree._Element) -> str:
    mark, kinds = element.get("id"), element.get("class")
    return f"{mark or ''} {kinds or ''}"[:500].lower() if mark or kinds else ""
