"""What ``referat read`` printed, read again: a round trip loses nothing, and nothing of it is taken on trust."""

from __future__ import annotations

import re
from typing import Any, Final

from pydantic import ValidationError

from ...model import Minutes, Reading
from ...problems import Problem, Unreadable, shorten
from ..as_json import reading_from_json
from ..lines import HARMFUL

_KEYS: Final = frozenset({"municipality", "body", "items", "source"})
_HASH: Final = re.compile(r"[0-9a-f]{64}")
_AGAIN: Final = "the JSON as «referat read» printed it, or the minutes themselves, from which it can be printed again."


def is_own(value: object) -> bool:
    """Whether JSON is minutes that Referat read before."""
    return isinstance(value, dict) and value.keys() >= _KEYS


def read_own(data: bytes, name: str, municipality: str) -> Reading:
    """The reading that the JSON holds. Raises Unreadable where it breaks the schema or cannot be published.

    Whether its values stand on the lines that it says is checked as for any other minutes (``check/quotes.py``).
    """
    try:
        minutes, text, problems = reading_from_json(data)
    except ValidationError as error:
        raise Unreadable(_broken(error, name)) from error
    if text is None:
        needs = "the JSON as this version of «referat read» prints it: with «text», which is published beside the data."
        raise Unreadable(Problem(name, None, "no-text", "minutes as JSON without their source text", needs))
    fault = _fault(minutes, text, municipality)
    if fault:
        raise Unreadable(Problem(name, None, "not-our-json", fault, _AGAIN))
    return Reading(minutes, text, problems)


def _broken(error: ValidationError, name: str) -> Problem:
    first: Any = error.errors(include_url=False, include_input=False, include_context=False)[0]
    place = ".".join(str(part) for part in first["loc"]) or "the whole"
    more = error.error_count() - 1
    others = f", and {more} more" if more else ""
    saw = f"JSON that breaks minutes.schema.json at «{shorten(place)}»: {shorten(str(first['msg']))}{others}"
    return Problem(name, None, "breaks-schema", saw, _AGAIN)


def _fault(minutes: Minutes, text: str, municipality: str) -> str | None:
    """What of it no reader of ours would have written."""
    source = minutes.source
    if minutes.municipality != municipality:
        return f"minutes of «{shorten(minutes.municipality, 60)}» in the folder of «{shorten(municipality, 60)}»"
    if not text.endswith("\n") or text.count("\n") != source.lines:
        return f"a source text of {text.count(chr(10))} lines where «source.lines» says {source.lines}"
    if HARMFUL.search(text):
        return "control or direction characters in the source text"
    if shorten(source.name, 301) != source.name or not _HASH.fullmatch(source.sha256) or not source.form.isalpha():
        return "a source whose name, form or hash is none"
    return None
