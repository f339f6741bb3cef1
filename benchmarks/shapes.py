"""Measures engines of SHACL on made-up meetings, validated one at a time as the program does, and tells it as a Markdown table.

    python -m benchmarks.shapes --meetings 21 210

Every engine runs in a fresh process, one after the other. Its time is that of the processor, over all its threads, from
N-Triples or from triples in memory to results; each is held against pyshacl given the same, with the shapes as written. The
clock stands still while a meeting is fetched. Every tenth meeting is validated once more beside the clock, with a seventh of
its statements left out, and the command fails where two engines do not find the same.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any, Final

from .measure import ROOT, machine, row

ENGINES: Final = {
    "pyshacl-text": "pyshacl, from N-Triples",
    "shacl-text": "shacl, from N-Triples",
    "pyshacl": "pyshacl, from triples in memory",
    "judge": "the same, with the shapes flattened: the judge",
    "shacl": "shacl, from triples in memory",
    "program": "the program: shacl, and one meeting in {one_in} judged",
}
HEAD: Final = (
    "triples",
    "engine",
    "ms a meeting, median",
    "spread",
    "all, seconds",
    "times as fast",
    "peak MB",
    "MB before the first",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.shapes", description="Measure engines of SHACL.")
    parser.add_argument("--meetings", type=int, nargs="+", default=[21, 210], help="sizes; a meeting has some 4,800 triples")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=list(ENGINES), help="which engines (default: all)")
    parser.add_argument("--engine", nargs=2, metavar=("ENGINE", "FOLDER"), help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.engine:
        print(json.dumps(run(given.engine[0], Path(given.engine[1]))))
        return 0
    print(f"{machine()}\nMade-up minutes with seed {given.seed}.\n\n{row(HEAD)}\n{row(['---'] * len(HEAD))}", flush=True)
    for size in given.meetings:
        with tempfile.TemporaryDirectory(prefix="referat-") as folder:
            prepare(size, given.seed, Path(folder))
            for line in compare(Path(folder), given.engines):
                print(line, flush=True)
    return 0


def prepare(meetings: int, seed: int, folder: Path) -> None:
    """Describe made-up meetings, one pickle each."""
    from mapping import places
    from mapping.inputs import find_inputs, read_profiles
    from mapping.meetings import described
    from mapping.read import read_minutes
    from mapping.settings import read_settings
    from mapping.uris import Uris

    arguments = ["--meetings", str(meetings), "--seed", str(seed), "--out", str(folder / "minutes")]
    subprocess.run([sys.executable, "-m", "benchmarks.generate", *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    uris = Uris(read_settings(places.site() / "site.toml").base)
    inputs, _ = find_inputs([folder / "minutes"])
    profiles, _ = read_profiles(inputs, places.municipalities())
    for number, each in enumerate(inputs):
        reading = read_minutes(each.path.read_bytes(), each.name, profiles[each.municipality])
        (folder / f"{number:05}.pickle").write_bytes(pickle.dumps(described(reading.minutes, uris)))


def compare(folder: Path, engines: Sequence[str]) -> Iterator[str]:
    """Yield a row for each engine. Raises ValueError where they do not find the same."""
    took: dict[str, float] = {}
    found: set[str] = set()
    for name in engines:
        command = [sys.executable, "-m", "benchmarks.shapes", "--engine", name, str(folder)]
        done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
        figures = json.loads(done.stdout)
        took[name] = figures["all"]
        found.add(figures["found"])
        if len(found) > 1:
            raise ValueError(f"«{name}» does not find what «{engines[0]}» finds")
        yield _told(name, figures, took.get("pyshacl-text" if name.endswith("-text") else "pyshacl"))


def _told(name: str, figures: dict[str, Any], slowest: float | None) -> str:
    times = figures["times"]
    cells = [f"{figures['triples']:,}", ENGINES[name].format(one_in=figures["one_in"]), f"{1000 * median(times):.1f}"]
    cells += [
        f"{1000 * min(times):.1f}-{1000 * max(times):.1f}",
        f"{figures['all']:.2f}",
        f"{slowest / figures['all']:.1f}" if slowest else "",
    ]
    return row([*cells, f"{figures['peak'] / 1e6:.0f}", f"{figures['before'] / 1e6:.0f}"])


def run(name: str, folder: Path) -> dict[str, Any]:
    """Validate every meeting of a folder by one engine, in this process."""
    from mapping.check.shapes import ONE_IN

    meetings = sorted(folder.glob("*.pickle"))
    before, triples, times = 0, 0, list[float]()
    ready, validate = _engine(name)
    for number, path in enumerate(meetings):
        said = pickle.loads(path.read_bytes())
        triples += len(said)
        given = ready(number, said)
        before = before or _peak()
        begun = time.process_time()
        results = validate(given)
        times.append(time.process_time() - begun)
        if results:
            raise ValueError(f"«{path.stem}» has {len(results)} results: made-up meetings are sound")
    found = [
        sorted(map(_plain, validate(ready(number, _broken(path))))) for number, path in enumerate(meetings) if number % 10 == 0
    ]
    if not all(found):
        raise ValueError("nothing is found in a meeting that lacks a seventh of its statements")
    digest = hashlib.sha256(repr(found).encode()).hexdigest()
    return {
        "times": times,
        "all": sum(times),
        "triples": triples,
        "found": digest,
        "before": before,
        "peak": _peak(),
        "one_in": ONE_IN,
    }


def _engine(name: str) -> tuple[Callable[[int, Any], Any], Callable[[Any], Any]]:
    """What is done with a meeting beside the clock, and what under it. Shapes are read beside it."""
    from rdflib import Graph

    from mapping import places
    from mapping.check.engines import Compiled, Reference
    from mapping.check.ntriples import ntriples
    from mapping.check.shapes import ONE_IN, Shapes, read_turtle
    from mapping.packing import triples_out

    shapes, turtle = Shapes(places.shapes(), places.ontology()), read_turtle(places.shapes())
    compiled, reference = Compiled(turtle), Reference(turtle, as_written=name != "judge")
    if name.endswith("-text"):
        return lambda number, said: ntriples(triples_out((*said, *shapes.kinds))), {
            "shacl-text": compiled.results_of_text,
            "pyshacl-text": lambda text: reference.results_of_graph(Graph().parse(data=text, format="nt")),
        }[name]
    if name == "program":  # A build has packed the triples when it checks them: everything that is made of them needs that.
        return lambda number, said: (said, number % ONE_IN == 0, triples_out(said)), lambda given: shapes.verdict(*given).results
    engine = compiled if name == "shacl" else reference
    return lambda _, said: said, lambda said: shapes.found_by(engine, said)


def _broken(path: Path) -> list[Any]:
    return [triple for place, triple in enumerate(pickle.loads(path.read_bytes())) if place % 7]


def _plain(result: Any) -> str:
    return repr((result.focus, result.path, result.value, sorted(result.messages), result.severity.value))


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


if __name__ == "__main__":
    sys.exit(main())
