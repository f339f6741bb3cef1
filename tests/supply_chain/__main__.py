"""The command; .ci/run runs it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from .advisories import Hit, entries, hits
from .licences import LIST, RULES, forbidden, licences_of, written
from .locks import ROOT, Package, locked


def main(arguments: Sequence[str] | None = None) -> int:
    """The command: 0 where all is well, or was not checked for want of a database, which is said; 1 where something is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.supply_chain", description="Check licences and known vulnerabilities.")
    parser.add_argument("databases", nargs="*", type=Path, metavar="OSV", help="zip, folder or file in the OSV format")
    parser.add_argument("--accept", action="store_true", help="write docs/licences.md anew")
    given = parser.parse_args(arguments)
    packages = locked()
    wrong = [*_licences(packages, given.accept), *_vulnerabilities(packages, given.databases or databases())]
    for each in wrong:
        sys.stderr.write(f"{each}\n")
    return 1 if wrong else 0


def databases() -> list[Path]:
    """What the environment names, or else what lies in the place for it."""
    named = os.environ.get("REFERAT_OSV")
    return [Path(each) for each in named.split(os.pathsep)] if named else sorted((ROOT / ".ci" / "osv").glob("*.zip"))


def _licences(packages: list[Package], accept: bool) -> list[str]:
    licences, missing = licences_of(packages)
    wrong = [f"{each.name} {each.version}: install it, so that its licence can be read." for each in missing]
    wrong += forbidden(licences)
    if accept and not missing:
        LIST.write_text(written(licences), "utf-8")
    elif not missing and LIST.read_text("utf-8") != written(licences):
        wrong.append("docs/licences.md is not true any more: python -m tests.supply_chain --accept, and read what changed.")
    sys.stdout.write(f"Licences: {len(licences)} packages looked at, {len(wrong)} complaints.\n")
    return wrong


def _vulnerabilities(packages: list[Package], names: list[Path]) -> list[str]:
    if not names:
        sys.stdout.write("Vulnerabilities: NOT CHECKED, there is no database. SECURITY.md tells how to fetch one.\n")
        return []
    absent = [f"{name}: there is no such database." for name in names if not name.exists()]
    if absent:
        return absent
    known = [entry for name in names for entry in entries(name)]
    found = hits(packages, known)
    accepted = {(each["id"], each["package"]) for each in RULES.get("accepted", [])}
    stale = accepted - {(hit.id, hit.package.name) for hit in found}
    sys.stdout.write(
        f"Vulnerabilities: {len(packages)} packages against {len(known)} advisories of {', '.join(map(str, names))}.\n"
    )
    return [str(hit) for hit in found if not _is_accepted(hit, accepted)] + [
        f"{id} is accepted for {package}, and concerns nothing in the locks: take it out of licences.toml."
        for id, package in sorted(stale)
    ]


def _is_accepted(hit: Hit, accepted: set[tuple[str, str]]) -> bool:
    return (hit.id, hit.package.name) in accepted


if __name__ == "__main__":
    raise SystemExit(main())
