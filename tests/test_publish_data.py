"""Turtle, JSON-LD and dumps: read well by people, and the same triples to machines."""

from __future__ import annotations

import gzip
import json
import re

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from kept_files import Kept
from rdflib import Literal, URIRef

from mapping.names import DCTERMS, PREFIXES, RDF, REFERAT, UDFALD, XSD, Triple
from mapping.packing import triples_in, triples_out
from mapping.publish.documents import Document, by_document, by_document_packed, document_of
from mapping.publish.dumps import dump, open_dumps, statements, turtle_chunk
from mapping.publish.jsonld import jsonld, jsonld_in_html
from mapping.publish.turtle import ox_triple, turtle
from mapping.slugs import natural
from mapping.uris import Uris

URIS = Uris("https://data.example.dk/")
PAGE = "https://data.example.dk/odense/moede/b/2026-04-28/punkt-3/"
DECISION = URIRef(f"{PAGE}#beslutning")
TRIPLES: tuple[Triple, ...] = (
    (URIRef(f"{PAGE}#tabel-1-r10"), DCTERMS.title, Literal("Ti")),
    (DECISION, DCTERMS.title, Literal("Udvalget godkender\n«indstillingen».", lang="da")),
    (DECISION, REFERAT.outcome, UDFALD["godkendt"]),
    (DECISION, RDF.type, REFERAT.Decision),
    (URIRef(PAGE), DCTERMS.identifier, Literal("3")),
    (URIRef(f"{PAGE}#tabel-1-r9"), REFERAT.position, Literal("9", datatype=XSD.integer)),
    (URIRef(f"{PAGE}#tabel-1-r9"), REFERAT.amount, Literal("64863000", datatype=XSD.decimal)),
    (URIRef(f"{PAGE}#tabel-1-r9"), DCTERMS.date, Literal("2026-04-28", datatype=XSD.date)),
    (DECISION, RDF.type, REFERAT.Decision),
)

EXPECTED_TURTLE = """\
@prefix : <https://data.example.dk/odense/moede/b/2026-04-28/punkt-3/#> .
@prefix referat: <https://w3id.org/referat/def#> .
@prefix udfald: <https://w3id.org/referat/def/udfald/#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<https://data.example.dk/odense/moede/b/2026-04-28/punkt-3/> dcterms:identifier "3" .

:beslutning a referat:Decision ;
	dcterms:title "Udvalget godkender\\n«indstillingen»."@da ;
	referat:outcome udfald:godkendt .

:tabel-1-r9 dcterms:date "2026-04-28"^^xsd:date ;
	referat:amount "64863000"^^xsd:decimal ;
	referat:position 9 .

:tabel-1-r10 dcterms:title "Ti" .
"""

EXPECTED_JSONLD = """\
{
  "@context": {
    "referat": "https://w3id.org/referat/def#",
    "udfald": "https://w3id.org/referat/def/udfald/#",
    "dcterms": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#"
  },
  "@graph": [
    {
      "@id": "https://data.example.dk/odense/moede/b/2026-04-28/punkt-3/",
      "dcterms:identifier": "3"
    },
    {
      "@id": "https://data.example.dk/odense/moede/b/2026-04-28/punkt-3/#beslutning",
      "@type": "referat:Decision",
      "dcterms:title": {
        "@language": "da",
        "@value": "Udvalget godkender\\n«indstillingen»."
      },
      "referat:outcome": {
        "@id": "udfald:godkendt"
      }
    },
    {
      "@id": "https://data.example.dk/odense/moede/b/2026-04-28/punkt-3/#tabel-1-r9",
      "dcterms:date": {
        "@type": "xsd:date",
        "@value": "2026-04-28"
      },
      "referat:amount": {
        "@type": "xsd:decimal",
        "@value": "64863000"
      },
      "referat:position": {
        "@type": "xsd:integer",
        "@value": "9"
      }
    },
    {
      "@id": "https://data.example.dk/odense/moede/b/2026-04-28/punkt-3/#tabel-1-r10",
      "dcterms:title": "Ti"
    }
  ]
}
"""


def document() -> Document:
    (made,) = by_document(TRIPLES, URIS)
    return made


def test_turtle_reads_well_and_keeps_its_bytes() -> None:
    assert turtle(document(), URIS).decode() == EXPECTED_TURTLE


def test_jsonld_reads_well_and_keeps_its_bytes() -> None:
    assert jsonld(document(), URIS).decode() == EXPECTED_JSONLD


def test_the_order_of_what_is_given_does_not_matter() -> None:
    (turned,) = by_document(reversed(TRIPLES), URIS)
    assert turned == document()


