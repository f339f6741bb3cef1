"""What one meeting, or a few joined documents, give to each bridge: made in any process, written by one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from ...settings import Settings
from ...uris import Uris
from ..documents import Document
from ..files import File
from ..packed import Part
from ..terms import Terms
from ..turtle import turtle_body
from .construct import asked, construct
from .shape import Json, Object, objects, table

RDF_FORMS: Final = ("oslo", "eli-dl")
JSON_FORMS: Final = ("oparl", "popolo")


@dataclass(frozen=True, slots=True)
class Bridged:
    """A part of every bridge."""

    turtle: Mapping[str, Part]
    """By form of RDF: statements without declarations."""
    files: tuple[File, ...]
    """Objects that lie under addresses of their own."""
    entries: Mapping[tuple[str, str], tuple[bytes, ...]]
    """Objects as JSON for lists, by form and class."""


@dataclass(frozen=True, slots=True)
class Bridging:
    """Makes the parts; made once a process."""

    settings: Settings
    uris: Uris

    def of(self, documents: Iterable[Document], municipality: str) -> Bridged:
        """What some documents of one municipality give to each bridge."""
        several = tuple(documents)
        store, terms = asked(several), several[0].terms if several else Terms()
        files: list[File] = []
        entries: dict[tuple[str, str], list[bytes]] = {}
        for form in JSON_FORMS:
            for made in objects(construct(form, store, terms), table(form), self.uris, self._more(form, municipality)):
                data = as_json(made.whole)
                entries.setdefault((form, made.kind), []).append(data)
                if table(form).has_files:
                    files.append(File(self.uris.file(self.uris.exported(made.iri, form)), data + b"\n"))
        return Bridged(
            {form: Part.of(turtle_body(construct(form, store, terms))) for form in RDF_FORMS},
            tuple(files),
            {key: tuple(found) for key, found in entries.items()},
        )

    def _more(self, form: str, municipality: str) -> Mapping[str, Object]:
        """What a Body of OParl says that no triple does: its system, its licence, and where its lists begin."""
        if form != "oparl":
            return {}
        lists: Object = {name: str(self.uris.export_list(form, municipality, name, 1)) for name in table(form).lists}
        return {"Body": {"system": str(self.uris.export_list(form, "", "system", 1)), "license": self.settings.licence, **lists}}


def as_json(value: Json) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()
