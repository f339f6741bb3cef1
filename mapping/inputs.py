"""Which files are minutes, and whose they are: a file belongs to the municipality whose folder it lies in.

That folder is the nearest one above the file that is named as a municipality; years and bodies may have folders of their own
in it. Where no folder is named so, it is the folder that the file lies in.
"""

from __future__ import annotations

import os
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from .problems import Problem, Unusable, shorten
from .profiles import Profile, read_profile
from .recognise import ENOUGH, is_surely_minutes
from .register import entry
from .slugs import slug

FORMS: Final = (".md", ".txt", ".json", ".xml", ".html", ".htm", ".pdf")
"""The endings of files that are read, whatever turns out to be in them. Another ending is read where its content is sure."""
_PAGES: Final = (".html", ".htm")
_CLOSENESS: Final = {".md": 0, ".txt": 0, ".json": 1, ".xml": 1, ".html": 2, ".htm": 2, ".pdf": 3}
"""Of two files of one stem the higher is the original that the lower was made from; the lower is read."""
_ORIGINAL: Final = 4
_OF_WORD: Final = (".doc", ".docx", ".odt", ".rtf", ".dot", ".dotx")
_DATED: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_ITEM_PAGE: Final = re.compile(r"(?:punkt|pkt|sag|item)[-_ ]?\d{1,4}[a-zæøå]?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """One of several files that make up one set of minutes."""

    name: str
    data: bytes


Content = bytes | tuple[Page, ...]
"""What minutes are read from: a file's bytes, or the pages of a meeting that has one page an item."""


@dataclass(frozen=True, slots=True, order=True)
class Input:
    """One set of minutes: a file, or a folder with one page an item."""

    municipality: str
    """The name of its folder."""
    path: Path
    pages: tuple[Path, ...] = ()
    """The files of a folder; nothing where ``path`` is a file."""

    @property
    def name(self) -> str:
        """What Problems call it: ``odense/2026-04-28-udvalget.txt``. Names of files are as hostile as what stands in them."""
        parts = self.path.parts
        above = [i for i, part in enumerate(parts[:-1]) if part == self.municipality]
        return shorten("/".join(parts[above[-1] :] if above else parts[-2:]), 300)

    def read(self) -> Content:
        """Its bytes. Raises OSError."""
        if not self.pages:
            return self.path.read_bytes()
        return tuple(Page(path.name, path.read_bytes()) for path in self.pages)


def find_inputs(arguments: Iterable[Path], known: Container[str] = ()) -> tuple[list[Input], list[Problem]]:
    """The minutes among files and folders, sorted and each once, and the files that nothing can be made of.

    ``known`` are names of municipalities beside those of the register. Hidden files are passed over, and so is an original
    beside what was made from it: a PDF beside a text of the same stem. Raises Unusable for an argument that does not exist.
    """
    files = dict.fromkeys(Path(os.path.abspath(path)) for argument in arguments for path in _files(argument))
    readable = [path for path in files if _is_readable(path)]
    closest: dict[Path, int] = {}
    for path in readable:
        stem = path.with_suffix("")
        closest[stem] = min(closest.get(stem, _ORIGINAL), _closeness(path))
    chosen = [path for path in readable if _closeness(path) == closest[path.with_suffix("")]]
    strange = sorted(path for path in files if not _is_readable(path) and path.with_suffix("") not in closest)
    return sorted(_inputs(chosen, known)), [_unknown_form(path, _municipality(path, known)) for path in strange]


def known_municipalities(folder: Path) -> frozenset[str]:
    """The municipalities that have a TOML in a folder."""
    return frozenset(path.stem for path in folder.glob("*.toml"))


def read_profiles(inputs: Sequence[Input], folder: Path) -> tuple[dict[str, Profile], list[Problem]]:
    """The profile of every municipality that has inputs, by slug, and a Problem for each file whose municipality has none.

    A municipality of the national register needs no TOML: it is read by what is general to Danish minutes.
    Raises Unusable for a TOML that cannot be used.
    """
    # Listed, not opened by name: a file system that does not tell letter case would find odense.toml for «Odense».
    known = {path.stem: path for path in sorted(folder.glob("*.toml"))}
    profiles: dict[str, Profile] = {}
    for word in dict.fromkeys(each.municipality for each in inputs):
        registered = entry(word)
        if word in known:
            profiles[word] = read_profile(known[word])
        elif registered and registered.slug == word:
            profiles[word] = Profile(word, registered.name, registered.code, registered.cvr)
    return profiles, [_no_profile(each) for each in inputs if each.municipality not in profiles]


def general_profile(municipality: str) -> Profile:
    """What is assumed of a folder that names no municipality, for looking at one file of it. Nothing so read is published."""
    return Profile(slug(municipality) or "ukendt", shorten(municipality, 60) or "ukendt")


def _inputs(paths: Sequence[Path], known: Container[str]) -> Iterator[Input]:
    """Files, and in place of the pages of a meeting its folder."""
    folders: dict[Path, list[Path]] = {}
    for path in paths:
        folders.setdefault(path.parent, []).append(path)
    for folder, files in folders.items():
        if _is_meeting(folder, files, known):
            yield Input(_municipality(folder, known), folder, tuple(sorted(files)))
        else:
            yield from (Input(_municipality(path, known), path) for path in files)


def _is_meeting(folder: Path, files: Sequence[Path], known: Container[str]) -> bool:
    """Whether a folder holds one meeting, a page an item: several pages and nothing else to read, and its own name begins with
    the day (2020-03-31-byraadet), or every page's name has an item's number (punkt-3.html). A folder of a year is none."""
    if len(files) < 2 or _is_municipality(folder.name, known) or any(path.suffix.lower() not in _PAGES for path in files):
        return False
    return bool(_DATED.match(folder.name)) or all(_ITEM_PAGE.search(path.stem) for path in files)


def _municipality(path: Path, known: Container[str]) -> str:
    return next((above.name for above in path.parents if _is_municipality(above.name, known)), path.parent.name)


def _is_municipality(word: str, known: Container[str]) -> bool:
    registered = entry(word)
    return word in known or (registered is not None and registered.slug == word)


def _files(argument: Path) -> Iterator[Path]:
    if argument.is_dir():
        yield from _files_under(argument)
    elif argument.exists():
        yield argument
    else:
        raise Unusable(f"There is no file or folder «{argument}».")


def _files_under(top: Path) -> Iterator[Path]:
    """Yield every file that is not hidden, through links too: a link that leads nowhere is a file that cannot be read."""
    seen: set[str] = set()
    for folder, inner, files in os.walk(top, onerror=_refuse, followlinks=True):
        # A link to a folder above would lead round for ever.
        seen.add(os.path.realpath(folder))
        inner[:] = [name for name in inner if not _is_hidden(name) and os.path.realpath(Path(folder, name)) not in seen]
        yield from (Path(folder, name) for name in files if not _is_hidden(name))


def _refuse(error: OSError) -> None:
    raise Unusable(f"The folder «{error.filename}» cannot be read: {error.strerror}.") from error


def _is_hidden(name: str) -> bool:
    return name.startswith(".")


def _closeness(path: Path) -> int:
    return _CLOSENESS.get(path.suffix.lower(), _ORIGINAL - 1)


def _is_readable(path: Path) -> bool:
    """By its ending, or by its content where the ending says nothing."""
    if path.suffix.lower() in FORMS:
        return True
    try:
        with path.open("rb") as file:
            return is_surely_minutes(file.read(ENOUGH))
    except OSError:
        return False


def _unknown_form(path: Path, municipality: str) -> Problem:
    ending = path.suffix.lower()
    saw = f"a file that ends in «{shorten(path.suffix)}»" if path.suffix else "a file whose name has no ending"
    forms = f"the minutes as text, Markdown, PDF, HTML, JSON or XML ({', '.join(FORMS)}), or the file moved elsewhere."
    word = "the document saved as PDF, or as plain text in UTF-8: in Word, File, Save as.\nOr the file moved elsewhere."
    return Problem(Input(municipality, path).name, None, "unknown-form", f"{saw}.", word if ending in _OF_WORD else forms)


def _no_profile(each: Input) -> Problem:
    registered = entry(each.municipality.casefold())
    folder = shorten(each.municipality)
    called = f"the folder called «{registered.slug}», which means {registered.name};\nor " if registered else ""
    return Problem(
        each.name,
        None,
        "no-profile",
        f"minutes of «{folder}», as the file's folder is named: none of the 98 municipalities and none that has a TOML.",
        f"{called}the file in the folder of its municipality, such as minutes/odense/;\n"
        f"or mapping/municipalities/{folder}.toml, which says what it is called and how it writes.",
    )
