"""The form of a report; ``docs/report.schema.json`` is made from these classes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

from pydantic import ConfigDict, TypeAdapter

from ..problems import Severity

SCHEMA_ID: Final = "https://w3id.org/referat/report.schema.json"
_CONFIG: Final = ConfigDict(use_attribute_docstrings=True)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command was asked for."""

    __pydantic_config__ = _CONFIG

    command: Literal["build", "check"]
    minutes: tuple[str, ...]
    """The files and folders that were named."""
    out: str | None
    """The output folder; none for a check."""
    cache: str | None
    """The folder of what earlier builds read; none where none is used."""
    scheduler: str | None
    """The address of the Dask scheduler, where there is one."""
    jobs: int
    dry_run: bool
    base: str | None = None
    """What IRIs begin with; nothing where the settings could not be read."""
    published: date | None = None
    """The date of publication."""
    persons: bool | None = None
    """Whether persons are published."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How the run ended."""

    __pydantic_config__ = _CONFIG

    status: int
    """The exit status: 0 all published, 1 something left out or found wrong, 2 wrong use, 130 interrupted."""
    published: bool
    """Whether a new site took the place of the old one."""
    unchanged: bool
    """Whether there was nothing to do: same input, same program."""
    fault: str | None
    """Why nothing was published, in a sentence."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What was found and made, or would be by a build, where this is a dry run. A check makes no pages and no files."""

    __pydantic_config__ = _CONFIG

    found: int
    """Files that are, or should be, minutes."""
    published: int
    """Meetings that are published, or could be."""
    left_out: int
    """Files with an error."""
    read_anew: int
    """Meetings that were read in this run."""
    from_cache: int
    """Meetings that an earlier run had read."""
    items: int
    decisions: int
    triples: int
    pages: int
    files: int
    files_written: int
    files_kept: int
    """Files that are as they were before."""
    files_removed: int
    errors: int
    warnings: int
    notes: int


@dataclass(frozen=True, slots=True)
class Told:
    """A problem, as the command tells it."""

    __pydantic_config__ = _CONFIG

    file: str
    line: int | None
    code: str
    severity: Severity
    saw: str
    needs: str


@dataclass(frozen=True, slots=True)
class Changed:
    """The IRIs of documents that are not what they were."""

    __pydantic_config__ = _CONFIG

    create: tuple[str, ...] = ()
    update: tuple[str, ...] = ()
    delete: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a run of ``referat build`` or ``referat check`` came to."""

    __pydantic_config__ = _CONFIG

    form: Literal[1]
    """Of this file; a later form gets the next number."""
    program: str
    """The version of the program."""
    asked: Asked
    ended: Ended
    counts: Counted | None
    """Nothing where the run did not come to its end."""
    seconds: dict[str, float]
    """How long each stage took, in the order of the stages, and the whole run («total»)."""
    problems: tuple[Told, ...]
    changes: Changed


_REPORT: Final[TypeAdapter[RunReport]] = TypeAdapter(RunReport)


def to_json(report: RunReport) -> bytes:
    """Two spaces of indent, keys in the order of the classes, a line feed at the end."""
    return _REPORT.dump_json(report, indent=2) + b"\n"


def report_schema() -> str:
    """The schema as it stands in ``docs/report.schema.json``."""
    made: dict[str, Any] = _REPORT.json_schema(mode="serialization")
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID}
    return json.dumps({**head, **made}, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
