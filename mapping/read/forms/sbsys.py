"""The XML of SBSYS Dagsorden: one file a meeting, as municipalities' own sites import it.

The shape is that of OS2web's importer: ``Dagsorden/Møde`` with its facts in attributes, ``Dagsordenpunkter/Dagsordenpunkt``
with ``Overskrift``, ``Indhold`` (one element a heading) and ``Bilagsliste``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from lxml import etree

from ...danish import MONTHS
from ...problems import Problem, Unreadable, shorten
from ..lines import SourceText, compose
from .drawing import Point, Sitting, draw, html_lines, leaving_out, named, one_line
from .pen import Pen, Sketch

_DAY: Final = re.compile(r"(?P<day>\d{1,2})\.? ?(?P<month>[a-z]+) (?P<year>\d{4})", re.IGNORECASE)
_FIGURES: Final = re.compile(r"(?P<day>\d{1,2})[-./](?P<month>\d{1,2})[-./](?P<year>\d{4})")
_ISO: Final = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})")
_HOUR: Final = re.compile(r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.]\d{2})?")
_CASE: Final = ("Sagsnummer", "SagsNummer", "Sagsnr", "Journalnummer")
_SHAPE: Final = "an XML file of SBSYS Dagsorden, with"


def parse_xml(data: bytes, name: str) -> etree._Element:
    """The tree of an XML file that brings nothing in from elsewhere. Raises Unreadable.

    A document type could name files and sites, or entities that grow without end; agendas have none.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno if isinstance(error.lineno, int) and error.lineno > 0 else None
        saw = f"XML that is not well formed: {shorten(str(error))}"
        raise Unreadable(Problem(name, line, "not-xml", saw, "the file as its system wrote it, whole.")) from error
    if root.getroottree().docinfo.internalDTD is not None or b"<!DOCTYPE" in data[:10_000]:
        needs = "the XML without <!DOCTYPE …>: an agenda needs none."
        raise Unreadable(Problem(name, 1, "document-type", "a document type, which can bring in other files", needs))
    return root


def read_sbsys(data: bytes, name: str) -> SourceText:
    """A meeting's lines. Raises Unreadable where the XML is no agenda of SBSYS."""
    root = parse_xml(data, name)
    items = [element for element in root.iter() if _tag(element) == "Dagsordenpunkt"]
    if not items:
        saw = f"XML whose outermost element is «{shorten(_tag(root), 60)}», without a «Dagsordenpunkt»"
        raise Unreadable(Problem(name, None, "unknown-xml", saw, f"{_SHAPE} «Dagsordenpunkt» elements."))
    meeting = next((element for element in root.iter() if _tag(element) in ("Møde", "Moede")), root)
    sitting = Sitting(
        body=_body(meeting, root, name),
        day=_day(_value(meeting, "Mødedato", "Moededato", "Dato") or _value(root, "Mødedato", "Dato"), name),
        kind=_value(root, "Dagsordentype", "Type"),
        start=_hour(_value(meeting, "Mødetid", "Moedetid", "Starttidspunkt") or ""),
        place=_value(meeting, "Mødested", "Moedested", "Sted"),
        points=tuple(_point(item, position, name) for position, item in enumerate(items, 1)),
    )
    secret = sum(not _may_be_named(each) for each in root.iter() if _tag(each) == "Bilag")
    booked = bool(_value(meeting, "Mødeslutdato", "Mødesluttid"))
    return leaving_out(compose(name, data, "sbsys", draw(sitting, name)), {"MaaPubliceres": secret, "booked-end": int(booked)})


def _point(item: etree._Element, position: int, name: str) -> Point:
    content = [part for inner in _children(item, "Indhold") for part in inner if _tag(part)]
    attachments = [each for inner in _children(item, "Bilagsliste") for each in _children(inner, "Bilag")]
    return Point(
        number=(_value(item, "Nummer", "Punktnummer") or str(position)).rstrip(".: "),
        title=_value(item, "Overskrift", "Titel") or "(uden titel)",
        case_number=_value(item, *_CASE),
        closed=(_value(item, "Åbent", "Aabent", "Åben") or "").casefold() in ("false", "0", "nej"),
        fields=named((_heading(part), _lines(part, name)) for part in content),
        attachments=tuple(_public(attachments)),
    )


def _public(attachments: list[etree._Element]) -> Iterator[str]:
    """The rule «MaaPubliceres»: an attachment that may not be published is not named either, and one that does not say is."""
    for each in attachments:
        title = _value(each, "Navn", "Titel") or one_line(each.text)
        if _may_be_named(each) and title:
            yield title


def _may_be_named(attachment: etree._Element) -> bool:
    return (_value(attachment, "MaaPubliceres", "MåPubliceres") or "true").casefold() not in ("false", "0", "nej")


def _heading(part: etree._Element) -> str:
    """An element's name as a heading: XML has no spaces in names, so systems write «_» or an attribute."""
    spoken = _value(part, "Navn", "Overskrift") if part.get("Navn") or part.get("Overskrift") else None
    tag = re.sub(r"_x0020_|_+", " ", _tag(part)).strip()
    return spoken or ("" if tag.casefold() in ("tekst", "indhold", "felt", "html") else tag)


def _lines(part: etree._Element, name: str) -> tuple[Sketch, ...]:
    """Its text: HTML as escaped text, or elements of HTML themselves."""
    if any(_tag(inner) for inner in part):
        return tuple(Pen().draw(part))
    return html_lines(part.text, name)


def _body(meeting: etree._Element, root: etree._Element, name: str) -> str:
    found = _value(meeting, "Udvalg", "Udvalgsnavn") or _value(root, "Udvalg", "Udvalgsnavn")
    if not found:
        saw = "a meeting without the name of its body"
        raise Unreadable(Problem(name, None, "no-body", saw, f"{_SHAPE} the attribute «Udvalg» of «Møde»."))
    return found


def _day(printed: str | None, name: str) -> date:
    for pattern in (_ISO, _FIGURES, _DAY):
        match = pattern.search(printed or "")
        if match is None:
            continue
        word = match["month"].lower()
        month = int(word) if word.isdigit() else (MONTHS.index(word) + 1 if word in MONTHS else 0)
        try:
            return date(int(match["year"]), month, int(match["day"]))
        except ValueError:
            break
    saw = f"a day of the meeting «{shorten(printed, 60)}»" if printed else "a meeting without a day"
    raise Unreadable(Problem(name, None, "no-date", saw, f"{_SHAPE} the attribute «Mødedato», as «27. august 2018»."))


def _hour(printed: str) -> str | None:
    """When it began. «Mødesluttid» is not read: systems put the end of the booked slot there, not of the meeting."""
    match = _HOUR.search(printed)
    if match is None or int(match["hour"]) > 23 or int(match["minute"]) > 59:
        return None
    return f"{int(match['hour']):02d}:{match['minute']}"


def _tag(element: etree._Element) -> str:
    """The element's name without a name space; nothing for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _children(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    return (child for child in element if _tag(child) == tag)


def _value(element: etree._Element, *names: str) -> str | None:
    """The first of the attributes or child elements of these names that says something."""
    for name in names:
        found = one_line(element.get(name))
        for child in _children(element, name):
            found = found or " ".join("".join(str(text) for text in child.itertext()).split())
        if found:
            return found
    return None
