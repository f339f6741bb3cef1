"""A document's JSON-LD as its page carries it: that of ``index.jsonld``, in less room.

IRIs of the site are written relative to the page's, which the context names as ``@base``. It is a change of text, not of
data: a quote within a JSON string has a backslash before it, so no pattern here finds anything within one.
"""

from __future__ import annotations

import json
from typing import Final

from markupsafe import Markup

from ...uris import Uris
from ..documents import Document
from ..jsonld import jsonld_in_html
from .links import ways_up

_CONTEXT: Final = '{"@context":{'


def embedded(document: Document, uris: Uris) -> Markup:
    """The text of a ``script`` element of type ``application/ld+json``."""
    text = jsonld_in_html(document)
    for folder, up in ways_up(document.path):
        text = text.replace(f'"@id":"{uris.base}{folder}', f'"@id":"{up}')
    rest = text.removeprefix(_CONTEXT)
    comma = "" if rest.startswith("}") else ","
    whole = f'{_CONTEXT}"@base":{json.dumps(document.iri)}{comma}{rest}'
    return Markup(whole.replace("\x7f", "\\u007f"))  # HTML cannot hold a delete; in JSON it stands only within strings.
