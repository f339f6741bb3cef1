"""JSON objects of the statements that a bridge's queries give, by the bridge's table of keys."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from ... import places
from ...names import XSD
from ...uris import Uris
from ..terms import Subject, Term, Value

Json = str | int | bool | Sequence["Json"] | Mapping[str, "Json"]
Object = dict[str, Json]

_KEY: Final = "key:"
_BACK: Final = frozenset({"back", "backs"})
_MANY: Final = frozenset({"urls", "embeds", "links", "backs", "texts"})
_BOOLEAN: Final = str(XSD.boolean)
_INTEGER: Final = str(XSD.integer)


@dataclass(frozen=True, slots=True)
class Key:
    """One key of an object, and what its value is: a word after the colon in the table, or nothing for a plain value."""

    name: str
    form: str


@dataclass(frozen=True, slots=True)
class Table:
    """How one form writes its objects: ``ontology/bridges/<form>.toml``."""

    form: str
    type: str | None
    has_files: bool
    """Whether an object has an address of its own; otherwise it is known by our IRI."""
    classes: Mapping[str, tuple[Key, ...]]
    lists: Mapping[str, str]
    """Class by the name of a list."""
    files: Mapping[str, str]
    """Class by the name of a file that holds all its objects."""

    @property
    def own(self) -> frozenset[str]:
        """Classes of objects that stand by themselves; the others are only ever parts of these."""
        return frozenset(self.classes) if self.has_files else frozenset(self.files.values())


@dataclass(frozen=True, slots=True)
class Made:
    """One object that stands by itself."""

    kind: str
    iri: str
    whole: Object
    """As it lies under its own address, and in lists; inside another object it is without what leads back."""


@cache
def table(form: str) -> Table:
    """A fault in the file is a fault of the program, not of its user."""
    read = tomllib.loads((places.ontology() / "bridges" / f"{form}.toml").read_text("utf-8"))
    about, lists = read["object"], read.get("lists", {})
    classes = {name: tuple(map(_key, keys)) for name, keys in read["classes"].items()}
    if lists:
        classes[about["lists_of"]] += tuple(map(_key, lists))
    return Table(
        form=form,
        type=about.get("type"),
        has_files=about["address"] == "file",
        classes=classes,
        lists=lists,
        files=read.get("files", {}),
    )


def _key(word: str) -> Key:
    name, _, form = word.partition(":")
    return Key(name, form)


def objects(made: Iterable[Subject], by: Table, uris: Uris, more: Mapping[str, Object] | None = None) -> list[Made]:
    """Every object that is told of, in the order given; ``more`` is said of all objects of a class beside that."""
    shaper = _Shaper(by, uris, more or {})
    for subject, properties in made:
        shaper.said[subject.text] = {predicate.text.removeprefix(_KEY): values for predicate, values in properties}
    known = [(iri, kind) for iri in shaper.said if (kind := shaper.kind(iri)) in by.own]
    return [Made(kind, iri, shaper.shaped(iri, inside=False)) for iri, kind in known]


@dataclass(slots=True)
class _Shaper:
    by: Table
    uris: Uris
    more: Mapping[str, Object]
    said: dict[str, dict[str, tuple[Term, ...]]] = field(default_factory=dict)

    def kind(self, iri: str) -> str | None:
        kinds = self._values(iri, "class")
        return kinds[0].text if kinds else None

    def _values(self, iri: str, name: str) -> tuple[Term, ...]:
        return self.said.get(iri, {}).get(name, ())

    def address(self, iri: str) -> str:
        return str(self.uris.exported(iri, self.by.form)) if self.by.has_files else iri

    def shaped(self, iri: str, inside: bool) -> Object:
        kind = self.kind(iri)
        assert kind is not None, "only what has a class is shaped"
        found: Object = {}
        for key in self.by.classes[kind]:
            if inside and key.form in _BACK:
                continue
            value = self._value(key, iri, kind)
            if value is not None:
                found[key.name] = value
        return found

    def _value(self, key: Key, iri: str, kind: str) -> Json | None:
        if key.name == "id":
            return self.address(iri)
        if key.name == "type" and self.by.type:
            return self.by.type.format_map({"class": kind})
        values = self._values(iri, key.name)
        if not values:
            return self.more.get(kind, {}).get(key.name)
        made = [self._one(key.form.removesuffix("s"), value) for value in self._ordered(values)]
        return made if key.form in _MANY else made[0]

    def _ordered(self, values: tuple[Term, ...]) -> list[Term]:
        """By the place that an object says it has among its like; otherwise as they come."""
        return sorted(values, key=lambda value: self._place(value.text))

    def _place(self, iri: str) -> int:
        said = self._values(iri, "order")
        return int(said[0].text) if said else 0

    def _one(self, form: str, value: Term) -> Json:
        if form == "embed":
            return self.shaped(value.text, inside=True)
        if form in ("link", "back"):
            return self.address(value.text)
        kind = value.datatype.text if isinstance(value, Value) and value.datatype else None
        if kind == _BOOLEAN:
            return value.text == "true"
        return int(value.text) if kind == _INTEGER else value.text
