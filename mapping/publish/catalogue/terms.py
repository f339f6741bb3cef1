"""Terms that the catalogue uses and that have no namespace of their own in ``names``."""

from __future__ import annotations

from typing import Final

from rdflib import Namespace, URIRef

from ...names import EU, W3ID

IANA: Final = Namespace("http://www.iana.org/assignments/media-types/")
PUBLISHER_TYPES: Final = Namespace("http://purl.org/adms/publishertype/")

DANISH: Final = EU["language/DAN"]
ENGLISH: Final = EU["language/ENG"]
GOVERNMENT: Final = EU["data-theme/GOVE"]
THEMES: Final = EU["data-theme"]
PUBLIC: Final = EU["access-right/PUBLIC"]
DENMARK: Final = EU["country/DNK"]
SHA256: Final = URIRef("https://spdx.org/rdf/terms#checksumAlgorithm_sha256")
"""Under https, as the code list of DCAT-AP 3.0.1 has it; ``site/catalogue.ttl`` says that it is the vocabulary's own."""
ONTOLOGY: Final = URIRef(f"{W3ID}def/")
SHAPES_OF_DATA: Final = URIRef(f"{W3ID}def/shapes/")