def test_each_subject_goes_to_the_document_that_describes_it() -> None:
    meeting = "https://data.example.dk/odense/moede/b/2026-04-28/"
    title = Literal("x")
    triples: list[Triple] = [
        (URIRef(f"{meeting}punkt-10/#punkt"), DCTERMS.title, title),
        (URIRef(f"{meeting}punkt-9/#punkt"), DCTERMS.title, title),
        (URIRef(f"{meeting}referat.txt#line=4,5"), DCTERMS.title, title),
        (URIRef(f"{meeting}referat.txt"), DCTERMS.title, title),
        (URIRef(f"{meeting}#moede"), DCTERMS.title, title),
        (URIRef("https://w3id.org/referat/def#Decision"), DCTERMS.title, title),
        (URIRef("https://w3id.org/referat/def"), DCTERMS.title, title),
        (URIRef("https://w3id.org/referat/def/udfald/#godkendt"), DCTERMS.title, title),
    ]
    made = [(each.path, [str(subject) for subject, _, _ in each.triples]) for each in by_document(triples, URIS)]
    assert made == [
        ("def/", ["https://w3id.org/referat/def", "https://w3id.org/referat/def#Decision"]),
        ("def/udfald/", ["https://w3id.org/referat/def/udfald/#godkendt"]),
        ("odense/moede/b/2026-04-28/", [f"{meeting}#moede"]),
        ("odense/moede/b/2026-04-28/punkt-9/", [f"{meeting}punkt-9/#punkt"]),
        ("odense/moede/b/2026-04-28/punkt-10/", [f"{meeting}punkt-10/#punkt"]),
        ("odense/moede/b/2026-04-28/referat/", [f"{meeting}referat.txt", f"{meeting}referat.txt#line=4,5"]),
    ]


def test_what_others_describe_is_refused() -> None:
    with pytest.raises(ValueError, match="<https://example.org/> is not described by a site at <https://data.example.dk/>"):
        list(by_document([(URIRef("https://example.org/"), DCTERMS.title, Literal("x"))], URIS))


def test_natural_order_copes_with_very_long_figures() -> None:
    words = ["b" + "9" * 6000, "b10", "b9", "b", "a10", "b09"]
    assert sorted(words, key=natural) == ["a10", "b", "b09", "b9", "b10", "b" + "9" * 6000]


# There and back ------------------------------------------------------------------------------------------------------

# Letters, marks and control characters of every kind, but no surrogates: no UTF-8 file can hold one.
TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
# rdflib's Turtle parser stumbles over a name that ends in an escaped full stop, which is sound Turtle; no IRI of ours ends so.
FRAGMENT = st.text("abzæø019-._~/?:,=()'!*;&@", max_size=12).filter(lambda text: not text.endswith("."))
NAMESPACES = st.sampled_from([*PREFIXES.values(), f"{PAGE}#", "https://example.org/", "urn:x:", "org:", "referat:", "xsd:/"])
ANY_IRI = st.builds(lambda namespace, fragment: URIRef(namespace + fragment), NAMESPACES, FRAGMENT)
OWN_IRI = st.builds(lambda fragment: URIRef(f"{PAGE}#{fragment}"), FRAGMENT) | st.just(URIRef(PAGE))
TYPES = st.sampled_from([XSD[name] for name in ("integer", "decimal", "boolean", "double", "date", "gYear", "string", "anyURI")])
LEXICAL = st.sampled_from(["1", "01", "1.", "1e5", "none"])
LITERAL = st.one_of(
    st.builds(Literal, TEXT),
    st.builds(lambda text, tag: Literal(text, lang=tag), TEXT, st.sampled_from(["da", "en", "de-AT"])),
    st.builds(lambda text, kind: Literal(text, datatype=kind), TEXT | LEXICAL, TYPES | ANY_IRI),
)
ANY_TRIPLES = st.lists(st.tuples(OWN_IRI, ANY_IRI | st.just(RDF.type), ANY_IRI | LITERAL), min_size=1, max_size=12)


def is_plain(triples: list[Triple]) -> bool:
    """Whether no name has a character that Turtle escapes."""
    iris = {term for triple in triples for term in triple if isinstance(term, URIRef)}
    iris |= {value.datatype for _, _, value in triples if isinstance(value, Literal) and value.datatype}
    locals_ = [iri.removeprefix(namespace) for iri in iris for namespace in PREFIXES.values() if iri.startswith(namespace)]
    return not any(re.search(r"^[-.]|[~/?,=()'!*;&@]", name) for name in locals_)


def nquads(triples: list[ox.Triple]) -> list[str]:
    return sorted({str(triple) for triple in triples})


def by_rdflib(data: bytes, form: str) -> list[str]:
    graph = rdflib.Graph().parse(data=data, format=form)
    return nquads([ox_triple(triple) for triple in graph])  # type: ignore[arg-type]


def by_oxigraph(data: bytes, form: ox.RdfFormat) -> list[str]:
    return nquads([ox.Triple(quad.subject, quad.predicate, quad.object) for quad in ox.parse(data, format=form)])


