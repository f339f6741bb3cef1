"""Statements as N-Triples, for engines that read text faster than they are handed terms."""

from __future__ import annotations

from array import array

from ..packing import PackedTriples


def ntriples(packed: PackedTriples) -> str:
    """One line a statement, in the order given. No IRI is checked: whoever reads the text refuses what is none."""
    texts = [f"<{term}> " if isinstance(term, str) else _literal(*term) for term in packed[0]]
    written = [texts[place] for place in array("I", packed[1])]
    parts = [".\n"] * (len(written) // 3 * 4)
    for place in range(3):
        parts[place::4] = written[place::3]
    return "".join(parts)


def _literal(text: str, language: str | None, datatype: str | None) -> str:
    """``str.replace`` is ten times as fast as ``str.translate`` on prose."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    if language:
        return f'"{escaped}"@{language} '
    return f'"{escaped}"^^<{datatype}> ' if datatype else f'"{escaped}" '
