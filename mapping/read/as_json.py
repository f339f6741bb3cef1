"""Minutes as JSON, and the JSON Schema that says what that JSON is."""

from __future__ import annotations

import json
from typing import Any, Final

from pydantic import TypeAdapter

from ..model import Minutes

SCHEMA_ID: Final = "https://w3id.org/referat/def/minutes.schema.json"

_MINUTES: TypeAdapter[Minutes] = TypeAdapter(Minutes)


def to_json(minutes: Minutes) -> str:
    """All that was read, with the source lines of each value; two spaces of indent, a line feed at the end."""
    return _MINUTES.dump_json(minutes, indent=2).decode() + "\n"


def from_json(text: str | bytes) -> Minutes:
    """The minutes again; raises ``pydantic.ValidationError`` where the JSON is not of the schema."""
    return _MINUTES.validate_json(text)


def json_schema() -> str:
    """The schema as published in ``ontology/minutes.schema.json``, made from the classes of ``model``."""
    made: dict[str, Any] = _MINUTES.json_schema(mode="serialization")
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID}
    return json.dumps({**head, **made}, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
