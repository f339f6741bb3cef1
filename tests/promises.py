"""What each release promised to those who use its data: its terms, and the addresses that the minutes here have got.

    python -m tests.promises             # what is broken now
    python -m tests.promises --accept    # record what the version that is to be released promises

A release's lists lie in ontology/releases/<version of the vocabulary>/ and are written anew as long as the CHANGELOG calls that
version unreleased, never after. How to change the vocabulary stands in CONTRIBUTING.md.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import subprocess
import sys
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from rdflib import OWL, RDF, RDFS, SH, SKOS, BNode, Graph, Namespace, URIRef
from rdflib.namespace import DCTERMS

ROOT: Final = Path(__file__).parents[1]
RELEASES: Final = ROOT / "ontology" / "releases"
OURS: Final = "https://w3id.org/referat/"
BASE: Final = "https://data.example.dk/"
"""What the addresses begin with, in the build that they are taken from; they are recorded without it."""
TERMS, ADDRESSES, SUMS, GONE = "terms.tsv", "addresses.txt", "SHA256SUMS", "gone.toml"

QB: Final = Namespace("http://purl.org/linked-data/cube#")
SCHEMA: Final = Namespace("http://schema.org/")
PROMISED: Final = frozenset(
    {
        *(RDF.type, RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range, SCHEMA.domainIncludes, SCHEMA.rangeIncludes),
        *(OWL.inverseOf, OWL.deprecated, OWL.versionIRI),
        *(SKOS.notation, SKOS.inScheme, SKOS.broader, QB.codeList, QB.dimension, QB.measure, QB.attribute),
        *(SH.targetClass, SH.path, DCTERMS.isReplacedBy),
    }
)
"""What a program may rely on. Labels, definitions, examples, wordings and the strictness of shapes may change at any time."""
_NO_ADDRESS: Final = re.compile(r"(^|/)index\.(ttl|jsonld)$|^(_headers|_redirects|\.htaccess|\.referat|SHA256SUMS)$|^server/")
_CHANGING: Final = re.compile(r"^(static|soeg/pagefind|sparql/dele)/|^dumps/sha256-|/sha256-")
"""Whose paths carry their content or their version, and whose readers find them anew each time."""


@dataclass(frozen=True)
class Change:
    """The CHANGELOG's word on a version."""

    told: bool
    """Whether there is a heading for it, and an entry that names the vocabulary's version."""
    open: bool
    """Whether the heading calls it unreleased."""


# The vocabulary ------------------------------------------------------------------------------------------------------


def vocabulary(root: Path = ROOT) -> Graph:
    """All that the ontology, the code lists and the shapes say."""
    graph = Graph()
    for path in sorted([*(root / "ontology").glob("*.ttl"), *(root / "shapes").glob("*.ttl")]):
        graph.parse(path, format="turtle")
    return graph


def version_of(graph: Graph) -> str:
    """The version that the vocabulary gives itself."""
    (found,) = graph.objects(URIRef(f"{OURS}def/"), OWL.versionInfo)
    return str(found)


def terms(graph: Graph) -> str:
    """A line for each term: its IRI, what it is, and a digest of what is promised of it."""
    lines = []
    for term in sorted(each for each in set(graph.subjects()) if isinstance(each, URIRef) and each.startswith(OURS)):
        said = sorted(
            f"{predicate.n3()} {'[]' if isinstance(value, BNode) else value.n3()}"
            for predicate, value in graph.predicate_objects(term)
            if predicate in PROMISED
        )
        kinds = sorted(re.split(r"[#/]", str(kind))[-1] for kind in graph.objects(term, RDF.type))
        digest = hashlib.sha256("\n".join(said).encode()).hexdigest()[:12]
        lines.append(f"{term.removeprefix(OURS)}\t{'+'.join(kinds) or '-'}\t{digest}\n")
    return "".join(lines)


_RECORD: Final = "then run python -m tests.promises --accept."
_WHILE_OPEN: Final = f"Version {{0}} is not released yet: add what changed to the CHANGELOG's entry on it, {_RECORD}"
_WHEN_RELEASED: Final = (
    "Version {0} is released. Raise owl:versionInfo and owl:versionIRI in ontology/referat.ttl, add a CHANGELOG heading and an "
    f"entry «- **Vocabulary** <version>» that tells what changed, {_RECORD}"
)


