"""One document, asked for as browsers and harvesters do, and what is wrong with the answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote, urljoin

import pyoxigraph as ox

from ..problems import Problem, Severity, shorten
from .fetch import Answer, Fetcher
from .find import BROWSER
from .page import JSON_LD, Page, read_page
from .site import Site

TURTLE: Final = "text/turtle"
FORMATS: Final[Mapping[str, ox.RdfFormat]] = {TURTLE: ox.RdfFormat.TURTLE, JSON_LD: ox.RdfFormat.JSON_LD}
_NAMED: Final = 3
"""How many of many a problem names."""

Triples = frozenset[ox.Triple]


@dataclass(slots=True)
class Visit:
    """What one document gave."""

    iri: str
    is_page: bool = False
    negotiated: bool | None = None
    """Whether the server chose by Accept; None where there are no data to choose."""
    triples: Triples = frozenset()
    documents: list[str] = field(default_factory=list)
    """Documents of this site that its page leads to."""
    problems: list[Problem] = field(default_factory=list)
    answer: Answer | None = None
    """Its Turtle as it came, where it came."""

    def wrong(self, code: str, saw: str, needs: str, severity: Severity = Severity.ERROR) -> None:
        self.problems.append(Problem(self.iri, None, code, saw, needs, severity))

    @property
    def subjects(self) -> set[str]:
        return {each.subject.value for each in self.triples if isinstance(each.subject, ox.NamedNode)}


def visit(fetcher: Fetcher, site: Site, iri: str) -> Visit:
    """Ask for a document in every form and compare. Raises Exhausted."""
    found = Visit(iri)
    address = site.address(iri)
    answer = fetcher.get(address, BROWSER)
    if not answer.is_good or answer.media_type != "text/html":
        found.wrong("no-page", str(answer), "status 200 and a page (text/html) for a browser.")
        return found
    found.is_page = True
    page = read_page(answer.body)
    found.documents = [there for link in page.links if (there := site.document_at(link, answer.url))]
    if page.canonical is not None and page.canonical != iri:
        found.wrong("wrong-canonical", f"<link rel=canonical> to {shorten(page.canonical)}", "the document's own IRI.")
    forms = {media_type: _form(fetcher, found, page, address, media_type) for media_type in FORMATS}
    _compare(found, forms, page)
    _check_subjects(fetcher, site, found, page)
    return found


def _form(fetcher: Fetcher, found: Visit, page: Page, address: str, media_type: str) -> Triples | None:
    """The triples of one form; None where the document does not have it."""
    answer = fetcher.get(address, media_type)
    if answer.is_good and answer.media_type == "text/html":
        if media_type not in page.alternates:
            return None
        found.negotiated = False
        answer = fetcher.get(urljoin(answer.url, page.alternates[media_type]), media_type)
    elif answer.is_good and found.negotiated is None:
        found.negotiated = True
    if not answer.is_good:
        found.wrong("no-data", f"{media_type}: {answer}", "status 200.")
        return frozenset()
    if answer.media_type != media_type:
        found.wrong(
            "wrong-type", f"{answer.media_type or 'no media type'} for {media_type}", "the media type that was asked for."
        )
    if media_type == TURTLE:
        found.answer = answer
    return _parsed(found, answer.body, media_type, answer.url)


def _parsed(found: Visit, body: bytes, media_type: str, where: str) -> Triples:
    try:
        return parse(body, media_type, where)
    except (SyntaxError, ValueError) as error:
        found.wrong("broken-data", f"{media_type}: {shorten(str(error))}", "data that parse.")
        return frozenset()


def parse(body: bytes, media_type: str, base: str) -> Triples:
    """The triples of a file; two files with the same triples give the same set, whatever they call their blank nodes."""
    quads = list(ox.parse(body, format=FORMATS[media_type], base_iri=base))
    if any(isinstance(term, ox.BlankNode) for quad in quads for term in (quad.subject, quad.object)):
        whole = ox.Dataset(quads)
        whole.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        quads = list(whole)
    return frozenset(quad.triple for quad in quads)


def _compare(found: Visit, forms: Mapping[str, Triples | None], page: Page) -> None:
    turtle, json_ld = forms[TURTLE], forms[JSON_LD]
    if turtle is None and json_ld is None:
        return
    found.triples = turtle or json_ld or frozenset()
    if turtle is None or json_ld is None:
        missing = TURTLE if turtle is None else JSON_LD
        found.wrong("form-missing", f"no {missing}", "every form: by negotiation, or by a <link rel=alternate>.")
    elif turtle and json_ld and turtle != json_ld:
        found.wrong("forms-differ", _difference(turtle, json_ld), "the same triples in every form.")
    # What is in a page may say more, in words that search engines know.
    embedded = [_parsed(found, script.encode(), JSON_LD, found.iri) for script in page.scripts]
    if embedded and found.triples and not found.triples <= frozenset().union(*embedded):
        missing_there = found.triples - frozenset().union(*embedded)
        found.wrong(
            "page-data-differ",
            f"{len(missing_there)} triples are not in the page's JSON-LD, {_example(missing_there)}",
            "all triples of the document in its page.",
        )


def _difference(turtle: Triples, json_ld: Triples) -> str:
    only_turtle, only_json = turtle - json_ld, json_ld - turtle
    return f"{len(only_turtle)} triples only in Turtle, {len(only_json)} only in JSON-LD, {_example(only_turtle or only_json)}"


def _example(triples: Set[ox.Triple]) -> str:
    return f"such as «{shorten(min(map(str, triples)))}»"


def _check_subjects(fetcher: Fetcher, site: Site, found: Visit, page: Page) -> None:
    """Whether the document speaks of itself, each thing has its anchor, and each thing's own address leads to its triples."""
    if not found.triples:
        return
    own = sorted(iri for iri in found.subjects if site.document(iri) == found.iri)
    if not own:
        found.wrong(
            "not-about-itself", f"{len(found.triples)} triples, none about the document or a thing in it", "its description."
        )
    missing = [iri for iri in own if (fragment := iri.partition("#")[2]) and not {fragment, unquote(fragment)} & page.anchors]
    if missing:
        found.wrong(
            "no-anchor", f"no id in the page for {_some(missing)}", "an id for the fragment of each IRI that is described."
        )
    for address in sorted({site.address(iri) for iri in own} - {site.address(found.iri)}):
        _check_other_address(fetcher, site, found, address)


