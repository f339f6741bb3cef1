"""Minutes as JSON, and the JSON Schema that says what that JSON is."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from typing import Any, Final

from pydantic import TypeAdapter

from ..model import Minutes, Reading
from ..problems import Problem

SCHEMA_ID: Final = "https://w3id.org/referat/def/minutes.schema.json"


@dataclass(frozen=True, slots=True)
class MinutesFile(Minutes):
    """Minutes with what is needed to publish them again from this file alone."""

    text: str | None = None
    """The source text that all spans count in, as published; lines end in a line feed."""
    problems: tuple[Problem, ...] = ()
    """What was not understood in reading it."""


_FILE: TypeAdapter[MinutesFile] = TypeAdapter(MinutesFile)
_FIELDS: Final = tuple(field.name for field in fields(Minutes))


def reading_to_json(reading: Reading) -> str:
    """All that was read, with its source lines and the source text: what ``referat read`` prints and what can be read again.

    Two spaces of indent, a line feed at the end.
    """
    values = {name: getattr(reading.minutes, name) for name in _FIELDS}
    return _FILE.dump_json(MinutesFile(**values, text=reading.text, problems=reading.problems), indent=2).decode() + "\n"


def reading_from_json(text: str | bytes) -> tuple[Minutes, str | None, tuple[Problem, ...]]:
    """Minutes, source text and problems again; raises ``pydantic.ValidationError`` where the JSON is not of the schema."""
    file = _FILE.validate_json(text)
    return _minutes(file), file.text, file.problems


def json_schema() -> str:
    """The schema as published in ``ontology/minutes.schema.json``, made from the classes of ``model``."""
    made: dict[str, Any] = _FILE.json_schema(mode="serialization")
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID}
    return json.dumps({**head, **made}, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _minutes(file: MinutesFile) -> Minutes:
    return Minutes(**{name: getattr(file, name) for name in _FIELDS})
