"""The forms that minutes come in: each is told by its content and turned into lines, which one grammar then reads."""

from __future__ import annotations

from typing import Any, Final

from pydantic_core import from_json

from ...inputs import Content
from ...model import Reading
from ...problems import Problem, Unreadable, shorten
from ...recognise import Form, form_of
from ..lines import SourceText, read_lines
from .firstagenda import is_firstagenda, read_firstagenda
from .html import read_html, read_pages
from .own_json import is_own, read_own
from .pdf import read_pdf
from .sbsys import read_sbsys

_JSON_NEEDS: Final = (
    "the JSON of a meeting from FirstAgenda, with «Dagsordenpunkter»; or minutes as «referat read» prints them;\n"
    "or the file moved elsewhere."
)


def read_source(content: Content, name: str) -> SourceText:
    """The lines of minutes, whatever their form; ``name`` is ``municipality/file``. Raises Unreadable."""
    if not isinstance(content, bytes):
        return read_pages(content, name)
    readers = {Form.PDF: read_pdf, Form.HTML: read_html, Form.XML: read_sbsys, Form.JSON: _read_json, Form.TEXT: read_lines}
    return readers[form_of(content)](content, name)


def read_again(content: Content, name: str, municipality: str) -> Reading | None:
    """All that was read before, where the file is our own JSON; nothing where it is another form. Raises Unreadable."""
    if not isinstance(content, bytes) or form_of(content) is not Form.JSON or not is_own(_json(content, name)):
        return None
    return read_own(content, name, municipality)


def _read_json(data: bytes, name: str) -> SourceText:
    value = _json(data, name)
    if is_firstagenda(value):
        return read_firstagenda(value, data, name)
    keys = ", ".join(f"«{shorten(str(key), 30)}»" for key in list(value)[:5]) if isinstance(value, dict) else "a list"
    saw = f"JSON of an unknown shape, with {keys or 'nothing in it'}"
    raise Unreadable(Problem(name, None, "unknown-json", saw, _JSON_NEEDS))


def _json(data: bytes, name: str) -> Any:
    """The value; this parser refuses what is nested too deep instead of running out of stack."""
    utf_16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return from_json(data.decode("utf-16").encode() if utf_16 else data.removeprefix(b"\xef\xbb\xbf"))
    except ValueError as error:
        saw, needs = f"JSON that is broken: {shorten(str(error))}", "the whole file; if it is a copy gone wrong, fetch it again."
        raise Unreadable(Problem(name, None, "not-json", saw, needs)) from error
