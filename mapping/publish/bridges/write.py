"""The bridges as files: all open at once, written as meetings come, so that memory does not grow with the site."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import BinaryIO, Final, Protocol

from ...names import PREFIXES
from ...settings import Settings
from ...uris import Uris
from ..files import File
from ..packed import Part, Twin, open_twin
from ..turtle import prefix_header
from .chunks import JSON_FORMS, RDF_FORMS, Bridged, as_json
from .shape import Object, table

FOLDER: Final = "bridges"
OPARL: Final = f"{FOLDER}/oparl/system.json"
"""Where clients of OParl begin."""
BRIDGES: Final = RDF_FORMS + JSON_FORMS
_PAGE: Final = 50
"""Objects on one page of an OParl list: a meeting's object holds all its items."""


class _Tree(Protocol):
    """Where files go: ``tree.Tree``, or something that stands before it."""

    def add(self, file: File) -> None: ...

    def open(self, path: str) -> AbstractContextManager[BinaryIO]: ...


def bridge_paths() -> dict[str, tuple[str, ...]]:
    """The files that a catalogue offers, by form."""
    paths = {form: (_turtle(form), f"{_turtle(form)}.gz") for form in RDF_FORMS}
    popolo = tuple(_array("popolo", name) for name in table("popolo").files)
    return {**paths, "oparl": (OPARL,), "popolo": popolo}


@dataclass(slots=True)
class Bridges:
    """Every bridge open for writing."""

    turtle: dict[str, Twin]
    arrays: dict[tuple[str, str], BinaryIO]
    lists: _Lists
    _begun: set[tuple[str, str]] = field(default_factory=set)

    def add(self, municipality: str, part: Bridged) -> None:
        """What ``Bridging.of`` gave, perhaps in another process; its files are put in the tree by who calls."""
        for form, data in part.turtle.items():
            self.turtle[form].add(data)
        for key, entries in part.entries.items():
            for entry in entries:
                self._add(key, municipality, entry)

    def _add(self, key: tuple[str, str], municipality: str, entry: bytes) -> None:
        if key in self.arrays:
            self.arrays[key].write((b",\n" if key in self._begun else b"[\n") + entry)
            self._begun.add(key)
        elif table(key[0]).lists:
            self.lists.add(municipality, key, entry)

    def end(self) -> None:
        for key, file in self.arrays.items():
            file.write(b"\n]\n" if key in self._begun else b"[]\n")
        self.lists.end()


@contextmanager
def open_bridges(tree: _Tree, settings: Settings, uris: Uris, municipalities: Iterable[str]) -> Iterator[Bridges]:
    """The bridges of a new tree, whole once the block is left."""
    with ExitStack() as files:
        turtle = {form: files.enter_context(open_twin(tree, _turtle(form))) for form in RDF_FORMS}
        for twin in turtle.values():
            twin.add(Part.of(prefix_header(PREFIXES)))
        arrays = {
            (form, kind): files.enter_context(tree.open(_array(form, name)))
            for form in JSON_FORMS
            for name, kind in table(form).files.items()
        }
        tree.add(_system(settings, uris))
        bridges = Bridges(turtle, arrays, _Lists(tree, uris, tuple(municipalities)))
        yield bridges
        bridges.end()


def _turtle(form: str) -> str:
    return f"{FOLDER}/{form}.ttl"


def _array(form: str, name: str) -> str:
    return f"{FOLDER}/{form}/{name}.json"


def _system(settings: Settings, uris: Uris) -> File:
    """What a client of OParl asks for first."""
    system: Object = {
        "id": str(uris.export_list("oparl", "", "system", 1)),
        "type": "https://schema.oparl.org/1.1/System",
        "oparlVersion": "https://schema.oparl.org/1.1/",
        "license": settings.licence,
        "body": str(uris.export_list("oparl", "", "body", 1)),
        "name": settings.title_da,
        "contactName": settings.publisher,
        "website": str(uris.home()),
    }
    return File(OPARL, as_json(system) + b"\n")


@dataclass(slots=True)
class _Lists:
    """The lists of OParl: pages of objects, each page leading to the next."""

    tree: _Tree
    uris: Uris
    municipalities: tuple[str, ...]
    _waiting: defaultdict[tuple[str, str], list[bytes]] = field(default_factory=lambda: defaultdict(list))
    _pages: defaultdict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))

    def add(self, municipality: str, key: tuple[str, str], entry: bytes) -> None:
        form, kind = key
        if kind == "Body":
            self._add(("", "body"), entry)
        for name, of in table(form).lists.items():
            if of == kind:
                self._add((municipality, name), entry)

    def end(self) -> None:
        """Write the last page of each list; an empty list has one page."""
        every = [(municipality, name) for municipality in self.municipalities for name in table("oparl").lists]
        for which in [("", "body"), *every]:
            self._write(which, more=False)

    def _add(self, which: tuple[str, str], entry: bytes) -> None:
        if len(self._waiting[which]) == _PAGE:
            self._write(which, more=True)
        self._waiting[which].append(entry)

    def _write(self, which: tuple[str, str], more: bool) -> None:
        self._pages[which] += 1
        number, entries = self._pages[which], self._waiting.pop(which, [])
        links: Object = {"first": self._address(which, 1), "self": self._address(which, number)}
        if number > 1:
            links["prev"] = self._address(which, number - 1)
        if more:
            links["next"] = self._address(which, number + 1)
        pagination: Object = {"elementsPerPage": _PAGE, "currentPage": number}
        tail = as_json({"links": links, "pagination": pagination})[1:]
        data = b'{"data": [\n' + b",\n".join(entries) + b"\n]," + tail + b"\n"
        self.tree.add(File(self.uris.file(self._address(which, number)), data))

    def _address(self, which: tuple[str, str], number: int) -> str:
        return str(self.uris.export_list("oparl", *which, number))
