"""``fund/feed.xml`` of each municipality: its findings for feed readers (Atom, RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from ...collection import Municipality
from ...knowledge import Finding, FindingSeverity
from ...model import MeetingKey
from ..changes.atom import ATOM, DECLARATION, add, add_link
from ..changes.log import write_time
from ..files import File
from .findings import finding_group
from .links import Site

MOST: Final = 100
"""Entries of the feed."""
_QUIET: Final = (FindingSeverity.AGREEMENT, FindingSeverity.ROUNDING)


def finding_feeds(site: Site) -> Iterator[File]:
    """Yield the feed of each municipality that has findings. Entries bear the day of the later meeting: there is no clock."""
    for one in site.lookup.collection.municipalities:
        if one.knowledge.findings:
            yield _feed(site, one)


def _feed(site: Site, one: Municipality) -> File:
    register_namespace("", ATOM)
    uris = site.uris
    address = uris.findings_feed(one.slug)
    shown = sorted(_loud(one), key=lambda finding: (-_day(finding).day.toordinal(), finding.slug))[:MOST]
    every = [_day(finding) for finding in one.knowledge.findings]
    feed = Element(f"{{{ATOM}}}feed", {"xml:lang": "da"})
    add(feed, "id", str(uris.folder(one.slug, "fund")))
    add(feed, "title", f"{site.settings.title_da}: fund, {one.name}")
    add(feed, "updated", _stamp(max(every, key=lambda key: key.day)))
    add(add(feed, "author"), "name", site.settings.publisher)
    add(feed, "rights", site.settings.licence_name)
    add_link(feed, "self", str(address), "application/atom+xml")
    add_link(feed, "alternate", str(uris.folder(one.slug, "fund")), "text/html")
    for finding in shown:
        _entry(feed, finding, site)
    indent(feed, " ")
    path = f"{uris.path(uris.folder(one.slug, 'fund'))}feed.xml"
    return File(path, DECLARATION + tostring(feed, encoding="utf-8", xml_declaration=False) + b"\n")


def _loud(one: Municipality) -> Iterator[Finding]:
    """Yield what a reader is to be told of: agreements are on the site, but they are no news."""
    yield from (finding for finding in one.knowledge.findings if finding.severity not in _QUIET and not finding.dismissed)


def _entry(feed: Element, finding: Finding, site: Site) -> None:
    entry, iri = add(feed, "entry"), str(site.uris.finding_page(finding.municipality, finding.slug))
    add(entry, "id", iri)
    add(entry, "title", finding.subject)
    add(entry, "updated", _stamp(_day(finding)))
    add_link(entry, "alternate", iri, "text/html")
    SubElement(entry, f"{{{ATOM}}}category", {"term": finding.severity.value, "label": finding_group(finding)})
    add(entry, "summary", finding.explanation)


def _day(finding: Finding) -> MeetingKey:
    keys = [finding.first.item.meeting, *([finding.second.item.meeting] if finding.second else [])]
    return max(keys, key=lambda key: key.day)


def _stamp(key: MeetingKey) -> str:
    return write_time(datetime.combine(key.day, time(), UTC))