def wrong_with_vocabulary(graph: Graph, recorded: str | None, change: Change) -> list[str]:
    """Why the vocabulary may not be published as it is, each with what to do."""
    version, now = version_of(graph), terms(graph)
    wrong = []
    if not any(version in str(iri) for iri in graph.objects(URIRef(f"{OURS}def/"), OWL.versionIRI)):
        wrong.append(
            f"owl:versionIRI does not name version {version}, as owl:versionInfo does: write both in ontology/referat.ttl."
        )
    if not change.told:
        wrong.append(
            f"CHANGELOG.md needs a heading «## {version}», and under it an entry that begins «- **Vocabulary** {version}»."
        )
    if recorded is None:
        wrong.append(f"Version {version} of the vocabulary is not recorded: run python -m tests.promises --accept.")
    elif recorded != now:
        differences = list(unified_diff(recorded.splitlines(), now.splitlines(), "recorded", "now", n=0, lineterm=""))[2:]
        do = _WHILE_OPEN if change.open else _WHEN_RELEASED
        shown = "\n".join(each for each in differences if not each.startswith("@@"))
        wrong.append(f"The vocabulary is another than version {version} promises. {do.format(version)}\n{shown}")
    return wrong


def lost_terms(graph: Graph, recorded: Mapping[str, str]) -> list[str]:
    """Terms of releases that are defined no more, or deprecated without a word on what to use instead."""
    lost = [
        f"{OURS}{line.partition(chr(9))[0]} of {version} is defined no more. A term is never taken away: define it, "
        "with owl:deprecated true and dcterms:isReplacedBy."
        for version, lines in recorded.items()
        for line in lines.splitlines()
        if (URIRef(OURS + line.partition("\t")[0]), None, None) not in graph
    ]
    deprecated = {term for term, value in graph.subject_objects(OWL.deprecated) if str(value) == "true"}
    return lost + [
        f"{term} is deprecated, and nothing says what to use instead: add dcterms:isReplacedBy, a term that is defined."
        for term in sorted(deprecated, key=str)
        if not any((instead, None, None) in graph for instead in graph.objects(term, DCTERMS.isReplacedBy))
    ]


def change_of(changelog: str, version: str) -> Change:
    """What the CHANGELOG says of a version."""
    found = re.search(rf"^## {re.escape(version)}\b(?P<more>.*)$(?P<text>(?:\n(?!## ).*)*)", changelog, re.MULTILINE)
    if found is None:
        return Change(told=False, open=False)
    told = re.search(rf"^- \*\*Vocabulary\*\* {re.escape(version)}\b", found["text"], re.MULTILINE)
    return Change(told=told is not None, open="(unreleased)" in found["more"])


# Addresses -----------------------------------------------------------------------------------------------------------


def build(into: Path) -> Path:
    """The site of minutes/, as ``make site`` builds it but for the base of its IRIs."""
    command = [sys.executable, "build.py", "build", "--out", str(into), "--base", BASE, "--quiet"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    if not (into / "index.html").is_file():
        raise SystemExit(f"The minutes here could not be built:\n{done.stdout}{done.stderr}")
    return into


def addresses(site: Path) -> set[str]:
    """Whatever can be asked for or spoken of at a site: documents, files for download, and the things that are described."""
    files = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    documents = {re.sub(r"(^|/)index\.html$", r"\1", each) for each in files if not _NO_ADDRESS.search(each)}
    quads = ox.parse(path=str(site / "dumps" / "latest.nq"), format=ox.RdfFormat.N_QUADS)
    things = {quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)}
    found = documents | {thing.removeprefix(BASE) for thing in things if thing.startswith(BASE)}
    return {each for each in found if not _CHANGING.search(each)}


def written(found: Iterable[str]) -> str:
    """Addresses as they are recorded: a document a line, with its fragments behind it."""
    fragments: dict[str, list[str]] = defaultdict(list)
    for document, mark, fragment in (each.partition("#") for each in sorted(found)):
        fragments[document] += [mark + fragment] if mark else []
    return "".join(f"{' '.join([f'/{document}', *marks])}\n" for document, marks in sorted(fragments.items()))


