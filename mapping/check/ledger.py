"""The account of a whole site's IRIs: what is used is described, once, and at a path of its own."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final, TypeVar

from ..names import Triple
from ..packing import PackedTriples, triples_out
from ..problems import Problem, shorten
from ..uris import Uris

LISTED: Final = 20
"""IRIs of one kind of problem that are named one by one; the rest are counted."""
_MODULUS: Final = 2**64
_Thing = TypeVar("_Thing", str, int)


@dataclass(frozen=True, slots=True)
class Account:
    """What some triples describe and what they use: a few bytes for each thing, to be made in any process."""

    pages: tuple[tuple[str, str], ...]
    """Each IRI up to its fragment, and the rest of those described that begin so, one a line."""
    described: array[int]
    """Hash of a thing's IRI, digest of its statements, and so on in turn; in the order of ``pages``."""
    used: tuple[str, ...]
    """Our IRIs that are used and not described."""


class Ledger:
    """Every input (a meeting, the joined collection, the ontology) is added once; then ``problems`` tells what does not agree.

    It holds sixteen bytes for each thing described, so that thousands of meetings fit. IRIs themselves are held only for
    documents, for what one input uses and another describes, and for things in documents that two inputs describe.
    """

    def __init__(self, uris: Uris) -> None:
        self._uris = uris
        self._names: list[str] = []
        self._described: list[array[int]] = []
        """For each input: as in its accounts, one after the other."""
        self._documents: dict[str, int] = {}
        """Each document and the input that described it first."""
        self._again: dict[tuple[int, int], list[tuple[str, int]]] = {}
        """First and later input of a shared document: what the later one describes there, with digests."""
        self._used: dict[str, int] = {}
        """IRIs that an input uses and does not describe itself, and the first such input."""

    def add(self, name: str, *accounts: Account) -> None:
        """Enter what one input says. ``name`` is what a Problem calls it: a file's name where it has one.

        The accounts of one input may describe the same things, but make no statement twice.
        """
        number = len(self._names)
        self._names.append(name)
        described = array("Q")
        for each in accounts:
            self._enter(number, each)
            described.extend(each.described)
            for iri in each.used:
                self._used.setdefault(iri, number)
        self._described.append(described)

    def _enter(self, number: int, account: Account) -> None:
        """Enter the documents of one account."""
        place = 0
        for page, endings in account.pages:
            first = self._documents.setdefault(self._uris.document(page), number)
            until = place + 2 * (endings.count("\n") + 1)
            if first != number:
                iris = (page + ending for ending in endings.split("\n"))
                self._again.setdefault((first, number), []).extend(
                    zip(iris, account.described[place + 1 : until : 2], strict=True)
                )
            place = until

    def problems(self) -> Iterator[Problem]:
        """Yield what does not agree over all inputs; the order depends on nothing but their order."""
        yield from self._not_described()
        yield from self._described_twice()
        yield from self._on_one_path()

    def _not_described(self) -> Iterator[Problem]:
        looked_for = {_hash(iri) for iri in self._used}
        found = {each for described in self._described for each in described[::2] if each in looked_for}
        lost = sorted(iri for iri in self._used if _hash(iri) not in found)
        for iri in lost[:LISTED]:
            yield Problem(
                self._names[self._used[iri]],
                None,
                "iri-not-described",
                f"<{shorten(iri, 300)}> is used, but nothing is said of it, so the link leads nowhere.",
                "a description of it, or no link to it: this is a fault of Referat or of ontology/, not of the minutes.",
            )
        if len(lost) > LISTED:
            name = self._names[self._used[lost[LISTED]]]
            yield Problem(name, None, "iri-not-described", f"{len(lost) - LISTED} more such IRIs.", "the same as those above.")

    def _described_twice(self) -> Iterator[Problem]:
        for (first, again), subjects in sorted(self._again.items()):
            known = self._described[first]
            digests = _sums(zip(known[::2], known[1::2], strict=True))
            differing = [iri for iri, digest in _sums(subjects).items() if digests.get(_hash(iri), digest) != digest]
            if not differing:
                continue
            yield Problem(
                self._names[again],
                None,
                "described-twice",
                f"<{shorten(min(differing), 300)}>{_more(len(differing) - 1)} described in one way here"
                f" and in another by {self._names[first]}.",
                "one file for each meeting; where these are two meetings, a date or a body's name in one of them is wrong.",
            )

    def _on_one_path(self) -> Iterator[Problem]:
        """Paths are compared without letters' case, since some file systems do not tell it."""
        paths: dict[str, str] = {}
        for document in sorted(self._documents):
            path = self._uris.path(document)
            other = paths.setdefault(path.casefold(), document)
            if other != document:
                saw = f"<{shorten(document, 300)}> and <{shorten(other, 300)}> would both be written at «{shorten(path, 300)}»."
                needs = "names that differ in more than letters' case, in the minutes or in ontology/."
                yield Problem(self._names[self._documents[document]], None, "two-on-one-path", saw, needs)


def account(triples: Iterable[Triple], uris: Uris) -> Account:
    """The account of some triples. It is the same in every process, and takes each statement once, however often it comes."""
    return account_of_packed(triples_out(triples), uris)


def account_of_packed(packed: PackedTriples, uris: Uris) -> Account:
    """The same of triples that are packed: what is to be reckoned of a term is reckoned once."""
    terms, rows = packed[0], array("I", packed[1])
    hashes = [_hash(term if isinstance(term, str) else "\0".join(part or "" for part in term)) for term in terms]
    subjects, predicates, values = rows[::3], rows[1::3], rows[2::3]
    sums: defaultdict[int, int] = defaultdict(int)
    for subject, predicate, value in dict.fromkeys(zip(subjects, predicates, values, strict=True)):
        # A product, so that two properties that change values with each other give another sum; odd, so that no bits get lost.
        sums[subject] += (hashes[predicate] | 1) * hashes[value]
    only_used = sorted({*predicates, *values} - sums.keys())
    used = tuple(term for term in map(terms.__getitem__, only_used) if isinstance(term, str) and uris.is_ours(term))
    return _account({terms[subject]: (hashes[subject], total % _MODULUS) for subject, total in sums.items()}, used)


def _account(described: Mapping[str, tuple[int, int]], used: tuple[str, ...]) -> Account:
    """``described`` gives the hash of each thing's IRI and the digest of its statements."""
    pages: defaultdict[str, list[str]] = defaultdict(list)
    for iri in described:
        pages[iri.partition("#")[0]].append(iri)
    digests = array("Q", (each for same in pages.values() for iri in same for each in described[iri]))
    endings = ((page, "\n".join(iri.removeprefix(page) for iri in same)) for page, same in pages.items())
    return Account(tuple(endings), digests, used)


def _sums(pairs: Iterable[tuple[_Thing, int]]) -> dict[_Thing, int]:
    """What each thing comes to over all its digests."""
    sums: defaultdict[_Thing, int] = defaultdict(int)
    for thing, digest in pairs:
        sums[thing] = (sums[thing] + digest) % _MODULUS
    return sums


def _more(number: int) -> str:
    return f" and {number} other things are" if number else " is"


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
