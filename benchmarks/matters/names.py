"""One initiative in several spellings, and others whose names come near to it."""

from __future__ import annotations

from typing import Final

from ..plan import Planted
from ..words import thousands
from .book import Book

QUOTES: Final = ('"{}"', "”{}”", "»{}«", "“{}”")
RELATED: Final = ("{} i Vollsmose", "{} - 15-17-årige", "{} for seniorer")
LABELS: Final = ("Inv - {}", "B2025 - {}", "Inv - Udvidelse af {} (forlænget BYR 14/6 2024)", "B2024 - {}*")


def plant_names(book: Book) -> None:
    """An initiative in four spellings over as many meetings, one that is related, and one whose name has another word."""
    name = book.name()
    spelled = book.rng.sample([name, _dashed(name), name.lower().capitalize(), _slip(name)], 3)
    meetings = book.days(5)
    for meeting, spelling in zip(meetings, spelled, strict=False):
        quoted = book.rng.choice(QUOTES).format(spelling)
        book.names(book.tell(meeting, book.say("plain"), book.say("naming", quoted=quoted)), spelling, name)
    label = book.rng.choice(LABELS).format(name)
    place = book.next_place()
    title, caption = f"Orientering om midlertidige bevillinger til {place}", "Oversigt over midlertidige bevillinger"
    book.plant(meetings[3], Planted(place, title, _TOLD, caption=caption, table=_table(book, label)))
    book.names(place, label, name)
    near = book.rng.choice(RELATED).format(name)
    book.names(book.tell(meetings[4], book.title(near), book.say("aside")), near)
    book.truth.related.append((name, near))
    other = _other_word(name)
    book.names(book.tell(book.days(1)[0], book.title(other), book.say("aside")), other)


_TOLD: Final = ("Udvalget modtager med denne sag en oversigt over midlertidige bevillinger.",)


def _table(book: Book, label: str) -> tuple[tuple[str, ...], ...]:
    yearly, other = book.rng.randrange(500, 4000, 50), book.rng.randrange(500, 4000, 50)
    return (
        ("1.000 kr.", "2025", "2026"),
        (label, thousands(yearly), thousands(yearly)),
        ("B2025 - Drift af kontorer", thousands(other), ""),
        ("I alt", thousands(yearly + other), thousands(yearly)),
    )


def _dashed(name: str) -> str:
    """The name with a dash where it has a blank."""
    head, _, tail = name.rpartition(" ")
    return f"{head} – {tail}"


def _slip(name: str) -> str:
    """The name with one letter of its longest word left out, as a slip."""
    word = max(name.split(), key=len)
    at = len(word) // 2
    return name.replace(word, word[:at] + word[at + 1 :])


def _other_word(name: str) -> str:
    """The name with another word, which makes it another initiative."""
    head, _, _ = name.rpartition(" ")
    return f"{head} nytårsaften"
