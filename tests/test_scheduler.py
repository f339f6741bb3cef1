"""Meetings spread over the workers of a real Dask scheduler, all of them processes of their own, on this machine alone."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from benchmarks.generate import main as generate

distributed = pytest.importorskip("distributed")

ROOT = Path(__file__).parents[1]
MEETINGS = 6
PATIENCE = 60
"""Seconds after which what does not come is taken for lost."""


class Cluster:
    """A scheduler and its workers: separate processes that are ended with the test."""

    def __init__(self, folder: Path, ends: ExitStack) -> None:
        self._folder, self._ends = folder, ends
        self.workers: dict[str, subprocess.Popen[bytes]] = {}
        file = folder / "scheduler.json"
        self.scheduler = self._start("dask_scheduler", ROOT, "--port", "0", "--scheduler-file", str(file))
        self.address = str(waited(lambda: _address(file)))

    def add_worker(self, name: str, program: Path = ROOT) -> None:
        """Start a worker in a folder of its own, running the program of a checkout, and wait until the scheduler has it."""
        local = self._folder / name
        one = ("--name", name, "--nthreads", "1", "--no-nanny", "--local-directory", str(local))
        self.workers[name] = self._start("dask_worker", program, self.address, *one)
        waited(lambda: name in self.names())

    def names(self) -> list[str]:
        with self.client() as client:
            return [str(worker["name"]) for worker in client.scheduler_info()["workers"].values()]

    def client(self) -> Any:
        return distributed.Client(self.address, timeout=PATIENCE, set_as_default=False)

    def _start(self, command: str, program: Path, *arguments: str) -> subprocess.Popen[bytes]:
        words = [sys.executable, "-m", f"distributed.cli.{command}", *arguments, "--host", "127.0.0.1", "--no-dashboard"]
        known = os.environ | {"PYTHONPATH": str(program), "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "30s"}
        log = self._ends.enter_context((self._folder / f"{command}.log").open("ab"))
        started = subprocess.Popen(words, cwd=self._folder, env=known, stdout=log, stderr=log)
        self._ends.callback(_end, started)
        return started


def _address(file: Path) -> str | None:
    try:
        return str(json.loads(file.read_text("utf-8"))["address"])
    except (FileNotFoundError, json.JSONDecodeError):
        return None


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait(PATIENCE)


def waited(asked: Callable[[], object]) -> object:
    """The first answer that is not nothing."""
    for _ in range(PATIENCE * 20):
        answer = asked()
        if answer:
            return answer
        time.sleep(0.05)
    raise AssertionError("waited too long")


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    (tmp_path / "cluster").mkdir()
    with ExitStack() as ends:
        yield Cluster(tmp_path / "cluster", ends)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with made-up minutes, and what one process publishes of them."""
    folder = tmp_path_factory.mktemp("desk")
    of = ["--meetings", str(MEETINGS), "--items", "4", "--wrong-totals", "0", "--seed", "3"]
    generate([*of, "--out", str(folder / "minutes")])
    done = run(folder, "--out", "alone", "--jobs", "1")
    assert (done.returncode, done.stderr) == (0, "")
    return folder


def command(*arguments: str) -> list[str]:
    return [sys.executable, str(ROOT / "build.py"), "build", "minutes", "--no-cache", "--quiet", *arguments]


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments), cwd=folder, capture_output=True, encoding="utf-8", timeout=5 * PATIENCE, check=False
    )


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def same(one: Path, two: Path) -> bool:
    first, second = files(one), files(two)
    assert sorted(set(first) ^ set(second)) == []
    return [path for path in first if first[path] != second[path]] == []


def busy(cluster: Cluster, name: str) -> bool:
    """Whether a worker has work at hand."""
    with cluster.client() as client:
        addresses = {str(each["name"]): address for address, each in client.scheduler_info()["workers"].items()}
        return bool(client.processing().get(addresses[name]))


def test_workers_publish_the_bytes_that_one_process_publishes(desk: Path, cluster: Cluster) -> None:
    for name in ("one", "two"):
        cluster.add_worker(name)
    done = run(desk, "--out", "spread", "--scheduler", cluster.address)
    assert (done.returncode, done.stderr) == (0, "")
    assert same(desk / "alone", desk / "spread")
    with cluster.client() as client:
        worked = client.run(lambda: sorted(name for name in sys.modules if name == "mapping.meetings"))
    assert list(worked.values()) == [["mapping.meetings"]] * 2


