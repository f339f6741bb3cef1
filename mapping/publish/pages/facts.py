"""All that a document says, in human form: the list at the foot of every page, and the page of things without a template.

The list is most of a page, so it is lean, and its mark-up is put together here in one pass, not by a template: a heading and
one ``dl`` a thing. What is the same for a whole page is told once, after the last thing: which IRI a word to the left
stands for, and the language or datatype that all values of a property have.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from functools import lru_cache, partial
from html import escape
from itertools import chain
from typing import Final

from markupsafe import Markup

from ...collection import LIST_PAGE
from ...names import DCTERMS, FOAF, RDFS, SKOS
from ...uris import SOURCE_NAME
from ..documents import Document
from ..prefixes import declared
from ..terms import Iri, Subject, Term, Value
from . import phrases
from .links import Links
from .words import short

_NAMING: Final = {
    str(predicate): rank
    for rank, predicate in enumerate((SKOS.prefLabel, DCTERMS.title, FOAF.name, RDFS.label, SKOS.notation, DCTERMS.identifier))
}
"""What names a thing, the best first."""
_WORDS: Final = "listens-ord"
"""The id of what the words mean; no thing has such a fragment."""
_INTRO: Final = (
    '<p class="note">Korte adresser som «#punkt» skal læses ud fra sidens IRI. '
    f'Hvad ordene foran oplysningerne betyder, står <a href="#{_WORDS}">sidst i listen</a>.</p>\n'
)


def data_list(document: Document, links: Links, taken: Collection[str] = (), level: int = 3) -> Markup:
    """Every subject of a document with all its triples, each an anchor if it is not ``taken``: an id that the page has."""
    writer = _Writer(document, links)
    things = map(partial(writer.thing, taken=taken, level=level), document.subjects)
    return Markup("".join((_INTRO, *things, writer.words(level))))


def names(document: Document) -> dict[str, str]:
    """The best name that each subject gives itself, in Danish where it can be had."""
    return {subject.text: name for subject, said in document.subjects if (name := _name((subject, said)))}


def name_of(iri: str, known: dict[str, str]) -> str:
    """What a thing is called by itself, or by its place."""
    return known.get(iri) or _place(iri)


def subject_iris(document: Document) -> tuple[str, ...]:
    """The subjects of a document, each once, in its order."""
    return tuple(dict.fromkeys(subject.text for subject, _ in document.subjects))


class _Writer:
    """Writes the things of one document, and keeps what was said on the way that has to be explained."""

    def __init__(self, document: Document, links: Links) -> None:
        self._document, self._links, self._names = document, links, names(document)
        self._notes = _notes(document)
        self._values = _Values(links, self._names)
        labels = {predicate: links.site.words.term(predicate.text) for predicate in self._notes}
        often = Counter(labels.values())
        self._labels = {
            iri: escape(label if often[label] == 1 else f"{label} ({short(iri.text)})", quote=False)
            for iri, label in labels.items()
        }
        plain = self._values.__getitem__
        self._words: dict[Iri, tuple[str, Callable[[Term], str]]] = {
            iri: (f"<dt>{label}</dt>", self._noted if len(self._notes[iri]) > 1 else plain) for iri, label in self._labels.items()
        }

    def thing(self, subject: Subject, taken: Collection[str], level: int) -> str:
        """One subject with its properties."""
        pieces = [self._heading(subject[0].text, taken, level)]
        for predicate, values in subject[1]:
            word, shown = self._words[predicate]
            pieces.append(word)
            if len(values) == 1:
                pieces.append(shown(values[0]))
                continue
            pieces += map(shown, values[:LIST_PAGE])
            if len(values) > LIST_PAGE:
                left = phrases.number(len(values) - LIST_PAGE)
                pieces.append(f'<dd>og {left} til; alle er i <a href="index.ttl">sidens data</a></dd>')
        pieces.append("</dl>\n")
        return "".join(pieces)

    def words(self, level: int) -> str:
        """What each label stands for, and each prefix: words of others by their prefix, our own with a way to their page."""
        said = sorted((self._labels | self._values.terms).items(), key=lambda row: (row[1].casefold(), row[0].text))
        told = "".join(_row(label, iri.text, self._shared_note(iri), self._links.to(iri.text)) for iri, label in said)
        short_names = [*(short(iri.text) for iri, _ in said), *chain.from_iterable(self._notes.values())]
        prefixes = declared(name.partition(":")[0] for name in short_names)
        whole = "".join(f"<dt>{prefix}:</dt><dd>{escape(namespace)}</dd>" for prefix, namespace in prefixes.items())
        return f'<h{level} id="{_WORDS}">Ordene i listen</h{level}>\n<dl>{told}{whole}</dl>'

    def _shared_note(self, iri: Iri) -> str:
        """The language or datatype that all values of a property have."""
        notes = self._notes.get(iri, frozenset())
        return next(iter(notes)) if len(notes) == 1 else ""

    def _heading(self, subject: str, taken: Collection[str], level: int) -> str:
        whole, _, fragment = subject.partition("#")
        anchor = f' id="{escape(fragment)}"' if fragment and fragment not in taken else ""
        name, address = name_of(subject, self._names), ""
        if fragment or whole != self._document.iri:
            address = f"#{fragment}" if whole == self._document.iri else self._links.iri(subject)
        told = f" <code>{escape(address, quote=False)}</code>" if address not in ("", name) else ""
        return f"<h{level}{anchor}>{escape(name, quote=False)}{told}</h{level}>\n<dl>"

    def _noted(self, value: Term) -> str:
        """A value of a property whose values have several languages or datatypes."""
        note = _note(value.language, value.datatype) if isinstance(value, Value) else ""
        shown = self._values[value]
        return f"{shown.removesuffix('</dd>')} <small>{note}</small></dd>" if note else shown


class _Values(dict[Term, str]):
    """How each value is shown on one page."""

    def __init__(self, links: Links, names: dict[str, str]) -> None:
        self._links, self._names = links, names
        self.terms: dict[Iri, str] = {}
        """Terms of others that are shown by their label alone."""

    def __missing__(self, value: Term) -> str:
        self[value] = made = self._iri(value) if isinstance(value, Iri) else f"<dd>{escape(value.text, quote=False)}</dd>"
        return made

    def _iri(self, value: Iri) -> str:
        links, iri = self._links, value.text
        site, href = links.site, links.to(iri)
        name = self._names.get(iri) or self._unnamed(iri, href)
        if name is None and iri in site.words.danish and not site.uris.is_ours(iri):
            self.terms[value] = escape(site.words.danish[iri], quote=False)
            return f"<dd>{self.terms[value]}</dd>"
        shown = escape(name or links.called(iri), quote=False)
        return f'<dd><a href="{escape(href)}">{shown}</a></dd>' if href else f"<dd>{shown}</dd>"

    def _unnamed(self, iri: str, href: str | None) -> str | None:
        """What to call a thing of this page, or a passage, that nobody has given a name."""
        is_near = (href is not None and href.startswith("#")) or f"/{SOURCE_NAME}#" in iri
        return _place(iri) if is_near and not self._links.site.lookup.knows(iri) else None


@lru_cache(maxsize=2048)
def _row(label: str, iri: str, note: str, way: str | None) -> str:
    """What one label stands for; others' words by their short names, which the prefixes explain, our own with a way to them."""
    name, told = escape(short(iri), quote=False), f" <small>{note}</small>" if note else ""
    shown = f'<a href="{escape(way)}">{name}</a>' if way and way != iri else name
    return f"<dt>{label}</dt><dd>{shown}{told}</dd>"


