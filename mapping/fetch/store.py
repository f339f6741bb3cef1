"""The folder that meetings are brought into, and what is remembered of each: never half a file, never somebody else's."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass
from pydantic_core import from_json

from .listing import Listed

STATE: Final = ".referat-fetch.json"
"""Hidden, so that it is not taken for minutes."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is remembered of one meeting."""

    file: str
    released: str = ""
    etag: str = ""
    modified: str = ""


_STATE: Final = TypeAdapter(dict[str, Known])


class Store:
    """A folder of minutes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known = self._read_state()
        self._changed = False

    def has(self, each: Listed) -> bool:
        """Whether the meeting is there as the list has it."""
        known = self._known.get(each.id)
        return known is not None and known.released == each.released and (self._folder / known.file).is_file()

    def validators(self, each: Listed) -> Mapping[str, str]:
        """What to ask with, so that the site need not send again what is there."""
        known = self._known.get(each.id)
        if known is None or not (self._folder / known.file).is_file():
            return {}
        return {key: text for key, text in (("etag", known.etag), ("modified", known.modified)) if text}

    def keep(self, each: Listed) -> None:
        """Remember that what is there is still so."""
        known = self._known[each.id]
        self._remember(each, Known(known.file, each.released, known.etag, known.modified))

    def save(self, each: Listed, body: bytes, validators: Mapping[str, str]) -> str:
        """Write the meeting's file, whole or not at all; the name of the file."""
        known = self._known.get(each.id)
        name = known.file if known else self._free(each)
        self._write(name, body)
        self._remember(each, Known(name, each.released, validators.get("etag", ""), validators.get("modified", "")))
        return name

    def save_state(self) -> None:
        """Write down what is remembered, so that the next run goes on from here."""
        if self._changed:
            self._write(STATE, _STATE.dump_json(self._known, indent=1) + b"\n")

    def _remember(self, each: Listed, known: Known) -> None:
        self._known[each.id] = known
        self._changed = True
        # After each meeting: a run may be ended at any moment.
        self.save_state()

    def _free(self, each: Listed) -> str:
        """A name that no other meeting has: a body may meet twice on one day, and a file may be somebody's own."""
        taken = {known.file for known in self._known.values()}
        number = 1
        while True:
            name = f"{each.name}{f'-{number}' if number > 1 else ''}.json"
            if name not in taken and (not (self._folder / name).exists() or self._is_of(name, each)):
                return name
            number += 1

    def _is_of(self, name: str, each: Listed) -> bool:
        """Whether a file is this very meeting, brought before and forgotten."""
        try:
            value = from_json((self._folder / name).read_bytes())
        except (OSError, ValueError):
            return False
        return isinstance(value, dict) and value.get("Id") == each.id

    def _write(self, name: str, data: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        half = self._folder / f".{name}.part"
        with half.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        half.replace(self._folder / name)

    def _read_state(self) -> dict[str, Known]:
        """What was remembered; nothing where the file is missing, broken, or names files elsewhere."""
        try:
            known = _STATE.validate_json((self._folder / STATE).read_bytes())
        except (FileNotFoundError, NotADirectoryError, ValidationError):
            return {}
        return {mark: each for mark, each in known.items() if Path(each.file).name == each.file and each.file.endswith(".json")}
