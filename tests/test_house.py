"""The house rules that no linter knows."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAPPING = ROOT / "mapping"
MODULES = sorted(MAPPING.rglob("*.py"))

FLOORS: tuple[frozenset[str], ...] = (
    frozenset(
        {
            "model",
            "problems",
            "results",
            "slugs",
            "collection",
            "briefs",
            "knowledge",
            "danish",
            "workers",
            "processes",
            "cache",
            "pickling",
            "rows",
            "shelf",
            "table",
        }
    ),
    frozenset(
        {"uris", "vocabulary", "names", "profiles", "settings", "places", "inputs", "recognise", "register"}
        | {"fingerprint", "packing"}
    ),
    frozenset({"read", "describe", "check"}),
    frozenset({"link"}),
    frozenset({"publish"}),
    frozenset(
        {
            "meetings",
            "understood",
            "gather",
            "joining",
            "writing",
            "units",
            "gathered",
            "assembly",
            "finish",
            "last",
            "pipeline",
            "told",
        }
        | {"cluster", "cluster_worker", "serve", "verify", "fetch"}
    ),
    frozenset({"arguments", "cli", "ending", "progress", "report", "summary", "__main__"}),
)
"""From the ground up. What lies on one floor may use its neighbours, but not the three rooms each other."""
ROOMS_APART = frozenset({"read", "describe", "check"})

MOST_LINES_OF_A_FILE = 300
MOST_LINES_OF_A_FUNCTION = 50
LINES_OF_19_IN_20_FUNCTIONS = 30


def name_of(module: Path) -> str:
    parts = module.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(module: Path) -> Iterator[str]:
    """Yield the modules of this house that a module imports, by their full names."""
    package = module.relative_to(ROOT).parent.parts
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "mapping")
        elif isinstance(node, ast.ImportFrom):
            start = [*package[: len(package) + 1 - node.level]] if node.level else []
            whole = ".".join([*start, *(node.module or "").split(".")]).strip(".")
            if whole.split(".")[0] == "mapping":
                names = {f"{whole}.{alias.name}" for alias in node.names}
                known = names & {name_of(each) for each in MODULES}
                yield from sorted(known)
                yield from [] if len(known) == len(names) else [whole]


def room(module: str) -> str:
    return (module.split(".") + [""])[1]


def floor(name: str) -> int:
    (found,) = [level for level, rooms in enumerate(FLOORS) if name in rooms]
    return found


def test_every_module_lies_on_a_floor() -> None:
    rooms = {room(name_of(module)) for module in MODULES} - {""}
    assert sorted(rooms) == sorted(name for level in FLOORS for name in level)


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_floors_import_downward_only(module: Path) -> None:
    here = room(name_of(module))
    if not here:
        return
    for there in map(room, imports(module)):
        if there in ("", here):
            continue
        assert floor(there) <= floor(here), f"{here} uses {there}, which lies above it"
        assert not {here, there} <= ROOMS_APART, f"{here} uses {there}: they know nothing of each other"


def test_no_modules_import_each_other_in_a_ring() -> None:
    TopologicalSorter({name_of(module): set(imports(module)) - {name_of(module)} for module in MODULES}).prepare()


def test_files_are_short() -> None:
    lengths = {module.name: len(module.read_text("utf-8").splitlines()) for module in MODULES}
    assert {name for name, lines in lengths.items() if lines > MOST_LINES_OF_A_FILE} == set()


def test_functions_are_short() -> None:
    lengths = {
        f"{name_of(module)}.{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for module in MODULES
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    }
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES_OF_A_FUNCTION} == {}
    assert sorted(lengths.values())[len(lengths) * 95 // 100] <= LINES_OF_19_IN_20_FUNCTIONS


AMBIENT = re.compile(r"^(time|random|secrets|uuid|socket|urllib\.request|requests|http\.client)$")
"""What makes a build depend on more than its input."""


def is_of_a_build(module: Path) -> bool:
    """All but the command, which tells how long it takes, and what serves a site, walks one that is served or brings minutes."""
    return room(name_of(module)) not in ("cli", "arguments", "progress", "serve", "verify", "fetch")


@pytest.mark.parametrize("module", [each for each in MODULES if is_of_a_build(each)], ids=name_of)
def test_a_build_knows_no_clock_no_chance_no_network_and_no_environment(module: Path) -> None:
    tree = ast.parse(module.read_text("utf-8"))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and not node.level}
    assert {name for name in imported if AMBIENT.match(name)} == set()
    reached = {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    clocks = ("datetime.now", "datetime.utcnow", "datetime.today", "date.today")
    forbidden = {name for name in reached if name.endswith(clocks) or name in ("os.environ", "os.getenv", "os.urandom")}
    assert forbidden == set()
    assert {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)} & {
        "print",
        "input",
        "eval",
        "exec",
    } == set()


@pytest.mark.parametrize("folder", ["ontology", "shapes", "site", "minutes"])
def test_folders_of_data_hold_no_python(folder: str) -> None:
    assert list((ROOT / folder).rglob("*.py")) == []


def shipped() -> list[Path]:
    """What belongs to the project: the files that git knows or would add, or all but hidden folders where there is no git."""
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode == 0:
        found = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    else:
        found = [path for path in ROOT.rglob("*") if not any(part.startswith(".") for part in path.relative_to(ROOT).parts)]
    return [path for path in found if path.is_file() and path.relative_to(ROOT).parts[0] != "minutes"]


def test_nothing_speaks_of_one_machine() -> None:
    """No folders of a person's or a build machine, no registry of one network."""
    words = ["/ho" + "me/", "/Us" + "ers/", "/wo" + "rk/", "/tm" + "p/", "/ro" + "ot/", "/op" + "t/", "extra-index-" + "url"]
    local = re.compile("|".join(rf"(?<![\w.~-]){re.escape(word)}" for word in words))
    found = {}
    for path in shipped():
        data = path.read_bytes()
        # What others compiled (a program for browsers, a picture) has the paths of their machines in it, not of ours.
        hits = [] if b"\0" in data else sorted(set(local.findall(data.decode("utf-8", "replace"))))
        if hits:
            found[path.relative_to(ROOT).as_posix()] = hits
    assert found == {}