def read(recorded: str) -> set[str]:
    """The addresses of a list, documents and things alike."""
    found = set()
    for line in recorded.splitlines():
        document, *marks = line.removeprefix("/").split(" ")
        found |= {document, *(document + mark for mark in marks)}
    return found


def lost_addresses(site: Path, recorded: Mapping[str, str], gone: Sequence[Mapping[str, str]]) -> list[str]:
    """Addresses of releases that lead nowhere now, and are not among those that are said to be gone."""
    now = addresses(site)
    now |= {each.partition("#")[0] for each in now}
    said = {each["address"].removeprefix("/"): each for each in gone}
    lost = [
        f"/{address} of {version} is there no more. Bring it back; or say in ontology/releases/{GONE} why it is gone, "
        "and what is there instead."
        for version, lines in recorded.items()
        for address in sorted(read(lines) - now)
        if address not in said and address.partition("#")[0] not in said
    ]
    instead = {each["instead"].removeprefix("/") for each in gone if "instead" in each}
    lost += [f"/{each} is said to stand in the place of another, and is not there." for each in sorted(instead - now)]
    return lost + [f"/{each} is said to be gone, and is there." for each in sorted(said.keys() & now)]


# Records -------------------------------------------------------------------------------------------------------------


def recorded(name: str, releases: Path = RELEASES) -> dict[str, str]:
    """The lists of that name, by version."""
    return {path.parent.name: path.read_text("utf-8") for path in sorted(releases.glob(f"*/{name}"))}


def gone(releases: Path = RELEASES) -> list[dict[str, str]]:
    """The addresses that were given up, with reasons."""
    return list(tomllib.loads((releases / GONE).read_text("utf-8")).get("gone", []))


def edited(releases: Path = RELEASES) -> list[str]:
    """Files of releases that are others than were recorded."""
    lines = (releases / SUMS).read_text("utf-8").splitlines()
    sums = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    now = {path.relative_to(releases).as_posix(): _digest(path) for path in sorted(releases.glob("*/*"))}
    return [
        f"ontology/releases/{name} is another than was recorded: what a release promised is never edited. Restore it."
        for name in sorted(sums.keys() | now.keys())
        if sums.get(name) != now.get(name)
    ]


def accept(graph: Graph, change: Change, site: Path, releases: Path = RELEASES) -> list[str]:
    """Record what the version promises; what stands against it, where it may not be."""
    version = version_of(graph)
    sums = releases / SUMS
    others = [line for line in sums.read_text("utf-8").splitlines() if not line.partition("  ")[2].startswith(f"{version}/")]
    if not change.told or (not change.open and (releases / version).exists()):
        return wrong_with_vocabulary(graph, recorded(TERMS, releases).get(version), change) or [
            f"Version {version} is released, so what it promised stays as it is."
        ]
    folder = releases / version
    folder.mkdir(parents=True, exist_ok=True)
    (folder / TERMS).write_text(terms(graph), "utf-8")
    (folder / ADDRESSES).write_text(written(addresses(site)), "utf-8")
    mine = [f"{_digest(folder / name)}  {version}/{name}" for name in (ADDRESSES, TERMS)]
    sums.write_text("".join(f"{line}\n" for line in sorted([*others, *mine], key=lambda line: line.partition("  ")[2])), "utf-8")
    return []


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m tests.promises", description="What was promised, and what is broken of it.")
    parser.add_argument("--accept", action="store_true", help="record what the version to be released promises")
    given = parser.parse_args(arguments)
    graph = vocabulary()
    change = change_of((ROOT / "CHANGELOG.md").read_text("utf-8"), version_of(graph))
    with tempfile.TemporaryDirectory() as folder:
        site = build(Path(folder) / "site")
        wrong = accept(graph, change, site) if given.accept else []
        wrong = wrong or [
            *edited(),
            *wrong_with_vocabulary(graph, recorded(TERMS).get(version_of(graph)), change),
            *lost_terms(graph, recorded(TERMS)),
            *lost_addresses(site, recorded(ADDRESSES), gone()),
        ]
    for each in wrong:
        sys.stderr.write(f"{each}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