def test_a_worker_that_dies_costs_its_tasks_and_nothing_else(desk: Path, cluster: Cluster) -> None:
    for name in ("one", "two"):
        cluster.add_worker(name)
    going = subprocess.Popen(
        command("--out", "survived", "--scheduler", cluster.address), cwd=desk, stderr=subprocess.PIPE, encoding="utf-8"
    )
    waited(lambda: busy(cluster, "one") or going.poll() is not None)
    assert going.poll() is None, "the build had ended before a worker could be killed"
    cluster.workers["one"].send_signal(signal.SIGKILL)
    _, said = going.communicate(timeout=5 * PATIENCE)
    assert (going.returncode, said) == (0, "")
    assert cluster.names() == ["two"]
    assert same(desk / "alone", desk / "survived")


def test_a_scheduler_that_dies_is_said_and_nothing_is_published(desk: Path, cluster: Cluster) -> None:
    cluster.add_worker("one")
    going = subprocess.Popen(
        command("--out", "ended", "--scheduler", cluster.address), cwd=desk, stderr=subprocess.PIPE, encoding="utf-8"
    )
    waited(lambda: busy(cluster, "one") or going.poll() is not None)
    assert going.poll() is None, "the build had ended before the scheduler could be killed"
    cluster.scheduler.send_signal(signal.SIGKILL)
    _, said = going.communicate(timeout=5 * PATIENCE)
    stands = "went away in the middle of the build. What was published before stands unchanged."
    assert (going.returncode, said) == (1, f"referat: The Dask scheduler at «{cluster.address}» {stands}\n")
    assert not (desk / "ended").exists()


def other_program(folder: Path, changed: str, old: str, new: str) -> Path:
    """A checkout in which one file is another."""
    for name in ("mapping", "ontology", "shapes", "site"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    text = (folder / changed).read_text("utf-8")
    assert old in text
    (folder / changed).write_text(text.replace(old, new, 1), "utf-8")
    return folder


@pytest.mark.parametrize(
    ("changed", "old", "new"),
    [
        ("mapping/danish.py", "from __future__", "# Changed, under the same version.\nfrom __future__"),
        ("mapping/read/danish.toml", "#", "##"),
        ("ontology/outcomes.ttl", "#", "##"),
        ("site/templates/page.html", "<main", "<main "),
    ],
)
def test_a_worker_with_another_program_is_refused(
    desk: Path, cluster: Cluster, tmp_path: Path, changed: str, old: str, new: str
) -> None:
    cluster.add_worker("one")
    cluster.add_worker("other", other_program(tmp_path / "other", changed, old, new))
    done = run(desk, "--out", "refused", "--scheduler", cluster.address)
    assert done.returncode == 2 and "Traceback" not in done.stderr
    assert re.fullmatch(
        r"referat: The worker tcp://127\.0\.0\.1:\d+ must run the same version of Referat, .*, and has another\."
        r" Nothing was published\. .*\n",
        done.stderr,
    )
    assert not (desk / "refused").exists()


def test_a_scheduler_that_does_not_answer_is_said(desk: Path) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{closed.getsockname()[1]}"
        done = run(desk, "--out", "unreached", "--scheduler", address)
    assert done.returncode == 2 and len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith(f"referat: There is no Dask scheduler at «{address}»: ")
    assert not (desk / "unreached").exists()


def test_a_scheduler_without_workers_is_said(desk: Path, cluster: Cluster) -> None:
    done = run(desk, "--out", "idle", "--scheduler", cluster.address)
    assert done.returncode == 2
    assert done.stderr == f"referat: The Dask scheduler at «{cluster.address}» has had no worker for 10 seconds.\n"
    assert not (desk / "idle").exists()


def test_without_dask_it_is_said_what_to_install(desk: Path) -> None:
    words = ["build", "minutes", "--out", "lacking", "--scheduler", "tcp://127.0.0.1:1"]
    program = f"import sys; sys.modules['distributed'] = None; from mapping.cli import main; sys.exit(main({words!r}))"
    known = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=desk, env=known, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False
    )
    assert done.returncode == 2 and "referat[dask]" in done.stderr and "Traceback" not in done.stderr
    assert not (desk / "lacking").exists()
