"""What is so in the made-up minutes and what was found in them, as facts under the rows of the table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from itertools import combinations
from typing import Final, TypeAlias

from mapping.knowledge import Finding, FindingSeverity, Verdict

from .planted import Corpus, Known

Facts: TypeAlias = dict[str, set[str]]
"""By row of the table."""


# Initiatives --------------------------------------------------------------------------------------------------------------


def _slugs(corpus: Corpus, known: Known) -> dict[str, set[str]]:
    """The initiatives named at each place, by path word."""
    found: dict[str, set[str]] = defaultdict(set)
    for initiative in known.odense.initiatives:
        for mention in initiative.mentions:
            found[corpus.place(mention.item)].add(initiative.slug)
    return found


def _names(corpus: Corpus, known: Known, gold: Facts) -> Facts:
    """Pairs of places that name one initiative."""
    slugs = _slugs(corpus, known)
    said = [(corpus.of_name[each.place], each.group) for each in corpus.matters.names]
    groups: dict[str, list[str]] = defaultdict(list)
    for place, group in said:
        groups[group].append(place)
    gold["initiatives: names joined"] = {_pair(*two) for group in groups.values() for two in combinations(group, 2)}
    by_slug: dict[str, list[str]] = defaultdict(list)
    for place, _ in said:
        for word in slugs[place]:
            by_slug[word].append(place)
    return {"initiatives: names joined": {_pair(*two) for group in by_slug.values() for two in combinations(group, 2)}}


def _related(corpus: Corpus, known: Known, gold: Facts) -> Facts:
    """Pairs of initiatives that are related and not one."""
    slugs = _slugs(corpus, known)
    group_of = {word: each.group for each in reversed(corpus.matters.names) for word in slugs[corpus.of_name[each.place]]}
    gold["initiatives: related"] = {_pair(*two) for two in corpus.matters.related}
    found = (
        (group_of[initiative.slug], group_of[other])
        for initiative in known.odense.initiatives
        if initiative.slug in group_of
        for other in initiative.related
        if other in group_of
    )
    return {"initiatives: related": {_pair(*two) for two in found}}


def _pair(one: str, other: str) -> str:
    return " = ".join(sorted((one, other)))


# References ---------------------------------------------------------------------------------------------------------------

TO_ITEM, TO_MEETING, TO_GAP = "references: to an item", "references: to a meeting alone", "references: gap {}"


def _references(corpus: Corpus, known: Known, gold: Facts) -> Facts:
    """References of planted items about references, and of all items that were not planted."""
    for lead in corpus.matters.leads:
        said = f"{corpus.of_name[lead.place]} · {lead.day}"
        if lead.gap:
            gold[TO_GAP.format(lead.gap)].add(said)
        else:
            _target(gold, said, corpus.of_name[lead.target] if lead.target else None)
    cases = {(truth.body, truth.day, item.case_number): place for place, truth, item in corpus.items()}
    for place, _, item in corpus.items():
        for reference in item.references:
            target = cases.get((reference.body, reference.date, item.case_number)) if reference.same_case else None
            _target(gold, f"{place} · {reference.date}", target)
    return _references_read(corpus, known)


def _references_read(corpus: Corpus, known: Known) -> Facts:
    told = {corpus.of_name[lead.place] for lead in corpus.matters.leads}
    told |= {place for place, _, item in corpus.items() if not item.planted}
    read: Facts = defaultdict(set)
    for each in known.odense.knowledge.references:
        place = corpus.place(each.reference.item)
        if place in told:
            said = f"{place} · {each.reference.date.value}"
            if each.gap:
                read[TO_GAP.format(each.gap)].add(said)
            for target in each.targets:
                _target(read, said, corpus.place(target.item) if target.item else None)
    return read


def _target(facts: Facts, said: str, place: str | None) -> None:
    facts[TO_ITEM if place else TO_MEETING].add(f"{said} · {place}" if place else said)


# Findings -----------------------------------------------------------------------------------------------------------------


def _findings(corpus: Corpus, known: Known, gold: Facts) -> Facts:
    """Contradictions anywhere, and agreements in what was planted."""
    for told in corpus.matters.findings:
        gold[f"findings: {told.kind}"].add(_places(corpus.of_name[told.first], corpus.of_name[told.second]))
    for place, _, item in corpus.items():
        wrong = [table for table in item.tables if table.wrong]
        if wrong:
            gold["findings: sum-afviger"].add(place)
        budget = next((table for table in item.tables if table.kind == "budget"), None)
        if budget and any(_millions(total) != amount.low for total, amount in zip(budget.totals, item.amounts[:2], strict=False)):
            gold["findings: tekst-og-tabel-afviger"].add(place)
    planted = set(corpus.of_name.values())
    read: Facts = defaultdict(set)
    for each in known.odense.knowledge.findings:
        both = corpus.place(each.first.item), corpus.place((each.second or each.first).item)
        if _counts(each) and (not each.kind.endswith("-stemmer") or planted.issuperset(both)):
            read[f"findings: {each.kind}"].add(_places(*both))
    return {name: _of_interest(name, facts, corpus) for name, facts in read.items()}


def _counts(finding: Finding) -> bool:
    """Whether it says more than that a figure was rounded."""
    return finding.severity is not FindingSeverity.ROUNDING


def _of_interest(name: str, facts: set[str], corpus: Corpus) -> set[str]:
    """Agreements only where a place was planted for its kind: any table that adds up agrees with itself."""
    if not name.endswith("-stemmer"):
        return facts
    stem = name.removeprefix("findings: ").removesuffix("-stemmer")
    meant = [each for each in corpus.matters.findings if each.kind.startswith(stem)]
    told = {corpus.of_name[place] for each in meant for place in (each.first, each.second)}
    return {fact for fact in facts if told.issuperset(fact.split(" = "))}


def _places(first: str, second: str) -> str:
    return first if first == second else _pair(first, second)


def _millions(thousand_kroner: int) -> int:
    return (thousand_kroner + 50) // 100 * 100_000


# Commitments --------------------------------------------------------------------------------------------------------------


def _promises(corpus: Corpus, known: Known, gold: Facts) -> Facts:
    """Promises with their terms, and what became of them; also where there is none to be found."""
    for each in corpus.matters.promises:
        place = corpus.of_name[each.place]
        gold["commitments: stated, with term"].add(f"{place} · {each.due or f'every {each.every_months} months'}")
        if each.status:
            gold[f"commitments: {each.status}"].add(place)
    told = {corpus.of_name[each.place]: each for each in corpus.matters.promises}
    none = {corpus.of_name[place] for place in corpus.matters.no_promises}
    read: Facts = defaultdict(set)
    for found in known.odense.knowledge.commitments:
        place, stated = corpus.place(found.stated.quote.item), found.stated
        if stated.kind == "beslutning" or place not in none.union(told):
            continue
        term = stated.due.isoformat() if stated.due else f"every {stated.every_months} months"
        read["commitments: stated, with term"].add(f"{place} · {term}")
        if place in told and told[place].status:
            read[f"commitments: {found.status}"].add(place)
    return read


def _points(corpus: Corpus, known: Known, gold: Facts) -> Facts:
    """What was decided and has to be done."""
    read: Facts = defaultdict(set)
    by_place = defaultdict[str, list[tuple[str, str]]](list)
    for found in known.odense.knowledge.commitments:
        by_place[corpus.place(found.stated.quote.item)].append((found.stated.what, found.status))
    for each in corpus.matters.points:
        place = corpus.of_name[each.place]
        gold[f"decided points: {each.status}"].add(f"{place} · {each.name}")
        for what, status in by_place[place]:
            if each.name in what:
                read[f"decided points: {status}"].add(f"{place} · {each.name}")
    return read


# Decisions and cases ------------------------------------------------------------------------------------------------------


def _verdicts(corpus: Corpus, known: Known, gold: Facts) -> Facts:
    """What decisions made of the points of recommendations that were planted."""
    for each in corpus.matters.verdicts:
        gold[f"verdicts: {each.verdict}"].add(f"{corpus.of_name[each.place]} · {each.point or 'all'}")
    told = {corpus.of_name[each.place] for each in corpus.matters.verdicts}
    read: Facts = defaultdict(set)
    for place, comparison in known.comparisons:
        for point in comparison.points if place in told else ():
            number = "+" if point.verdict is Verdict.ADDED else point.point or "all"
            read[f"verdicts: {point.verdict}"].add(f"{place} · {number}")
    return read


def _cases(corpus: Corpus, known: Known, gold: Facts) -> Facts:
    """Every treatment of every case, and which numbers are no single case."""
    measured = {each.number for each in corpus.matters.cases}
    for place, _, item in corpus.items():
        gold["cases: treatments"].add(f"{item.case_number} · {place}")
        if item.title in ("Godkendelse af dagsorden", "Aktuelle sager"):
            gold["cases: standing"].add(item.case_number)
    measured |= gold["cases: standing"]
    gold["cases: standing"] |= {each.number for each in corpus.matters.cases if each.standing}
    histories = known.odense.knowledge.histories
    steps = ((history, step) for history in histories for step in history.treatments if step.quoted is None)
    return {
        "cases: treatments": {f"{history.number} · {corpus.place(step.item)}" for history, step in steps},
        "cases: standing": {each.number for each in histories if each.standing and each.number in measured},
    }


TELLERS: Final[tuple[Callable[[Corpus, Known, Facts], Facts], ...]] = (
    _names,
    _related,
    _references,
    _findings,
    _promises,
    _points,
    _verdicts,
    _cases,
)
"""Each puts what is so into the facts it is given, and returns what was found."""
