"""CSV on the Web metadata: what each table and column means, where programs look for it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from ... import places
from ...settings import Settings
from ..files import File
from ..pages.words import expanded
from .cells import BETWEEN
from .layout import Column, Kind, Layout, read_layouts
from .tables import FOLDER, table_path

Json = dict[str, Any]

_TYPES: Final[dict[Kind, Any]] = {
    Kind.TEXT: "string",
    Kind.CODE: "string",
    Kind.IRI: "anyURI",
    Kind.INTEGER: "integer",
    Kind.DECIMAL: "decimal",
    Kind.YEAR: "gYear",
    Kind.DATE: "date",
    Kind.TIME: {"base": "time", "format": "HH:mm"},
    Kind.BOOLEAN: "boolean",
}
_GUARD: Final = (
    "A text that begins with = + - @, a tab or a line break has one apostrophe before it, so that no spreadsheet runs it"
    " as a formula; a text that has such a character after apostrophes has one apostrophe more."
)


def metadata_files(settings: Settings) -> Iterator[File]:
    """Yield ``….csv-metadata.json`` for each table, and ``csv-metadata.json`` for all of them."""
    tables = {name: _table(name, layout, settings) for name, layout in read_layouts(places.site()).items()}
    for name, table in tables.items():
        yield File(f"{table_path(name)}-metadata.json", _json({"@context": _CONTEXT, **table}))
    yield File(f"{FOLDER}csv-metadata.json", _json({"@context": _CONTEXT, "tables": list(tables.values())}))


_CONTEXT: Final = ["http://www.w3.org/ns/csvw", {"@language": "da"}]


def _table(name: str, layout: Layout, settings: Settings) -> Json:
    notes = [_GUARD] if layout.note is None else [layout.note, _GUARD]
    return {
        "url": f"{name}.csv",
        "dc:title": [_said(layout.da, "da"), _said(layout.en, "en")],
        "dc:description": [_said(note, "en") for note in notes],
        "dc:publisher": settings.publisher,
        "dc:license": {"@id": settings.licence},
        "tableSchema": {
            "aboutUrl": "{+iri}",
            "primaryKey": "iri",
            "columns": [*map(_column, layout.columns), *_class(layout)],
        },
    }


def _column(column: Column) -> Json:
    found: Json = {"name": column.name, "titles": {"da": column.name, "en": column.en}, "datatype": _TYPES[column.type]}
    if column.type is Kind.TEXT:
        found["lang"] = "da"
    if column.name == "iri":
        found["required"] = True
    if column.many:
        found["separator"] = BETWEEN
    if column.property is None:
        # It repeats what belongs to another thing, and would be wrong as a statement about this one.
        return {**found, "suppressOutput": True}
    if column.type is Kind.IRI and not column.many:
        found["valueUrl"] = f"{{+{column.name}}}"
    return {**found, "propertyUrl": expanded(column.property)}


def _class(layout: Layout) -> Iterator[Json]:
    """Yield what every row's thing is, as a column that is in the data only."""
    if layout.about:
        yield {"name": "klasse", "virtual": True, "propertyUrl": "rdf:type", "valueUrl": expanded(layout.about)}


def _said(text: str, language: str) -> Json:
    return {"@value": text, "@language": language}


def _json(value: Json) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
