"""The tables of the national plan: ``python -m benchmarks.national`` writes them anew into ``docs/national-scale.md``.

Every figure stands in ``national.toml``, with where it comes from or the formula that it follows from. A table of the plan lies
between two comments that name it. Nothing is measured here.
"""

from __future__ import annotations

import ast
import operator
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FIGURES: Final = Path(__file__).with_name("national.toml")
PLAN: Final = Path(__file__).parents[1] / "docs" / "national-scale.md"
UNKNOWN: Final = "(to be measured)"

_TABLE: Final = re.compile(r"(<!-- table: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
_DOES: Final[dict[type[ast.operator], Callable[[float, float], float]]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the plan."""

    kind: str
    """``measured``, ``published``, ``assumed`` or ``reckoned``."""
    unit: str
    what: str
    value: float | None = None
    """Nothing where it is reckoned, or still to be measured."""
    formula: str | None = None
    table: str | None = None
    """The table in which a reckoned figure stands."""
    how: str | None = None
    """How it was measured, or who published it."""


def read_figures(path: Path = FIGURES) -> dict[str, Figure]:
    """All figures by their names."""
    return {name: Figure(**about) for name, about in tomllib.loads(path.read_text("utf-8")).items()}


def value_of(name: str, figures: dict[str, Figure]) -> float | None:
    """What a figure comes to; nothing where it rests on one that is still to be measured."""
    figure = figures[name]
    return figure.value if figure.formula is None else _reckoned(ast.parse(figure.formula, mode="eval").body, figures)


def _reckoned(node: ast.expr, figures: dict[str, Figure]) -> float | None:
    match node:
        case ast.Constant(value=int() | float() as value):
            return float(value)
        case ast.Name(id=name):
            return value_of(name, figures)
        case ast.BinOp(left=left, op=op, right=right):
            one, two = _reckoned(left, figures), _reckoned(right, figures)
            return None if one is None or two is None else _DOES[type(op)](one, two)
    raise ValueError(f"«{ast.unparse(node)}» is no sum of figures")


def shown(value: float | None) -> str:
    """With as many digits as it is worth: three where it was reckoned from others."""
    if value is None:
        return UNKNOWN
    digits = 0 if value >= 100 else 1 if value >= 10 else 2
    told = f"{value:,.{digits}f}"
    return told.rstrip("0").rstrip(".") if "." in told else told


def tables(figures: dict[str, Figure]) -> dict[str, str]:
    """Each table of the plan in Markdown, by its name."""
    names = {figure.table or figure.kind for figure in figures.values()}
    return {name: "".join(f"{line}\n" for line in _lines(name, figures)) for name in names}


def _lines(table: str, figures: dict[str, Figure]) -> Iterator[str]:
    chosen = {name: figure for name, figure in figures.items() if (figure.table or figure.kind) == table}
    is_reckoned = any(figure.formula for figure in chosen.values())
    last = " formula |" if is_reckoned else "" if table == "assumed" else " from |"
    yield f"| name | value | unit | what |{last}"
    yield f"| --- | ---: | --- | --- |{' --- |' if last else ''}"
    for name, figure in chosen.items():
        source = f" `{figure.formula}` |" if figure.formula else f" {figure.how} |" if last else ""
        yield f"| `{name}` | {shown(value_of(name, figures))} | {figure.unit} | {figure.what} |{source}"


def rewritten(plan: str, figures: dict[str, Figure]) -> str:
    """The plan with its tables made anew. Raises KeyError for a table that no figure belongs to."""
    made = tables(figures)
    return _TABLE.sub(lambda found: f"{found[1]}{made[found[2]]}{found[3]}", plan)


def main() -> None:
    PLAN.write_text(rewritten(PLAN.read_text("utf-8"), read_figures()), "utf-8")


if __name__ == "__main__":
    main()
