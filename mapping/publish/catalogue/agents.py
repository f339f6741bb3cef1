"""Who answers for the data, how to reach them, and what the licence covers."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Literal, URIRef

from ... import places
from ...names import DCTERMS, FOAF, RDF, RDFS, VCARD, Triple
from .source import Source
from .terms import PUBLISHER_TYPES
from .words import read_words


def describe_agents(source: Source) -> Iterator[Triple]:
    """Yield what is said of the publisher, the point of contact and the rights: the same for every dataset."""
    yield from _describe_publisher(source)
    yield from _describe_contact(source)
    rights = source.addresses.rights
    yield rights, RDF.type, DCTERMS.RightsStatement
    yield from ((rights, RDFS.label, text) for text in read_words(places.site()).rights.titles({}))


def _describe_publisher(source: Source) -> Iterator[Triple]:
    this = source.addresses.publisher
    yield this, RDF.type, FOAF.Agent
    yield this, FOAF.name, Literal(source.settings.publisher, lang="da")
    yield this, DCTERMS.type, PUBLISHER_TYPES[source.publisher.kind]
    if source.cvr:
        yield this, DCTERMS.identifier, Literal(source.cvr)
    for one in source.collection.municipalities:
        if one.cvr and one.cvr == source.cvr:
            yield this, RDFS.seeAlso, source.uris.municipality(one.slug)


def _describe_contact(source: Source) -> Iterator[Triple]:
    """An e-mail address, or a web page: the site's own where the settings give neither."""
    this, contact = source.addresses.contact, source.settings.contact
    # Exactly this class is what DCAT-AP's shapes accept.
    yield this, RDF.type, VCARD.Kind
    yield this, VCARD.fn, Literal(source.settings.publisher, lang="da")
    if contact and not contact.startswith(("http://", "https://")):
        yield this, VCARD.hasEmail, URIRef(f"mailto:{contact}")
    else:
        yield this, VCARD.hasURL, URIRef(contact) if contact else source.uris.home()
