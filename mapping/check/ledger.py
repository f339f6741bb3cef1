"""The account of a whole site's IRIs: what is used is described, once, and at a path of its own."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path
from typing import Final, TypeVar

from ..names import Triple
from ..packing import PackedTriples, triples_out
from ..problems import Problem, shorten
from ..shelf import Spool
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

    Accounts are put down in a file and gone through again, so that thousands of meetings fit: in memory are eight bytes for
    each document, and the hash of each thing that an input uses and does not describe itself.
    """

    def __init__(self, uris: Uris, spool: Path | None = None) -> None:
        """``spool`` is a folder for the file; without one it lies where the system keeps what is in passing."""
        self._uris = uris
        self._names: list[str] = []
        self._places: list[int] = []
        """Of each input's accounts."""
        self._accounts: Spool[tuple[Account, ...]] = Spool(spool)
        self._documents = array("Q")
        """Hash of the path without letters' case of each document of each input."""
        self._used: set[int] = set()
        """Hashes of what an input uses and does not describe itself."""

    def add(self, name: str, *accounts: Account) -> None:
        """Enter what one input says. ``name`` is what a Problem calls it: a file's name where it has one.

        The accounts of one input may describe the same things, but make no statement twice.
        """
        self._names.append(name)
        self._places.append(self._accounts.put(accounts))
        self._documents.extend(_hash(self._folded(document)) for document in set(self._documents_of(accounts)))
        self._used.update(_hash(iri) for each in accounts for iri in each.used)

    def problems(self) -> Iterator[Problem]:
        """Yield what does not agree over all inputs; the order depends on nothing but their order."""
        shared = _Shared(self._repeated())
        lost = self._lost()
        if shared.hashes:
            for number, accounts in self._inputs():
                for each in accounts:
                    self._enter(shared, number, each)
        yield from self._not_described(lost)
        yield from self._described_twice(shared)
        yield from self._on_one_path(shared)

    def _inputs(self) -> Iterator[tuple[int, tuple[Account, ...]]]:
        return ((number, accounts) for number, (_, accounts) in enumerate(self._accounts))

    def _documents_of(self, accounts: Iterable[Account]) -> Iterator[str]:
        return (self._uris.document(page) for each in accounts for page, _ in each.pages)

    def _folded(self, document: str) -> str:
        """The path of a document, by which it is known where letters' case is not told."""
        return self._uris.path(document).casefold()

    def _repeated(self) -> set[int]:
        """Hashes of paths that two inputs describe, or two documents want."""
        return {one for one, other in pairwise(sorted(self._documents)) if one == other}

    def _lost(self) -> dict[str, int]:
        """What is used and never described, and the first input that uses it."""
        left = set(self._used)
        for _, accounts in self._inputs():
            for each in accounts:
                left.difference_update(each.described[::2])
        lost: dict[str, int] = {}
        if left:
            for number, accounts in self._inputs():
                for iri in (iri for each in accounts for iri in each.used if _hash(iri) in left):
                    lost.setdefault(iri, number)
        return lost

    def _enter(self, shared: _Shared, number: int, account: Account) -> None:
        """Enter those documents of an account that are shared."""
        place = 0
        for page, endings in account.pages:
            document = self._uris.document(page)
            until = place + 2 * (endings.count("\n") + 1)
            if _hash(self._folded(document)) in shared.hashes:
                first = shared.documents.setdefault(document, number)
                if first != number:
                    iris = (page + ending for ending in endings.split("\n"))
                    digests = account.described[place + 1 : until : 2]
                    shared.again.setdefault((first, number), []).extend(zip(iris, digests, strict=True))
            place = until

    def _not_described(self, found: Mapping[str, int]) -> Iterator[Problem]:
        lost = sorted(found)
        for iri in lost[:LISTED]:
            yield Problem(
                self._names[found[iri]],
                None,
                "iri-not-described",
                f"<{shorten(iri, 300)}> is used, but nothing is said of it, so the link leads nowhere.",
                "a description of it, or no link to it: this is a fault of Referat or of ontology/, not of the minutes.",
            )
        if len(lost) > LISTED:
            name = self._names[found[lost[LISTED]]]
            yield Problem(name, None, "iri-not-described", f"{len(lost) - LISTED} more such IRIs.", "the same as those above.")

    def _described_twice(self, shared: _Shared) -> Iterator[Problem]:
        for (first, again), subjects in sorted(shared.again.items()):
            accounts = self._accounts.at(self._places[first])
            pairs = (pair for each in accounts for pair in zip(each.described[::2], each.described[1::2], strict=True))
            digests = _sums(pairs)
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

    def _on_one_path(self, shared: _Shared) -> Iterator[Problem]:
        """Paths are compared without letters' case, since some file systems do not tell it."""
        paths: dict[str, str] = {}
        for document in sorted(shared.documents):
            path = self._uris.path(document)
            other = paths.setdefault(path.casefold(), document)
            if other != document:
                saw = f"<{shorten(document, 300)}> and <{shorten(other, 300)}> would both be written at «{shorten(path, 300)}»."
                needs = "names that differ in more than letters' case, in the minutes or in ontology/."
                yield Problem(self._names[shared.documents[document]], None, "two-on-one-path", saw, needs)


@dataclass(frozen=True, slots=True)
class _Shared:
    """Documents that two inputs describe, or whose paths differ in letters' case only."""

    hashes: set[int]
    """Of their paths without it."""
    documents: dict[str, int] = field(default_factory=dict)
    """Each with the input that described it first."""
    again: dict[tuple[int, int], list[tuple[str, int]]] = field(default_factory=dict)
    """First and later input of a document: what the later one describes there, with digests."""


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
