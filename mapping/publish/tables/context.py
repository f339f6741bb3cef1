"""What rows need beyond the minutes they come from: labels, and what was joined."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rdflib import URIRef

from ... import vocabulary
from ...collection import Collection, Initiative, ItemSummary
from ...describe.cube import ORIGIN
from ...model import AgendaItem, MeetingKey, Minutes, Outcome, Span
from ...names import BEVILLING, HUL, SIKKERHED, STYRINGSOMRAADE, TILLAEG, UDFALD
from ...uris import Uris
from ..pages.words import Words
from .cells import Cell, Row

Place = tuple[MeetingKey, str, str]
"""A meeting, the number of an item, and a fragment of the item's document."""


@dataclass(frozen=True, slots=True)
class Named:
    """An initiative as rows name it."""

    name: str
    iri: URIRef


class Context:
    """Labels by code, and initiatives by the places that name them. Small, and the same for every meeting."""

    def __init__(self, uris: Uris, collection: Collection, words: Words) -> None:
        self.uris, self.words = uris, words
        self._municipalities = {one.slug: one.name for one in collection.municipalities}
        self._case_types = {
            (one.slug, letter): danish for one in collection.municipalities for letter, danish, _ in one.case_types
        }
        self._initiatives = _initiatives(collection, uris)
        self._money = {
            _place(each.item, f"{line_fragment(each.table, each.row)}-{each.year}"): each
            for one in collection.municipalities
            for each in one.knowledge.money
        }
        self._leads = {
            _place(each.reference.item, each.fragment): each
            for one in collection.municipalities
            for each in one.knowledge.references
        }

    def municipality(self, slug: str) -> str:
        return self._municipalities.get(slug, slug)

    def case_type(self, slug: str, letter: str | None) -> str | None:
        return self._case_types.get((slug, letter)) if letter else None

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
        found = self._money.get((key, number, fragment))
        row: dict[str, Cell] = {}
        if found and found.origin:
            row["oprindelse"] = found.origin
            row["oprindelse_iri"] = self.uris.money_code(key.municipality, ORIGIN, found.origin)
        if found and found.area:
            row["styringsomraade"] = self.words.term(STYRINGSOMRAADE[found.area])
            row["styringsomraade_iri"] = STYRINGSOMRAADE[found.area]
        return row

    def initiatives(self, key: MeetingKey, number: str, fragment: str) -> Row:
        """The columns «initiativ» and «initiativ_iri» of a mention or a budget line; empty where nothing was joined."""
        found = self._initiatives.get((key, number, fragment), ())
        return {"initiativ": [one.name for one in found], "initiativ_iri": [one.iri for one in found]}

    def leads(self, key: MeetingKey, number: str, fragment: str) -> Row:
        """The columns of where a reference leads, or why it leads nowhere."""
        found = self._leads.get((key, number, fragment))
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


@dataclass(frozen=True, slots=True)
class ItemRows:
    """Makes the rows of one agenda item."""

    context: Context
    minutes: Minutes
    item: AgendaItem

    @property
    def key(self) -> MeetingKey:
        return self.minutes.key

    def iri(self, fragment: str) -> URIRef:
        return self.context.uris.in_item(self.key, self.item.number, fragment)

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
    return {**here.place(), "iri": here.iri(fragment), "kilde": here.context.uris.passage(here.key, span)}


def mention_fragment(position: int) -> str:
    return f"omtale-{position}"


def line_fragment(table: int, row: int) -> str:
    return f"tabel-{table}-r{row}"


def _initiatives(collection: Collection, uris: Uris) -> Mapping[Place, tuple[Named, ...]]:
    found: dict[Place, tuple[Named, ...]] = {}
    for municipality in collection.municipalities:
        for initiative in municipality.initiatives:
            named = Named(initiative.name, uris.initiative(initiative.municipality, initiative.slug))
            for place in dict.fromkeys(_places(initiative)):
                found[place] = (*found.get(place, ()), named)
    return found


def _places(initiative: Initiative) -> Iterator[Place]:
    for mention in initiative.mentions:
        yield _place(mention.item, mention_fragment(mention.position))
    for line in initiative.budget_lines:
        yield _place(line.item, line_fragment(line.table, line.row))


def _place(item: ItemSummary, fragment: str) -> Place:
    return item.meeting, item.number, fragment
