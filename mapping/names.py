"""Namespaces: every prefix the project uses, in the order files declare them."""

from __future__ import annotations

from typing import Final

import rdflib
from rdflib import Literal, Namespace, URIRef

rdflib.NORMALIZE_LITERALS = False  # rdflib rewrites literals on the way in otherwise: "none"^^xsd:boolean becomes false.

REFERAT: Final = Namespace("https://w3id.org/referat/def#")
W3ID: Final = "https://w3id.org/referat/"
"""What stands in front of ``def/`` in the IRIs that all publishers share; served at ``{base}def/``."""
UDFALD: Final = Namespace("https://w3id.org/referat/def/udfald/#")
AFSNIT: Final = Namespace("https://w3id.org/referat/def/afsnit/#")
ORGAN: Final = Namespace("https://w3id.org/referat/def/organ/#")
HENVISNING: Final = Namespace("https://w3id.org/referat/def/henvisning/#")
STEMME: Final = Namespace("https://w3id.org/referat/def/stemme/#")
UDTALELSE: Final = Namespace("https://w3id.org/referat/def/udtalelse/#")
FREMMOEDE: Final = Namespace("https://w3id.org/referat/def/fremmoede/#")
TILLAEG: Final = Namespace("https://w3id.org/referat/def/tillaeg/#")
BEVILLING: Final = Namespace("https://w3id.org/referat/def/bevilling/#")
STYRINGSOMRAADE: Final = Namespace("https://w3id.org/referat/def/styringsomraade/#")
PENGE: Final = Namespace("https://w3id.org/referat/def/penge/#")
FORHOLD: Final = Namespace("https://w3id.org/referat/def/forhold/#")
UDSAGN: Final = Namespace("https://w3id.org/referat/def/udsagn/#")
HUL: Final = Namespace("https://w3id.org/referat/def/hul/#")
SIKKERHED: Final = Namespace("https://w3id.org/referat/def/sikkerhed/#")
FUND: Final = Namespace("https://w3id.org/referat/def/fund/#")
FUNDGRAD: Final = Namespace("https://w3id.org/referat/def/fundgrad/#")
TILSAGN: Final = Namespace("https://w3id.org/referat/def/tilsagn/#")
TILSAGNSART: Final = Namespace("https://w3id.org/referat/def/tilsagnsart/#")
MAAL: Final = Namespace("https://w3id.org/referat/def/maal/#")
SHAPES: Final = Namespace("https://w3id.org/referat/def/shapes/#")

RDF: Final = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS: Final = Namespace("http://www.w3.org/2000/01/rdf-schema#")
OWL: Final = Namespace("http://www.w3.org/2002/07/owl#")
XSD: Final = Namespace("http://www.w3.org/2001/XMLSchema#")
SKOS: Final = Namespace("http://www.w3.org/2004/02/skos/core#")
DCTERMS: Final = Namespace("http://purl.org/dc/terms/")
DCAT: Final = Namespace("http://www.w3.org/ns/dcat#")
FOAF: Final = Namespace("http://xmlns.com/foaf/0.1/")
ORG: Final = Namespace("http://www.w3.org/ns/org#")
PROV: Final = Namespace("http://www.w3.org/ns/prov#")
DQV: Final = Namespace("http://www.w3.org/ns/dqv#")
QB: Final = Namespace("http://purl.org/linked-data/cube#")
SDMX_ATTRIBUTE: Final = Namespace("http://purl.org/linked-data/sdmx/2009/attribute#")
SH: Final = Namespace("http://www.w3.org/ns/shacl#")
VOID: Final = Namespace("http://rdfs.org/ns/void#")
VANN: Final = Namespace("http://purl.org/vocab/vann/")
SCHEMA: Final = Namespace("http://schema.org/")
ADMS: Final = Namespace("http://www.w3.org/ns/adms#")
DCATAP: Final = Namespace("http://data.europa.eu/r5r/")
SPDX: Final = Namespace("http://spdx.org/rdf/terms#")
VCARD: Final = Namespace("http://www.w3.org/2006/vcard/ns#")
EU: Final = Namespace("http://publications.europa.eu/resource/authority/")
"""Code lists of the Publications Office: ``currency/DKK``, ``language/DAN``."""
DAWA: Final = Namespace("https://api.dataforsyningen.dk/kommuner/")
"""The national register of municipalities, by four-digit code."""

PREFIXES: Final[dict[str, str]] = {
    "referat": str(REFERAT),
    "udfald": str(UDFALD),
    "afsnit": str(AFSNIT),
    "organ": str(ORGAN),
    "henvisning": str(HENVISNING),
    "stemme": str(STEMME),
    "udtalelse": str(UDTALELSE),
    "fremmoede": str(FREMMOEDE),
    "tillaeg": str(TILLAEG),
    "bevilling": str(BEVILLING),
    "styringsomraade": str(STYRINGSOMRAADE),
    "penge": str(PENGE),
    "forhold": str(FORHOLD),
    "udsagn": str(UDSAGN),
    "hul": str(HUL),
    "sikkerhed": str(SIKKERHED),
    "fund": str(FUND),
    "fundgrad": str(FUNDGRAD),
    "tilsagn": str(TILSAGN),
    "tilsagnsart": str(TILSAGNSART),
    "maal": str(MAAL),
    "shapes": str(SHAPES),
    "adms": str(ADMS),
    "besluit": "http://data.vlaanderen.be/ns/besluit#",
    "dcat": str(DCAT),
    "dcatap": str(DCATAP),
    "dcterms": str(DCTERMS),
    "dqv": str(DQV),
    "dossier": "https://data.vlaanderen.be/ns/dossier#",
    "eli": "http://data.europa.eu/eli/ontology#",
    "eli-dl": "http://data.europa.eu/eli/eli-draft-legislation-ontology#",
    "foaf": str(FOAF),
    "mandaat": "http://data.vlaanderen.be/ns/mandaat#",
    "obeu-attribute": "http://data.openbudgets.eu/ontology/dsd/attribute/",
    "obeu-dimension": "http://data.openbudgets.eu/ontology/dsd/dimension/",
    "obeu-measure": "http://data.openbudgets.eu/ontology/dsd/measure/",
    "oparl": "https://schema.oparl.org/1.1/",
    "opengov": "http://www.w3.org/ns/opengov#",
    "org": str(ORG),
    "owl": str(OWL),
    "prov": str(PROV),
    "qb": str(QB),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "schema": str(SCHEMA),
    "sdmx-attribute": str(SDMX_ATTRIBUTE),
    "sh": str(SH),
    "skos": str(SKOS),
    "spdx": str(SPDX),
    "vann": str(VANN),
    "vcard": str(VCARD),
    "void": str(VOID),
    "xsd": str(XSD),
}
"""Prefix to namespace, our own first."""

Triple = tuple[URIRef, URIRef, URIRef | Literal]
"""One statement. There are no blank nodes in what Referat says: everything has an IRI of its own."""
