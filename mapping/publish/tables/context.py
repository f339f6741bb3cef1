"""What rows need beyond the minutes they come from: labels, and what was joined."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from rdflib import URIRef

from ... import vocabulary
from ...describe.cube import ORIGIN
from ...model import AgendaItem, MeetingKey, Minutes, Outcome, Span
from ...names import BEVILLING, HUL, SIKKERHED, STYRINGSOMRAADE, TILLAEG, UDFALD
from ...uris import Uris
from ..pages.lookup import Lookup
from ..pages.words import Words
from .cells import Cell, Row


class Context:
    """Labels by code, and what the collection knows of places. It is asked of ``Lookup``, as pages do, so it stands in traces."""

    def __init__(self, uris: Uris, lookup: Lookup, words: Words) -> None:
        self.uris, self.words = uris, words
        self._lookup = lookup

    def municipality(self, slug: str) -> str:
        return self._lookup.municipality_name(slug) or slug

    def case_type(self, slug: str, letter: str | None) -> str | None:
        known = self._lookup.case_types(slug) if letter else ()
        return next((danish for other, danish, _ in known if other == letter), None)

    def outcome(self, concept: str | None) -> Row:
        """The columns «udfald» and «udfald_iri»."""
        if concept is None:
            return {}
        return {"udfald": vocabulary.outcomes().label(concept), "udfald_iri": UDFALD[concept]}

    def additions(self, outcome: Outcome | None) -> list[str]:
        """The column «tillaeg»: the words for what an outcome came with."""
        return [self.words.term(TILLAEG[slug]) for slug in outcome.qualifiers] if outcome else []

    def stage(self, stage: str | None) -> Row:
        """The columns «bevillingstrin» and «bevillingstrin_iri»."""
        return {"bevillingstrin": self.words.term(BEVILLING[stage]), "bevillingstrin_iri": BEVILLING[stage]} if stage else {}

    def money(self, key: MeetingKey, number: str, fragment: str) -> Row:
        """Where the money of a budget figure comes from, and its control area; empty where it is not printed."""
        origin, area = self._lookup.money(key, number, fragment)
        row: dict[str, Cell] = {}
        if origin:
            row["oprindelse"] = origin
            row["oprindelse_iri"] = self.uris.money_code(key.municipality, ORIGIN, origin)
        if area:
            row["styringsomraade"] = self.words.term(STYRINGSOMRAADE[area])
            row["styringsomraade_iri"] = STYRINGSOMRAADE[area]
        return row

    def initiatives(self, key: MeetingKey, number: str, fragment: str) -> Row:
        """The columns «initiativ» and «initiativ_iri» of a mention or a budget line; empty where nothing was joined."""
        found = self._lookup.initiatives(key, number, fragment)
        return {
            "initiativ": [name for _, name in found],
            "initiativ_iri": [self.uris.initiative(key.municipality, word) for word, _ in found],
        }

    def leads(self, key: MeetingKey, number: str, fragment: str) -> Row:
        """The columns of where a reference leads, or why it leads nowhere."""
        found = self._lookup.resolved(key, number, fragment)
        if found is None:
            return {}
        targets, items = found.targets, [target.item for target in found.targets if target.item]
        certainties = dict.fromkeys(SIKKERHED[target.because.certainty.value] for target in targets)
        return {
            "foerer_til_moede": [self.uris.meeting(target.meeting) for target in targets],
            "foerer_til_punkt": [self.uris.item(item.meeting, item.number) for item in items],
            "foerer_til_titel": [item.title for item in items],
            "hul": self.words.term(HUL[found.gap.value]) if found.gap else None,
            "hul_iri": HUL[found.gap.value] if found.gap else None,
            "regel": list(dict.fromkeys(target.because.rule for target in targets)),
            "sikkerhed": [self.words.term(iri) for iri in certainties],
            "begrundelse": list(dict.fromkeys(target.because.said for target in targets)),
        }


@dataclass(frozen=True)
class ItemRows:
    """Makes the rows of one agenda item."""

    context: Context
    minutes: Minutes
    item: AgendaItem

    @cached_property
    def key(self) -> MeetingKey:
        return self.minutes.key

    def iri(self, fragment: str) -> URIRef:
        return self.context.uris.in_item(self.key, self.item.number, fragment)

    @cached_property
    def place(self) -> Row:
        """The columns that every table of things within items begins with."""
        return {
            "kommune": self.context.municipality(self.key.municipality),
            "udvalg": self.key.body,
            "moededato": self.key.day,
            "punkt": self.item.number,
            "punkt_titel": self.item.title,
            "punkt_iri": self.iri("punkt"),
        }


def part_row(here: ItemRows, fragment: str, span: Span) -> Row:
    """The columns «iri» and «kilde» of something within an item, and where it stands."""
    return {**here.place, "iri": here.iri(fragment), "kilde": here.context.uris.passage(here.key, span)}
