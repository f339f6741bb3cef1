"""What one document says twice: its contents list, the totals and percentages of its tables, and sums in its text."""

from __future__ import annotations

from ..plan import Planted
from ..words import tenths, thousands
from .book import Book
from .truth import FindingTruth


def plant_sums(book: Book) -> None:
    """One of each that is wrong, and one that is right."""
    _listed(book)
    for wrong in (True, False):
        _percent(book, wrong)
        _total_said(book, wrong)
        _total_printed(book, wrong)


def _record(book: Book, kind: str, place: str) -> None:
    book.truth.findings.append(FindingTruth(kind, place, place))


def _listed(book: Book) -> None:
    """An item that the table of contents calls something else."""
    year = book.rng.randint(2023, 2025)
    place = book.next_place()
    topic = book.rng.choice(("tilsynet med plejehjem", "budgetrevisionen", "ungepanelet", "frivilligpuljen"))
    title = f"Orientering om {topic} i {year} - beretning {place[1:]}"
    listed = book.rng.choice((title.replace(str(year), str(year + 1)), f"Drøftelse af {topic} i {year} - beretning {place[1:]}"))
    book.plant(book.days(1)[0], Planted(place, title, (book.say("aside"),), listed=listed))
    _record(book, "overskrift-afviger", place)


def _percent(book: Book, wrong: bool) -> None:
    place, rows = book.next_place(), []
    at = book.rng.randrange(4) if wrong else None
    for i, label in enumerate(("2021", "2022", "2023", "2024")):
        stayed, fell = book.rng.randint(21, 90), book.rng.randint(12, 40)
        share = (2000 * stayed + stayed + fell) // (2 * (stayed + fell))
        said = share + book.rng.choice((-55, 40, 90)) if i == at else share
        rows.append((label, str(stayed), str(stayed + fell), f"{tenths(said)} %"))
    table = (("År", "Gennemført", "Begyndt", "Andel gennemført"), *rows)
    title = f"Orientering om forløb på området, opgørelse {place[1:]}"
    book.plant(book.days(1)[0], Planted(place, title, (book.say("aside"),), caption="Gennemførte forløb", table=table))
    _record(book, "procent-stemmer", place)  # The other rows agree where one does not.
    if wrong:
        _record(book, "procent-afviger", place)


def _rows(book: Book, years: int) -> list[list[int]]:
    return [[book.rng.randrange(210, 9000, 5) for _ in range(years)] for _ in range(book.rng.randint(3, 6))]


def _overview(book: Book, rows: list[list[int]], totals: list[int], *told: str) -> str:
    place, first = book.next_place(), 2026
    labels = ("Styrket rengøring", "Flere vejledere", "Drift af kontorer", "Fælles indkøb", "Ekstra tilsyn", "Nye cykler")
    lines = [(f"B2025 - {label}", *map(thousands, row)) for label, row in zip(labels, rows, strict=False)]
    head = ("1.000 kr.", *(str(first + i) for i in range(len(totals))))
    table = (head, *lines, ("I alt", *map(thousands, totals)))
    title = f"Oversigt over udløb af bevillinger, udgave {place[1:]}"
    return book.plant(book.days(1)[0], Planted(place, title, told, caption="Bevillinger med udløb", table=table))


def _total_said(book: Book, wrong: bool) -> None:
    """A sum in running text, in millions with one decimal, against the table's."""
    rows = _rows(book, 2)
    totals = [sum(row[i] for row in rows) for i in range(2)]
    said = (totals[0] + 50) // 100 + (book.rng.choice((-20, 10, 36, 90)) if wrong else 0)
    place = _overview(book, rows, totals, book.say("total", amount=f"{tenths(said)} mio. kr.", year="2026"))
    _record(book, "tekst-og-tabel-afviger" if wrong else "tekst-og-tabel-stemmer", place)


def _total_printed(book: Book, wrong: bool) -> None:
    """The last row against what it sums."""
    rows = _rows(book, 3)
    totals = [sum(row[i] for row in rows) for i in range(3)]
    if wrong:
        totals[book.rng.randrange(3)] += book.rng.choice((-300, -27, 90, 1000))
    place = _overview(book, rows, totals, book.say("aside"))
    _record(book, "sum-afviger" if wrong else "sum-stemmer", place)
