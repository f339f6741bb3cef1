"""Amounts that are said of one initiative for the same years, in text and in budget tables."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Final

from ...collection import BudgetFigure, BudgetLineSummary, Initiative
from ...knowledge import LONGEST, Because, Certainty, Claim, ClaimKind, Finding, FindingKind, FindingSeverity, Quote, Story
from .make import BETWEEN_CELLS, ended, kroner, place, rounded, rounds_to, says, slug_of, step
from .pairs import apart, latest, strongest

MOST: Final = 40
_BUDGET: Final = re.compile(r"budget(?:tet|forliget)?(?: for)? (?P<year>20\d\d)", re.IGNORECASE)
_ORIGIN: Final = re.compile(r"^B ?(?P<year>20\d\d)\b")
_OWN_KINDS: Final = (ClaimKind.AMOUNT, ClaimKind.FUNDED)


def amounts(story: Story, initiative: Initiative | None) -> Iterator[Finding]:
    """Yield agreements and contradictions between an initiative's amounts for the same years."""
    said = [claim for claim in (*story.amounts, *story.events) if _is_comparable(claim)]
    said = list(dict.fromkeys(said))
    yield from strongest(_claims(story, said))
    yield from strongest(_lines(story, said, initiative.budget_lines if initiative else ()))


def _is_comparable(claim: Claim) -> bool:
    """Whether a claim's amount is the whole for printed years, on no price level of its own; rows are told by budget lines."""
    plain = claim.kind in _OWN_KINDS and claim.value is not None and claim.printed is not None and claim.years
    return (
        bool(plain)
        and claim.table_row is None
        and not any(says(words, claim.quote.text) for words in ("levels", "apart", "unsettled"))
    )


def _each_year(claim: Claim) -> bool:
    """Whether the amount is for each of its years: it is for one, or «om året» stands right behind it."""
    if len(claim.years) == 1 or (claim.period is not None and says("yearly", claim.period)):
        return True
    _, _, after = claim.quote.text.partition(claim.printed or "")
    return says("yearly", after[:24])


def _claims(story: Story, said: Sequence[Claim]) -> Iterator[Finding]:
    """Yield pairs of claims of one kind for exactly the same years. An item that says two amounts says of none which is meant."""
    groups: dict[tuple[ClaimKind, tuple[int, ...], bool], list[Claim]] = defaultdict(list)
    for claim in said:
        groups[claim.kind, claim.years, _each_year(claim)].append(claim)
    for claims in groups.values():
        found = latest(claims, MOST)
        values: dict[object, set[Decimal | None]] = defaultdict(set)
        for claim in found:
            values[claim.quote.item.meeting, claim.quote.item.number].add(claim.value)
        single = [claim for claim in found if len(values[claim.quote.item.meeting, claim.quote.item.number]) == 1]
        for earlier, later in combinations(single, 2):
            if apart(earlier, later):
                yield _of_claims(story, earlier, later)


def _of_claims(story: Story, first: Claim, second: Claim) -> Finding:
    one, other = first.value or Decimal(), second.value or Decimal()
    coarse = max(_step(first), _step(second))
    agrees = rounds_to(one, other, coarse) or rounds_to(other, one, coarse)
    kind = FindingKind.AMOUNTS_AGREE if agrees else FindingKind.AMOUNTS_DIFFER
    years = _years(first.years)
    told = f"Begge steder nævner et beløb til «{_name(story)}» for {years}: {ended(f'{first.printed} og {second.printed}')}"
    if agrees and one != other:
        told += f" De er det samme, {rounded(coarse)}"
    return Finding(
        municipality=story.municipality,
        slug=slug_of(kind, story.slug, years, place(first.quote.item), one, place(second.quote.item), other),
        kind=kind,
        severity=FindingSeverity.AGREEMENT if agrees else FindingSeverity.CONTRADICTION,
        subject=f"{_name(story)}: penge i {years}",
        initiative=story.slug,
        first=first.quote,
        second=second.quote,
        first_value=first.printed or "",
        second_value=second.printed or "",
        because=Because("beloeb-for-samme-aar", Certainty.LIKELY, "Begge steder nævner initiativet og præcis de samme år."),
        explanation=told,
    )


