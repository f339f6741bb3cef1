"""Every IRI, and the file that describes it. Nobody else joins strings into IRIs or paths.

A document's IRI ends in ``/`` (its files are ``index.html``, ``index.ttl`` and ``index.jsonld`` in that folder);
a thing is a fragment of its document. The one document with a file name is the source text, ``…/referat.txt``,
whose passages are RFC 5147 fragments; it is described and shown in ``…/referat/``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

from rdflib import URIRef

from .model import MeetingKey, Span
from .names import REFERAT, W3ID
from .problems import Unusable
from .slugs import number_slug, slug

SOURCE_NAME: Final = "referat.txt"


@dataclass(frozen=True, slots=True)
class Uris:
    """The IRIs under one base."""

    base: str

    def __post_init__(self) -> None:
        parts = urlsplit(self.base)
        sound = parts.scheme in ("http", "https") and parts.hostname and self.base.endswith("/")
        if not sound or parts.query or parts.fragment or any(ch <= " " or ch in '<>"{}|^`\\' for ch in self.base):
            raise Unusable(
                f"The base «{self.base}» is no absolute web address. It needs the form https://data.example.dk/ :"
                " http or https, a host, and a slash at the end."
            )

    # Documents -----------------------------------------------------------------------------------------------

    def home(self) -> URIRef:
        return URIRef(self.base)

    def folder(self, *words: str) -> URIRef:
        """A document under ``base``; the words must already be path words."""
        return URIRef(self.base + "".join(f"{word}/" for word in words))

    def municipality_page(self, municipality: str) -> URIRef:
        return self.folder(municipality)

    def body_page(self, municipality: str, body: str) -> URIRef:
        return self.folder(municipality, "udvalg", slug(body))

    def meeting_page(self, key: MeetingKey) -> URIRef:
        return _meeting_page(self, key)

    def item_page(self, key: MeetingKey, number: str) -> URIRef:
        return _item_page(self, key, number)

    def source_page(self, key: MeetingKey) -> URIRef:
        """The page that shows the source text with its line numbers."""
        return URIRef(f"{self.meeting_page(key)}referat/")

    def case_page(self, municipality: str, case_number: str) -> URIRef:
        return self.folder(municipality, "sag", number_slug(case_number))

    def initiative_page(self, municipality: str, initiative: str) -> URIRef:
        """``initiative`` is a name or a slug."""
        return self.folder(municipality, "initiativ", slug(initiative))

    def finding_page(self, municipality: str, finding: str) -> URIRef:
        return self.folder(municipality, "fund", finding)

    def findings_feed(self, municipality: str) -> URIRef:
        """The Atom feed of a municipality's findings: the one file beside the pages of its list."""
        return URIRef(f"{self.folder(municipality, 'fund')}feed.xml")

    def person_page(self, municipality: str, name: str) -> URIRef:
        return self.folder(municipality, "person", slug(name))

    def party_page(self, municipality: str, letter: str) -> URIRef:
        return self.folder(municipality, "liste", slug(letter))

    def administration_page(self, municipality: str, name: str) -> URIRef:
        return self.folder(municipality, "forvaltning", slug(name))

    def case_types_page(self, municipality: str) -> URIRef:
        return self.folder(municipality, "sagstype")

    def money_page(self, municipality: str) -> URIRef:
        return self.folder(municipality, "penge")

    def money_year_page(self, municipality: str, year: int) -> URIRef:
        return self.folder(municipality, "penge", f"{year:04d}")

    def list_page(self, words: tuple[str, ...], number: int) -> URIRef:
        """The ``number``th page of a list; from the second on it lies under ``side/``, where no thing of the list can lie."""
        return self.folder(*words) if number == 1 else self.folder(*words, "side", str(number))

    def kle_page(self, number: str) -> URIRef:
        return self.folder("kle", number_slug(number))

    # Things ----------------------------------------------------------------------------------------------------

    def municipality(self, municipality: str) -> URIRef:
        return URIRef(f"{self.municipality_page(municipality)}#kommune")

    def body(self, municipality: str, body: str) -> URIRef:
        return URIRef(f"{self.body_page(municipality, body)}#udvalg")

    def body_term(self, municipality: str, body: str, term: tuple[int, int]) -> URIRef:
        return URIRef(f"{self.body_page(municipality, body)}#{term[0]}-{term[1]}")

    def meeting(self, key: MeetingKey) -> URIRef:
        return URIRef(f"{self.meeting_page(key)}#moede")

    def meeting_graph(self, key: MeetingKey) -> URIRef:
        """The named graph that holds all triples drawn from one set of minutes."""
        return URIRef(f"{self.meeting_page(key)}#graf")

    def in_meeting(self, key: MeetingKey, fragment: str) -> URIRef:
        """``indhold-3`` and other things that belong to the meeting's own document."""
        return URIRef(f"{self.meeting_page(key)}#{fragment}")

    def item(self, key: MeetingKey, number: str) -> URIRef:
        return URIRef(f"{self.item_page(key, number)}#punkt")

    def in_item(self, key: MeetingKey, number: str, fragment: str) -> URIRef:
        """``behandling``, ``beslutning``, ``indstilling-1``, ``tabel-1-r5-2027`` and the like."""
        return URIRef(f"{self.item_page(key, number)}#{fragment}")

    def source(self, key: MeetingKey) -> URIRef:
        """The published source text itself."""
        return URIRef(f"{self.meeting_page(key)}{SOURCE_NAME}")

    def passage(self, key: MeetingKey, span: Span) -> URIRef:
        """Lines of the source text (RFC 5147 counts positions between lines, so line 121 alone is ``line=120,121``)."""
        return URIRef(f"{self.source(key)}#{passage_fragment(span)}")

    def case(self, municipality: str, case_number: str) -> URIRef:
        return URIRef(f"{self.case_page(municipality, case_number)}#sag")

    def case_step(self, municipality: str, case_number: str, position: int) -> URIRef:
        """One step of a case's history, told in the case's own document."""
        return URIRef(f"{self.case_page(municipality, case_number)}#trin-{position}")

    def initiative(self, municipality: str, initiative: str) -> URIRef:
        return URIRef(f"{self.initiative_page(municipality, initiative)}#initiativ")

    def finding(self, municipality: str, finding: str) -> URIRef:
        return URIRef(f"{self.finding_page(municipality, finding)}#fund")

    def finding_statement(self, municipality: str, finding: str, position: int) -> URIRef:
        """One of the statements that a finding holds against each other, told on the finding's page."""
        return URIRef(f"{self.finding_page(municipality, finding)}#udsagn-{position}")

    def joined_name(self, municipality: str, initiative: str, position: int) -> URIRef:
        """A spelling that was joined to an initiative, told on the initiative's page."""
        return URIRef(f"{self.initiative_page(municipality, initiative)}#navn-{position}")

    def person(self, municipality: str, name: str) -> URIRef:
        return URIRef(f"{self.person_page(municipality, name)}#person")

    def membership(self, municipality: str, name: str, body: str, term: tuple[int, int]) -> URIRef:
        """A person's seat in a body in one election period, told on the person's page."""
        return URIRef(f"{self.person_page(municipality, name)}#{slug(body)}-{term[0]}-{term[1]}")

    def money(self, municipality: str) -> URIRef:
        """The cube of all budget figures."""
        return URIRef(f"{self.money_page(municipality)}#budgettal")

    def money_code(self, municipality: str, kind: str, printed: str) -> URIRef:
        """Where money comes from (``oprindelse-b2024``), or its price level (``prisniveau-2026-p-l``), as printed."""
        return URIRef(f"{self.money_page(municipality)}#{kind}-{slug(printed)}")

    def party_list(self, municipality: str, letter: str, term: tuple[int, int]) -> URIRef:
        """Letters are used again by others at later elections, so the list's own name has the election period."""
        return URIRef(f"{self.party_page(municipality, letter)}#{term[0]}-{term[1]}")

    def administration(self, municipality: str, name: str) -> URIRef:
        return URIRef(f"{self.administration_page(municipality, name)}#forvaltning")

    def case_type(self, municipality: str, letter: str) -> URIRef:
        return URIRef(f"{self.case_types_page(municipality)}#{slug(letter)}")

    def kle_topic(self, number: str) -> URIRef:
        return URIRef(f"{self.kle_page(number)}#emne")

    def definitions_page(self, *lists: str) -> URIRef:
        """The page of the ontology, or of one of its code lists."""
        return self.folder("def", *lists)

    # Bridges: the same things as other systems know them ---------------------------------------------------------

    def exported(self, iri: str, form: str) -> URIRef:
        """The address of a thing as an object of another form: ``bridges/oparl/odense/…/2026-04-28/moede.json``."""
        page, _, fragment = str(iri).removeprefix(self.base).partition("#")
        return URIRef(f"{self.base}bridges/{form}/{page}{fragment}.json")

    def export_list(self, form: str, municipality: str, name: str, number: int) -> URIRef:
        """The ``number``th page of a list of such objects; of those of no one municipality, where none is given. From the
        second on they have a folder of their own, since there may be thousands."""
        folder = f"bridges/{form}/{municipality}/" if municipality else f"bridges/{form}/"
        return URIRef(f"{self.base}{folder}{name}{'' if number == 1 else f'/{number}'}.json")

    def file(self, iri: str) -> str:
        """The path of a file by its address."""
        return str(iri).removeprefix(self.base)

    def graph(self, page: str) -> URIRef:
        """The named graph of what a page and those under it say: joined data of a municipality, of the site, of ``def/``."""
        return URIRef(f"{page}#graf")

    def fragments(self, page: str) -> str:
        """What the IRIs of a page's own things begin with."""
        return f"{page}#"

    # Where an IRI is described -----------------------------------------------------------------------------------

    def is_ours(self, iri: str) -> bool:
        """Whether this site describes the IRI."""
        # A URIRef's own startswith() takes no tuple: it makes one string of it and always says no.
        return str(iri) == f"{W3ID}def" or str(iri).startswith((self.base, str(REFERAT), f"{W3ID}def/"))

    def document(self, iri: str) -> str:
        """The IRI, under ``base``, of the document that describes one of our IRIs."""
        whole = str(iri).partition("#")[0]  # A URIRef is never equal to the same str, nor found under it in a dict.
        if whole == f"{W3ID}def" or whole.startswith(f"{W3ID}def/"):
            whole = self.base + whole.removeprefix(W3ID)
        if whole.endswith(f"/{SOURCE_NAME}"):
            whole = whole.removesuffix(".txt")
        return whole if whole.endswith("/") else f"{whole}/"

    def path(self, iri: str) -> str:
        """The folder of an IRI's document, relative to the output folder: ``odense/udvalg/…/``, or nothing for home."""
        return self.document(iri).removeprefix(self.base)

    def document_at(self, path: str) -> URIRef:
        """The other way round: the document whose folder is ``path``."""
        return URIRef(self.base + path)


@lru_cache(maxsize=256)
def _meeting_page(uris: Uris, key: MeetingKey) -> URIRef:
    """A thousand things of a meeting begin with it."""
    sitting = "" if key.sitting == 1 else f"-{key.sitting}"
    return uris.folder(key.municipality, "moede", slug(key.body), f"{key.day.isoformat()}{sitting}")


@lru_cache(maxsize=1024)
def _item_page(uris: Uris, key: MeetingKey, number: str) -> URIRef:
    return URIRef(f"{_meeting_page(uris, key)}punkt-{slug(number)}/")


def passage_fragment(span: Span) -> str:
    """``line=120,123`` for lines 121 to 123."""
    return f"line={span.first - 1},{span.last}"


def relative(page: str, target: str) -> str:
    """From the folder ``page`` to the file or folder ``target``, both relative to the output folder.

    Pages link relatively, so that they work under any host and path, whatever the IRI base is.
    """
    here, there = page.split("/")[:-1], target.split("/")
    same = 0
    while same < min(len(here), len(there) - 1) and here[same] == there[same]:
        same += 1
    return "../" * (len(here) - same) + "/".join(there[same:]) or "./"