def _check_other_address(fetcher: Fetcher, site: Site, found: Visit, address: str) -> None:
    """The source text's address gives its text to people, and to programs what is said of its passages."""
    answer = fetcher.get(address, TURTLE)
    if not answer.is_good:
        found.wrong("no-data", f"{address}: {answer}", "status 200.")
    elif found.negotiated and answer.media_type == TURTLE:
        told = _parsed(found, answer.body, TURTLE, address)
        about = {triple for triple in found.triples if _is_about(site, triple.subject, address)}
        if not about <= told:
            found.wrong(
                "not-about-itself", f"{address}: {_example(about - told)} is not told there", "what is said of its things."
            )
    elif found.negotiated:
        found.wrong("wrong-type", f"{address}: {answer.media_type} for {TURTLE}", "the media type that was asked for.")


def _is_about(site: Site, subject: object, address: str) -> bool:
    return isinstance(subject, ox.NamedNode) and site.address(subject.value) == address


def _some(iris: list[str]) -> str:
    more = len(iris) - _NAMED
    return ", ".join(f"<{iri}>" for iri in iris[:_NAMED]) + (f" and {more} more" if more > 0 else "")


def references(site: Site, triples: Triples) -> Iterator[str]:
    """Yield the site's IRIs that triples speak of."""
    for triple in triples:
        for term in (triple.subject, triple.predicate, triple.object):
            if isinstance(term, ox.NamedNode) and site.document(term.value):
                yield term.value