def _lines(story: Story, said: Sequence[Claim], lines: Sequence[BudgetLineSummary]) -> Iterator[Finding]:
    """Yield claims against rows of other items that name the initiative, year by year where each year has its amount."""
    single = [found[0] for found in _by_table(lines).values() if len(found) == 1]
    for claim in latest([claim for claim in said if _each_year(claim)], MOST):
        place_of_claim = claim.quote.item.meeting, claim.quote.item.number
        for line in single:
            if (line.item.meeting, line.item.number) != place_of_claim:
                yield from _of_line(story, claim, line)


def _by_table(lines: Sequence[BudgetLineSummary]) -> Mapping[object, list[BudgetLineSummary]]:
    """An initiative's rows by table: two rows in one table share its money, so neither alone is the whole."""
    tables: dict[object, list[BudgetLineSummary]] = defaultdict(list)
    for line in lines:
        tables[line.item.meeting, line.item.number, line.table].append(line)
    return tables


def _of_line(story: Story, claim: Claim, line: BudgetLineSummary) -> Iterator[Finding]:
    """Yield what the row has for the claim's years: they agree if every year does."""
    figures = [figure for figure in line.figures if figure.year in claim.years]
    if not figures or claim.value is None:
        return
    agrees = all(rounds_to(figure.amount, claim.value, _step(claim)) for figure in figures)
    if agrees or (_same_origin(claim, line) and not line.label.rstrip().endswith("*")):
        yield _line_finding(story, claim, line, figures, agrees)


def _same_origin(claim: Claim, line: BudgetLineSummary) -> bool:
    """Whether sentence and row are of one budget: the one that the sentence names, else that of its first year."""
    named, origin = _BUDGET.search(claim.quote.text), _ORIGIN.match(line.label)
    year = named["year"] if named else str(min(claim.years))
    return origin is not None and year == origin["year"]


def _line_finding(story: Story, claim: Claim, line: BudgetLineSummary, figures: Sequence[BudgetFigure], agrees: bool) -> Finding:
    kind = FindingKind.AMOUNTS_AGREE if agrees else FindingKind.AMOUNTS_DIFFER
    years = _years(tuple(figure.year for figure in figures))
    value = claim.value or Decimal()
    exact = all(figure.amount == value for figure in figures)
    row = ", ".join(f"{figure.year}: {kroner(figure.amount)}" for figure in figures)
    told = f"Teksten siger {claim.printed} for hvert af årene {_years(claim.years)}; rækken i budgettet har {row}"
    if len(claim.years) == 1:
        told = f"Teksten siger {claim.printed} for {years}; rækken i budgettet har {row}"
    if agrees and not exact:
        told += f" Det er det samme, {rounded(_step(claim))}"
    because = Because("beloeb-mod-budgetlinje", Certainty.SURE if _same_origin(claim, line) else Certainty.LIKELY, _SAID)
    return Finding(
        municipality=story.municipality,
        slug=slug_of(kind, story.slug, years, place(claim.quote.item), value, place(line.item), line.label, row),
        kind=kind,
        severity=FindingSeverity.AGREEMENT if agrees else FindingSeverity.CONTRADICTION,
        subject=f"{_name(story)}: penge i {years}",
        initiative=story.slug,
        first=claim.quote,
        second=Quote(line.item, _row_text(line), line.span),
        first_value=claim.printed or "",
        second_value=", ".join(f"{figure.printed} ({figure.year})" for figure in figures),
        because=because,
        explanation=told,
    )


_SAID: Final = "Teksten og budgettabellens række nævner samme initiativ og samme år, og rækken er den eneste om det i tabellen."


def _row_text(line: BudgetLineSummary) -> str:
    return BETWEEN_CELLS.join((line.label, *(figure.printed for figure in line.figures)))[:LONGEST]


def _step(claim: Claim) -> Decimal:
    return step(claim.printed or "", None)


def _name(story: Story) -> str:
    return story.names[0].spelling if story.names else story.slug


def _years(years: Sequence[int]) -> str:
    """«2026», «2025–2027», «2026 og 2028»."""
    first, last = min(years), max(years)
    if len(years) > 1 and list(years) == list(range(first, last + 1)):
        return f"{first}–{last}"
    return " og ".join(str(year) for year in years)
