"""``site/catalogue.toml`` and ``site/catalogue.ttl``: the catalogue's words, and what it says of other people's terms."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from pydantic import ConfigDict, TypeAdapter
from rdflib import Literal, URIRef

from ...names import DCTERMS, RDF, SKOS, Triple
from ..definitions import definitions

_CONFIG = ConfigDict(extra="forbid")
_OUTSIDE: Final = re.compile(r"[^\w\-.]+")


Names = Mapping[str, object]
"""What fills the names in braces: ``title_da`` and ``title_en``, or ``title`` where both languages have one."""


@dataclass(frozen=True, slots=True)
class Words:
    """A title and a longer text, in Danish and English, with names in braces to be filled in."""

    __pydantic_config__ = _CONFIG

    da: str
    en: str
    text_da: str = ""
    text_en: str = ""

    def titles(self, names: Names) -> Iterator[Literal]:
        yield Literal(_filled(self.da, names, "da"), lang="da")
        yield Literal(_filled(self.en, names, "en"), lang="en")

    def texts(self, names: Names) -> Iterator[Literal]:
        yield Literal(_filled(self.text_da, names, "da"), lang="da")
        yield Literal(_filled(self.text_en, names, "en"), lang="en")


@dataclass(frozen=True, slots=True)
class CatalogueWords:
    """All of ``site/catalogue.toml``."""

    __pydantic_config__ = _CONFIG

    keywords: tuple[str, ...]
    catalogue: Words
    whole: Words
    series: Words
    slice: Words
    rights: Words
    versions: Words
    forms: dict[str, Words]


_WORDS: Final[TypeAdapter[CatalogueWords]] = TypeAdapter(CatalogueWords)
_NAME: Final = re.compile(r"\{(\w+)\}")


@cache
def read_words(site: Path) -> CatalogueWords:
    """A fault in the file is a fault of the program, not of its user."""
    return _WORDS.validate_python(tomllib.loads((site / "catalogue.toml").read_text("utf-8")))


def _filled(text: str, names: Names, language: str) -> str:
    """Names in braces filled in. Not by ``str.format``, which lets what stands in braces reach into what it is given."""
    return _NAME.sub(lambda match: str(names[_key(match[1], names, language)]), text)


def _key(name: str, names: Names, language: str) -> str:
    return f"{name}_{language}" if f"{name}_{language}" in names else name


def keywords(*groups: Iterable[str]) -> Iterator[Literal]:
    """Yield what CKAN takes as keywords, each once: it rejects a whole dataset for one with a slash in it, or of one letter."""
    cleaned = (" ".join(_OUTSIDE.sub(" ", word).split())[:100].rstrip() for group in groups for word in group)
    found = {word.casefold(): word for word in reversed([word for word in cleaned if len(word) >= 2])}
    yield from (Literal(word, lang="da") for _, word in sorted(found.items()))


class Stubs:
    """What is said of other people's terms, by the term."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._by_subject: dict[str, list[Triple]] = {}
        for triple in triples:
            self._by_subject.setdefault(str(triple[0]), []).append(triple)

    def knows(self, iri: str) -> bool:
        return str(iri) in self._by_subject

    def licence(self, iri: str) -> str | None:
        """The licence in the EU's list that a licence's own IRI stands for."""
        for subject, triples in self._by_subject.items():
            licence = any(p == RDF.type and o == DCTERMS.LicenseDocument for _, p, o in triples)
            if licence and (subject == iri or any(p == SKOS.exactMatch and str(o) == iri for _, p, o in triples)):
                return subject
        return None

    def of(self, iris: Iterable[str]) -> Iterator[Triple]:
        """Yield what is said of some terms and of the terms that this names, by term."""
        wanted, found = [str(iri) for iri in iris], set[str]()
        while wanted:
            iri = wanted.pop()
            if iri in self._by_subject and iri not in found:
                found.add(iri)
                wanted += [str(value) for _, _, value in self._by_subject[iri] if isinstance(value, URIRef)]
        for iri in sorted(found):
            yield from sorted(self._by_subject[iri], key=lambda triple: (triple[1] != RDF.type, triple))


@cache
def read_stubs(site: Path) -> Stubs:
    return Stubs(triple for triple in definitions(site))
