"""Which item of a meeting a reference means: told by case number, initiative or words, and never guessed between two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from ..briefs import ItemSummary, ReferenceSummary
from ..collection import Case, Initiative, MeetingSummary
from ..knowledge import Because, Certainty
from ..model import Direction, MeetingKey, ReferenceKind
from ..slugs import number_slug
from .sharing import reason
from .standing import is_standing_title, why_standing
from .subject_words import budget_adopted, shared, sought, telling

FEWEST_WORDS: Final = 2
"""Words of its title that a sentence must have before it is taken to mean the item."""
MOSTLY: Final = 0.6
"""Share of the words of both titles that are the same where two items are on one subject."""
LONG_WORD: Final = 9
"""Letters of a word that is enough alone, where it is all that a title has: «bandesituationen»."""
_GENERAL: Final = ".00"
"""A KLE topic that ends so is a group's general one, and tells nothing of the matter."""
_QUOTES: Final = " \"”“»«'"

Meant = tuple[ItemSummary, Because]


class ItemFinder:
    """Looks for the item that a reference means among those of some meetings."""

    def __init__(self, cases: Sequence[Case], initiatives: Sequence[Initiative]) -> None:
        self._cases = {number_slug(case.number): case for case in cases}
        self._is_story: dict[str, bool] = {}
        self._named: dict[tuple[MeetingKey, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._titled: set[tuple[MeetingKey, str, str]] = set()
        for initiative in initiatives:
            for mention in initiative.mentions:
                place = mention.item.meeting, mention.item.number
                self._named[place][initiative.slug] |= {mention.name, mention.printed}
                if mention.evidence == "title":
                    self._titled.add((*place, initiative.slug))

    def meant(self, reference: ReferenceSummary, meetings: Sequence[MeetingSummary]) -> Meant | None:
        """The one item that the reference means, if its words or its case tell which."""
        items = [item for meeting in meetings for item in meeting.items]
        if reference.kind == ReferenceKind.BUDGET:
            return self._budget(reference, items)
        words = sought(reference.sentence)
        overlap = {_place(item): shared(sought(item.title), words) for item in items if not is_standing_title(item.title)}
        for found in (self._by_case(reference, items, overlap), self._by_initiative(reference, items)):
            if found is not None:
                own = overlap.get(_place(found[0]), 0)
                speaks_of_another = not own and max(overlap.values(), default=0) >= FEWEST_WORDS
                return None if speaks_of_another else found
        return _by_words(items, overlap) or _by_subject(reference, items, overlap)

    def same_case(self, reference: ReferenceSummary, meetings: Sequence[MeetingSummary]) -> ItemSummary | None:
        """The one item of some meetings that has the case number of the item that refers."""
        found = self._of_case(reference, [item for meeting in meetings for item in meeting.items])
        return found[0] if len(found) == 1 else None

    def _of_case(self, reference: ReferenceSummary, items: Sequence[ItemSummary]) -> list[ItemSummary]:
        """Items of the same case, unless its number is that of a standing one, which gathers unlike things."""
        number = number_slug(reference.item.case_number or "")
        if not reference.item.case_number or not self._tells_a_story(number):
            return []
        return [item for item in items if item.case_number and number_slug(item.case_number) == number]

    def _tells_a_story(self, number: str) -> bool:
        if number not in self._is_story:
            case = self._cases.get(number)
            self._is_story[number] = case is not None and why_standing(case.items) is None
        return self._is_story[number]

    def _by_case(
        self, reference: ReferenceSummary, items: Sequence[ItemSummary], overlap: dict[tuple[MeetingKey, str], int]
    ) -> Meant | None:
        found = self._of_case(reference, items)
        if len(found) > 1:
            best = _first_by_far([(overlap.get(_place(item), 0), item) for item in found])
            if best is None:
                return None
            said = f"Mødet havde {len(found)} punkter i samme sag ({reference.item.case_number}); dette har sætningens ord."
            return best, reason("samme-sag-og-ord", Certainty.LIKELY, said)
        if not found:
            return None
        other = max((count for place, count in overlap.items() if place != _place(found[0])), default=0)
        sure = overlap.get(_place(found[0]), 0) >= other
        said = f"Punkterne har samme sagsnummer: {reference.item.case_number}."
        return found[0], reason("samme-sag", Certainty.SURE if sure else Certainty.LIKELY, said)

    def _by_initiative(self, reference: ReferenceSummary, items: Sequence[ItemSummary]) -> Meant | None:
        """The one item with the name of the sentence's initiative in its title, or the one that names it at all."""
        for slug, name in self._named_in(reference):
            naming = [item for item in items if slug in self._named.get(_place(item), {}) and not is_standing_title(item.title)]
            titled = [item for item in naming if (*_place(item), slug) in self._titled]
            (found, where) = (titled, "i overskriften") if titled else (naming, "i sin tekst")
            if len(found) == 1:
                said = f"Sætningen nævner «{name.strip(_QUOTES)}», og det gør kun dette af mødets punkter {where}."
                return found[0], reason("samme-initiativ", Certainty.LIKELY if titled else Certainty.POSSIBLE, said)
        return None

    def _named_in(self, reference: ReferenceSummary) -> Iterator[tuple[str, str]]:
        """Initiatives that the sentence names, the longest name first; a name that stands only in a longer one is not named."""
        sentence = reference.sentence.casefold()
        named = self._named.get((reference.item.meeting, reference.item.number), {})
        pairs = sorted(((name, slug) for slug, names in named.items() for name in names), key=lambda pair: (-len(pair[0]), pair))
        told: set[str] = set()
        for name, slug in pairs:
            if name.casefold() in sentence:
                sentence = sentence.replace(name.casefold(), " ")
                if slug not in told:
                    told.add(slug)
                    yield slug, name

    def _budget(self, reference: ReferenceSummary, items: Sequence[ItemSummary]) -> Meant | None:
        found = [item for item in items if budget_adopted(item.title) == int(reference.date.value)]
        if len(found) != 1:
            return None
        said = f"Punktet er det eneste, hvis overskrift siger, at budgettet for {reference.date.value} blev vedtaget."
        return found[0], reason("budgettet-vedtaget", Certainty.LIKELY, said)


def _place(item: ItemSummary) -> tuple[MeetingKey, str]:
    return item.meeting, item.number


def _first_by_far(counted: Sequence[tuple[int, ItemSummary]]) -> ItemSummary | None:
    """The item with the highest count, if no other comes near it."""
    ranked = sorted(counted, key=lambda pair: -pair[0])
    if not ranked or ranked[0][0] == 0:
        return None
    second = ranked[1][0] if len(ranked) > 1 else 0
    return ranked[0][1] if 2 * second < ranked[0][0] else None


def _by_words(items: Sequence[ItemSummary], overlap: dict[tuple[MeetingKey, str], int]) -> Meant | None:
    """The item whose title has the sentence's words, where no other item's title comes near."""
    best = _first_by_far([(overlap[_place(item)], item) for item in items if _place(item) in overlap])
    if best is None:
        return None
    title, count = telling(best.title), overlap[_place(best)]
    alone = len(title) == 1 and len(next(iter(title))) >= LONG_WORD
    if not alone and (count < FEWEST_WORDS or 5 * count < 2 * len(title)):
        return None
    said = f"Sætningen har ord fra punktets overskrift, «{best.title}», og ikke fra mødets andre."
    return best, reason("overskriftens-ord", Certainty.LIKELY, said)


def _by_subject(
    reference: ReferenceSummary, items: Sequence[ItemSummary], overlap: dict[tuple[MeetingKey, str], int]
) -> Meant | None:
    """The one item on the subject of the item that refers, where the sentence itself speaks of no other."""
    subject, topic = sought(reference.item.title), reference.item.kle_topic
    own = subject.words
    if is_standing_title(reference.item.title) or not own:
        return None
    kin = [(shared(sought(item.title), subject), item) for item in items if _place(item) in overlap]
    best = _first_by_far(kin)
    if best is None or any(count for place, count in overlap.items() if place != _place(best)):
        return None
    if _is_of_another_case(reference, best, items):
        return None
    same_topic = topic is not None and best.kle_topic == topic and not topic.endswith(_GENERAL)
    title = telling(best.title)
    count = shared(sought(best.title), subject)
    if count < (1 if same_topic else FEWEST_WORDS) or (not same_topic and count < MOSTLY * max(len(title), len(own))):
        return None
    said = f"Det er det eneste af mødets punkter om samme emne: «{best.title}»."
    return best, reason("samme-emne", Certainty.LIKELY, said)


def _is_of_another_case(reference: ReferenceSummary, best: ItemSummary, items: Sequence[ItemSummary]) -> bool:
    """Whether the case number speaks against an item of the same subject.

    It does where another item of the meeting has it; and for what is to come, since a matter that is taken up again keeps it.
    """
    own = number_slug(reference.item.case_number or "")
    if not own or not best.case_number or number_slug(best.case_number) == own:
        return False
    has_own = any(number_slug(item.case_number or "") == own for item in items)
    return has_own or reference.direction == Direction.COMING