def _name(subject: Subject) -> str | None:
    found = [
        (_NAMING[predicate.text] * 2 + (value.language not in (None, "da")), value.text)
        for predicate, values in subject[1]
        if predicate.text in _NAMING
        for value in values
        if isinstance(value, Value)
    ]
    return min(found, key=lambda each: each[0])[1] if found else None


def _notes(document: Document) -> dict[Iri, frozenset[str]]:
    """The languages and datatypes that each property has values in; none where all its values are IRIs."""
    found: dict[Iri, set[tuple[str | None, Iri | None]]] = {}
    for _, properties in document.subjects:
        for predicate, values in properties:
            kinds = found.setdefault(predicate, set())
            for value in values:
                if isinstance(value, Value):
                    kinds.add((value.language, value.datatype))
    return {predicate: frozenset(_note(*kind) for kind in kinds) for predicate, kinds in found.items()}


def _note(language: str | None, datatype: Iri | None) -> str:
    return language or (short(datatype.text) if datatype else "")


def _place(iri: str) -> str:
    """What to call a thing without a name: «#tabel-1-r5», or for lines of the source «referat.txt, linje 121–123»."""
    whole, _, fragment = iri.partition("#")
    if not fragment:
        return "Dokumentet" if whole.endswith("/") else whole.rpartition("/")[2]
    start, comma, end = fragment.removeprefix("line=").partition(",")
    if fragment.startswith("line=") and comma and start.isdigit() and end.isdigit():
        first = int(start) + 1
        return f"{SOURCE_NAME}, linje {first}" + ("" if first == int(end) else f"–{end}")
    return f"#{fragment}"
