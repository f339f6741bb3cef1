"""What a system does to a build: full and read-only disks, other file systems, clocks that jump, a second build.

Disks are real ones (tmpfs), mounted in a mount namespace of the test's own.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from desk import ROOT, Desk, contents, generate

STANDS = "What was published before stands unchanged."


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with a site of three meetings, and the three minutes of which one was changed since."""
    desk = Desk(tmp_path_factory.mktemp("desk"))
    generate(desk.minutes, 3)
    desk.warm()
    path = desk.files[0]
    path.write_text(path.read_text("utf-8").replace("Udvalget ", "Hele udvalget "), "utf-8")
    return desk.folder


@pytest.fixture
def desk(published: Path, tmp_path: Path) -> Desk:
    shutil.copytree(published, tmp_path / "desk", symlinks=True)
    return Desk(tmp_path / "desk")


def on_a_disk(desk: Desk, options: str, during: str = "") -> list[str]:
    """Build with the output on a disk of its own that held the old site; what was said, and what the disk held then."""
    disk = desk.folder / "disk"
    disk.mkdir()
    heard = desk.folder / "said"
    build = f'cd "{ROOT}" && "$@" > "{heard}" 2>&1 & build=$!; {during} wait $build; echo $?; tail -n 1 "{heard}"'
    script = (
        f'mount -t tmpfs -o size=400m tmpfs "{disk}" && cp -a "{desk.out}" "{disk}/public" &&'
        f" {{ {options} }} && {{ {build}; }};"
        f' rm -rf "{desk.out}"; cp -a "{disk}/public" "{desk.out}"; ls "{disk}"'
    )
    own = ["unshare", "-m"] if os.geteuid() == 0 else ["unshare", "-rm"]
    may = subprocess.run([*own, "sh", "-c", f'mount -t tmpfs tmpfs "{disk}"'], check=False, capture_output=True)
    if may.returncode:
        reason = "this user may not mount a disk of its own"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    command = [*own, "sh", "-c", script, "sh", *desk.command(out=disk / "public", cache=desk.cache)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout.splitlines()


@pytest.mark.parametrize(
    ("limit", "reason"),
    [
        (
            "used=$(df -k --output=used {disk} | tail -n 1); mount -o remount,size=$((used + 400))k {disk};",
            "No space left on device",
        ),
        ("used=$(find {disk} | wc -l); mount -o remount,nr_inodes=$((used + 40)) {disk};", "No space left on device"),
        ("mount -o remount,ro {disk};", "Read-only file system"),
    ],
    ids=["full", "no inodes", "read-only"],
)
def test_a_disk_that_takes_no_more_leaves_the_old_site(desk: Desk, limit: str, reason: str) -> None:
    before = contents(desk.out)
    said = on_a_disk(desk, limit.format(disk=desk.folder / "disk"))
    assert said[0] == "1"
    assert "mapping.publish.tree.NotPublished: The new site could not be written: " + reason in said[1]
    assert said[1].endswith(STANDS)
    assert contents(desk.out) == before
    assert [name for name in said[2:] if name != "public.lock"] == ["public"]


WAIT = 'while kill -0 $build 2>/dev/null && ! [ -e "{new}/odense/moede" ]; do sleep 0.01; done;'


def test_a_disk_that_fills_up_in_the_middle_leaves_the_old_site(desk: Desk) -> None:
    before = contents(desk.out)
    disk = desk.folder / "disk"
    during = WAIT.format(new=disk / "public.new") + f' dd if=/dev/zero of="{disk}/others" bs=1M 2>/dev/null;'
    said = on_a_disk(desk, "true;", during)
    assert said[0] == "1"
    assert "NotPublished: The new site could not be written: No space left on device" in said[1]
    assert said[1].endswith(STANDS)
    assert contents(desk.out) == before


def test_a_right_that_is_lost_in_the_middle_leaves_the_old_site(desk: Desk) -> None:
    """Root may write anywhere, so it gives up that power for the test."""
    before = contents(desk.out)
    new = desk.folder / "public.new"
    without = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    lose = f'"$@" 2>&1 & build=$!; {WAIT.format(new=new)} find "{new}" -type d -exec chmod a-w {{}} +; wait $build; echo $?;'
    lose += f' find "{new}" -type d -exec chmod u+w {{}} + 2>/dev/null; true'
    command = [*without, "sh", "-c", lose, "sh", *desk.command(cache=desk.cache)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    said = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True).stdout.splitlines()
    assert said[-1] == "1"
    assert "The new site could not be written: Permission denied" in said[-2]
    assert contents(desk.out) == before
    desk.warm()
    assert contents(desk.out) != before, "the next build does what this one could not"


def test_the_output_may_lie_on_another_disk_than_the_cache(desk: Desk) -> None:
    right = desk.cold(desk.out)
    said = on_a_disk(desk, "true;")
    assert said[0] == "0"
    assert contents(desk.out) == right


def test_a_clock_that_jumps_changes_nothing(desk: Desk) -> None:
    """Times of files are compared for being the same, never for being later."""
    right = desk.cold(desk.out)
    for folder, when in ((desk.minutes, 0), (desk.out, 2**31), (desk.cache, 86_400)):
        for path in folder.rglob("*"):
            os.utime(path, (when, when))
    desk.warm()
    assert contents(desk.out) == right


def test_a_second_build_in_the_same_cache_is_refused(desk: Desk) -> None:
    holding = "import sys; from pathlib import Path; from mapping.publish.lock import locked\n"
    holding += "with locked(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", holding, str(desk.cache / "lock")]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        done = subprocess.run(
            desk.command(out=desk.folder / "other", cache=desk.cache),
            cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=False, capture_output=True, text=True,
        )  # fmt: skip
        holder.communicate("")
    assert "Another build is at work (it holds «" in done.stderr
    assert not (desk.folder / "other").exists()


def test_a_cache_that_others_may_write_to_is_refused(desk: Desk) -> None:
    desk.cache.chmod(0o777)
    done = subprocess.run(
        desk.command(cache=desk.cache),
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
        capture_output=True,
        text=True,
    )
    assert "Other users may write to the cache" in done.stderr


def test_two_builds_at_once_give_one_site(desk: Desk) -> None:
    """The second is refused, or begins when the first has ended; the site is whole either way."""
    right = desk.cold(desk.out)
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = desk.command(cache=desk.cache)
    builds = [subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)]
    time.sleep(0.3)
    builds.append(
        subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    )
    said = [build.communicate()[1] for build in builds]
    assert any(build.returncode == 0 for build in builds), said
    for build, words in zip(builds, said, strict=True):
        assert build.returncode == 0 or "Another build" in words
    assert contents(desk.out) == right