@pytest.mark.filterwarnings("ignore")  # rdflib warns of every literal that is not of its type
@given(ANY_TRIPLES)
def test_both_forms_hold_the_very_triples(triples: list[Triple]) -> None:
    (made,) = by_document(triples, URIS)
    wanted = nquads([ox_triple(triple) for triple in triples])
    written, named = turtle(made, URIS), jsonld(made, URIS)
    assert by_oxigraph(written, ox.RdfFormat.TURTLE) == wanted
    assert by_oxigraph(named, ox.RdfFormat.JSON_LD) == wanted
    assert by_rdflib(written, "turtle") == wanted
    assert by_rdflib(named, "json-ld") == wanted


@given(ANY_TRIPLES.filter(is_plain))
def test_turtle_is_what_oxigraph_writes(triples: list[Triple]) -> None:
    """But for names that it escapes, which we do not shorten."""
    (made,) = by_document(triples, URIS)
    whole = ox.serialize(map(ox_triple, made.triples), format=ox.RdfFormat.TURTLE, prefixes=PREFIXES)
    assert whole is not None
    body = [line for line in whole.decode().split("\n") if line and not line.startswith("@prefix ")]
    assert [line for line in turtle_chunk(made).decode().split("\n") if line] == body


@given(ANY_TRIPLES)
def test_n_triples_are_what_oxigraph_writes(triples: list[Triple]) -> None:
    (made,) = by_document(triples, URIS)
    whole = ox.serialize(map(ox_triple, made.triples), format=ox.RdfFormat.N_TRIPLES)
    assert whole is not None
    assert whole.decode() == "".join(f"{line} .\n" for line in statements(made))


@given(ANY_TRIPLES)
def test_jsonld_is_written_as_pythons_own_writer_would(triples: list[Triple]) -> None:
    (made,) = by_document(triples, URIS)
    written = jsonld(made, URIS).decode()
    assert written == json.dumps(json.loads(written), ensure_ascii=False, indent=2) + "\n"
    assert json.loads(jsonld_in_html(made)) == json.loads(written)


# Dumps ---------------------------------------------------------------------------------------------------------------


def test_packed_triples_give_the_same_documents() -> None:
    first, rest = TRIPLES[:3], TRIPLES[3:]
    packed = (triples_out(first), triples_out(rest))
    assert [triple for each in packed for triple in triples_in(each)] == list(TRIPLES)
    assert list(by_document_packed(packed, URIS)) == list(by_document(TRIPLES, URIS))


def test_dumps_hold_every_document_with_its_graph() -> None:
    kept, other = Kept(), document_of([(URIRef(URIS.home()), DCTERMS.title, Literal("Forside", lang="da"))], URIS.home(), "")
    with open_dumps(kept) as dumps:
        dumps.add(dump([document()], f"{PAGE}#graf"))
        dumps.add(dump([other], "https://data.example.dk/#graf"))
    assert sorted(kept.files) == ["dumps/latest.nq", "dumps/latest.nq.gz", "dumps/latest.ttl", "dumps/latest.ttl.gz"]
    lines = kept.files["dumps/latest.nq"].decode().splitlines()
    assert len(lines) == 9 - 1 + 1
    assert lines[0] == f'<{PAGE}> <http://purl.org/dc/terms/identifier> "3" <{PAGE}#graf> .'
    home = '<https://data.example.dk/> <http://purl.org/dc/terms/title> "Forside"@da <https://data.example.dk/#graf> .'
    assert lines[-1] == home
    everything = nquads([ox_triple(triple) for triple in (*TRIPLES, *other.triples)])
    assert by_oxigraph(kept.files["dumps/latest.ttl"], ox.RdfFormat.TURTLE) == everything
    assert kept.files["dumps/latest.ttl"].count(b"@prefix") == len(PREFIXES)
    head, _, body = kept.files["dumps/latest.ttl"].partition(b"\n\n")
    assert b"@prefix" in head and b"@prefix" not in body


def test_what_is_said_twice_is_counted_once() -> None:
    """Slices give the count as that of their triples; a passage that a meeting and what is joined both point to comes twice."""
    (made,) = by_document((*TRIPLES, *TRIPLES), URIS)
    dumped = dump([made], f"{PAGE}#graf")
    assert dumped.triples == len(dumped.nquads.plain.splitlines()) == len(made.triples) == 8


def test_packed_dumps_have_no_time_in_them() -> None:
    kept = Kept()
    with open_dumps(kept) as dumps:
        dumps.add(dump([document()], f"{PAGE}#graf"))
    for path in ("dumps/latest.nq", "dumps/latest.ttl"):
        packed = kept.files[f"{path}.gz"]
        assert gzip.decompress(packed) == kept.files[path]
        assert packed[3] == 0 and packed[4:8] == b"\0\0\0\0", "the header has flags (a file's name) or a time"
