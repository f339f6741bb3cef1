"""``site/site.toml``, checked: who publishes, where, and on what terms."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from pydantic import ConfigDict, TypeAdapter, ValidationError

from .problems import Unusable
from .uris import Uris

_CONFIG = ConfigDict(use_attribute_docstrings=True, extra="forbid")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the publisher decides. The default values live in ``site/site.toml``, not here."""

    __pydantic_config__ = _CONFIG

    base: str
    """What every IRI begins with, such as ``https://data.example.dk/``. Pages link relatively, so that the files
    may be served from any other place as well."""
    title_da: str
    title_en: str
    publisher: str
    """The name of whoever answers for the site."""
    licence: str
    """The IRI of the licence of the data."""
    licence_name: str
    """The licence's name as pages show it."""
    publisher_cvr: str | None = None
    """The publisher's eight digits in the business register; a municipality that publishes its own minutes needs not
    give it."""
    publisher_kind: str = "LocalAuthority"
    """What the publisher is, for portals: the last part of an ADMS publisher type in ``site/catalogue.ttl``."""
    frequency: str = "IRREG"
    """How often minutes are added, for portals: the last part of an EU frequency in ``site/catalogue.ttl``."""
    contact: str | None = None
    """An e-mail address or a web page."""
    published: date | None = None
    """The date that the site gives as its date of publication; none is given where there is none here. It is an
    input like any other, never read from the clock: the same input gives the same bytes."""
    keep_versions: int | None = None
    """How many versions of the dumps stay, the latest first, besides the last of each month; without it all stay."""
    persons: bool = True
    """Whether persons are published: who attended, proposed and voted. Where not, their names are masked in the text too."""


def day_of(published: date | None) -> date | None:
    """The day of a publication, which may have a time of day too."""
    return published.date() if isinstance(published, datetime) else published


_SETTINGS: Final[TypeAdapter[Settings]] = TypeAdapter(Settings)
_FAULTS: Final = {"missing": "is not given", "unexpected_keyword_argument": "is no setting"}
_WEB: Final = re.compile(r"https?://[^\s<>\"{}|^`\\]+")
_MAIL: Final = re.compile(r"[^\s<>\"@]+@[^\s<>\"@]+\.[^\s<>\"@]+")


def read_settings(path: Path, base: str | None = None, published: date | None = None, persons: bool = True) -> Settings:
    """The settings in a TOML file, with what the command line says put over them.

    Raises Unusable with the file, the key and what it needs.
    """
    try:
        table: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise Unusable(f"There is no settings file «{path.name}» in «{path.parent}».") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Unusable(f"{path.name}: not TOML in UTF-8: {error}") from error
    try:
        settings = _SETTINGS.validate_python(table)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise Unusable(f"{path.name}: «{key}»: {_FAULTS.get(first['type'], first['msg'])}.") from error
    _check(settings, path.name)
    # What the file says is checked first, so that its faults are not hidden by an option.
    chosen = replace(
        settings,
        base=base or settings.base,
        published=published or settings.published,
        persons=persons and settings.persons,
    )
    Uris(chosen.base)
    return chosen


def _check(settings: Settings, file: str) -> None:
    try:
        Uris(settings.base)
    except Unusable as error:
        raise Unusable(f"{file}: «base»: {error}") from error
    for key in ("title_da", "title_en", "publisher", "licence_name"):
        if not getattr(settings, key).strip():
            raise Unusable(f"{file}: «{key}» is empty; it needs the words that pages show.")
    if not _WEB.fullmatch(settings.licence):
        raise Unusable(f"{file}: «licence»: «{settings.licence}» is no web address; it needs the licence's IRI.")
    if settings.keep_versions is not None and settings.keep_versions < 1:
        raise Unusable(f"{file}: «keep_versions»: «{settings.keep_versions}» is too few; it needs 1 or more, or to be left out.")
    if settings.publisher_cvr is not None and not re.fullmatch("[0-9]{8}", settings.publisher_cvr):
        raise Unusable(f"{file}: «publisher_cvr»: «{settings.publisher_cvr}» is no CVR number; it needs eight digits.")
    contact = settings.contact
    if contact is not None and not (_WEB.fullmatch(contact) or _MAIL.fullmatch(contact)):
        raise Unusable(f"{file}: «contact»: «{contact}» is neither an e-mail address nor a web address.")
