"""Which files are minutes, and whose they are: a file belongs to the municipality that its folder is named after."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from .problems import Problem, Unusable, shorten
from .profiles import Profile, read_profile

FORMS: Final = (".md", ".txt")
"""The endings of files that can be read."""


@dataclass(frozen=True, slots=True, order=True)
class Input:
    """One file of minutes."""

    municipality: str
    """The name of its folder."""
    path: Path

    @property
    def name(self) -> str:
        """What Problems call it: ``odense/2026-04-28-udvalget.txt``."""
        return _name(self.path)


def find_inputs(arguments: Iterable[Path]) -> tuple[list[Input], list[Problem]]:
    """The files of minutes among files and folders, sorted and each once, and those that nothing can be made of.

    Hidden files are passed over, and so is a file of an unknown form beside a readable one of the same stem: it is the
    original that the readable one was made from. Raises Unusable for an argument that does not exist.
    """
    files = dict.fromkeys(Path(os.path.abspath(path)) for argument in arguments for path in _files(argument))
    stems = {path.with_suffix("") for path in files if _is_readable(path)}
    inputs = sorted(Input(path.parent.name, path) for path in files if _is_readable(path))
    strange = sorted(path for path in files if not _is_readable(path) and path.with_suffix("") not in stems)
    return inputs, [_unknown_form(path) for path in strange]


def read_profiles(inputs: Sequence[Input], folder: Path) -> tuple[dict[str, Profile], list[Problem]]:
    """The profile of every municipality that has inputs, by slug, and a Problem for each file whose municipality has none.

    Raises Unusable for a TOML that cannot be used.
    """
    # Listed, not opened by name: a file system that does not tell letter case would find odense.toml for «Odense».
    known = {path.stem: path for path in sorted(folder.glob("*.toml"))}
    wanted = dict.fromkeys(each.municipality for each in inputs)
    profiles = {word: read_profile(known[word]) for word in wanted if word in known}
    return profiles, [_no_profile(each) for each in inputs if each.municipality not in profiles]


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


def _name(path: Path) -> str:
    """Names of files are as hostile as what stands in them."""
    return shorten(f"{path.parent.name}/{path.name}", 300)


def _is_hidden(name: str) -> bool:
    return name.startswith(".")


def _is_readable(path: Path) -> bool:
    return path.suffix.lower() in FORMS


def _unknown_form(path: Path) -> Problem:
    saw = f"a file that ends in «{shorten(path.suffix)}»" if path.suffix else "a file whose name has no ending"
    needs = f"the minutes as text or Markdown ({' or '.join(FORMS)}), or the file moved elsewhere."
    return Problem(_name(path), None, "unknown-form", f"{saw}.", needs)


def _no_profile(each: Input) -> Problem:
    return Problem(
        each.name,
        None,
        "no-profile",
        f"minutes of «{shorten(each.municipality)}», as the file's folder is named: a municipality of which nothing is known.",
        f"mapping/municipalities/{shorten(each.municipality)}.toml, which says what it is called and how it writes;\n"
        "or the file moved to the folder of its municipality.",
    )
