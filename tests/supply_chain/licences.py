"""Which licence each package has, and whether it may be used for what it is used for."""

from __future__ import annotations

import importlib.metadata
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from packaging.licenses import canonicalize_license_expression

from .locks import ROOT, Package

RULES: Final[Mapping[str, Any]] = tomllib.loads((Path(__file__).parent / "licences.toml").read_text("utf-8"))
LIST: Final = ROOT / "docs" / "licences.md"
UNKNOWN: Final = ""
_MARK: Final = "<!-- From here on: python -m tests.supply_chain --accept -->\n"


def licence_of(package: Package) -> str | None:
    """The SPDX expression for a package's licence; empty where it has none that is understood, None where it is not installed."""
    read = RULES["read"].get(package.name)
    if read is not None:
        return str(read["licence"])
    if package.licence:
        return _spdx(package.licence) or UNKNOWN
    try:
        installed = importlib.metadata.distribution(package.name).metadata
    except importlib.metadata.PackageNotFoundError:
        return None
    if installed["Version"] != package.version:
        return None
    expression, field = ((installed.get_all(name) or [None])[0] for name in ("License-Expression", "License"))
    return licence_said(expression, field, installed.get_all("Classifier") or [])


def licence_said(expression: str | None, field: str | None, classifiers: Iterable[str]) -> str:
    """The SPDX expression for what a distribution's metadata say: the newest field counts before the older ones."""
    for said in (expression, field):
        if said and (found := _spdx(said)):
            return found
    named = sorted({each.rpartition(" :: ")[2] for each in classifiers if each.startswith("License :: ")} - {"OSI Approved"})
    found_by_class = [_spdx(each) for each in named]
    return " OR ".join(found_by_class) if all(found_by_class) else UNKNOWN


def _spdx(said: str) -> str:
    """An SPDX expression for a licence as somebody writes it; empty where it is none that is known."""
    said = RULES["spellings"].get(" ".join(said.split()), said)
    try:
        return str(canonicalize_license_expression(said))
    except ValueError:
        return UNKNOWN


def is_allowed(expression: str, allowed: Iterable[str]) -> bool:
    """Whether the terms of an expression can be met with licences that are allowed: all that AND joins, one that OR joins."""
    words = re.findall(r"[()]|[^\s()]+", expression)
    if not words:
        return False
    met, rest = _any_of(words, frozenset(allowed))
    return met and not rest


def _any_of(words: list[str], allowed: frozenset[str]) -> tuple[bool, list[str]]:
    met, rest = _all_of(words, allowed)
    while rest[:1] == ["OR"]:
        other, rest = _all_of(rest[1:], allowed)
        met = met or other
    return met, rest


def _all_of(words: list[str], allowed: frozenset[str]) -> tuple[bool, list[str]]:
    met, rest = _one(words, allowed)
    while rest[:1] == ["AND"]:
        other, rest = _one(rest[1:], allowed)
        met = met and other
    return met, rest


def _one(words: list[str], allowed: frozenset[str]) -> tuple[bool, list[str]]:
    if words[0] == "(":
        met, rest = _any_of(words[1:], allowed)
        return met, rest[1:]
    if words[1:2] == ["WITH"]:  # An exception only ever adds permissions, but which it adds is for a person to read.
        return " ".join(words[:3]) in allowed, words[3:]
    return words[0] in allowed, words[1:]


def forbidden(licences: Mapping[Package, str]) -> list[str]:
    """A sentence for each package that may not be used for what it is used for."""
    return [
        f"{package.name} {package.version} ({package.use}) has the licence «{licence or 'unknown'}», which is not allowed there: "
        f"tests/supply_chain/licences.toml says which are, and why."
        for package, licence in licences.items()
        if not is_allowed(licence, RULES["allowed"][package.use]["licences"])
    ]


def licences_of(packages: Iterable[Package]) -> tuple[dict[Package, str], list[Package]]:
    """The licence of each package, read from what is installed or else from the list; and those that neither knows."""
    known, missing = {}, []
    listed = _listed()
    for package in packages:
        licence = licence_of(package)
        if licence is None:
            licence = listed.get((package.name, package.version))
        if licence is None:
            missing.append(package)
        else:
            known[package] = licence
    return known, missing


def _listed() -> dict[tuple[str, str], str]:
    rows = re.findall(r"^\| (\S+) \| (\S+) \| (.+?) \|", LIST.read_text("utf-8"), re.MULTILINE)
    return {(name, version): licence for name, version, licence in rows}


def written(licences: Mapping[Package, str]) -> str:
    """The document as it has to be: what stands above the mark is written by hand."""
    parts = [LIST.read_text("utf-8").partition(_MARK)[0] + _MARK]
    for use, rules in RULES["allowed"].items():
        rows = [
            f"| {package.name} | {package.version} | {licence} | {package.ecosystem} |"
            for package, licence in sorted(
                licences.items(), key=lambda each: (each[0].ecosystem == "npm", each[0].name, each[0].version)
            )
            if package.use == use
        ]
        parts += [
            f"\n## {rules['title']}\n\n{rules['said']}\n\n| package | version | licence | from |\n| --- | --- | --- | --- |\n"
        ]
        parts += ["\n".join(rows) + "\n"]
    parts += [f"\n## {RULES['files']['title']}\n\n{RULES['files']['said']}\n\n| files | whose | licence |\n| --- | --- | --- |\n"]
    parts += [f"| `{each['path']}` | {each['whose']} | {each['licence']} |\n" for each in RULES["files"]["of_others"]]
    parts += ["\n## Read by hand\n\n| package | why |\n| --- | --- |\n"]
    parts += [f"| {name} | {read['why']} |\n" for name, read in sorted(RULES["read"].items())]
    return "".join(parts)
