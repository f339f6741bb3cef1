"""The output folder: replaced whole or not at all, and never anybody else's."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from mapping.problems import Unusable
from mapping.publish import swap as swapping
from mapping.publish.files import File
from mapping.publish.output import new_tree
from mapping.publish.tree import NotPublished
from mapping.publish.walk import MARKER

ROOT = Path(__file__).parents[1]
SENTENCE = "Referat wrote this folder, and its next build replaces it whole: keep nothing of your own here."


def publish(out: Path, files: dict[str, str]) -> None:
    publish_all(out, list(files.items()))


def publish_all(out: Path, files: list[tuple[str, str]]) -> None:
    with new_tree(out) as tree:
        for path, text in files:
            tree.add(File(path, text.encode()))


def contents(out: Path) -> dict[str, str]:
    return {path.relative_to(out).as_posix(): path.read_text("utf-8") for path in sorted(out.rglob("*")) if path.is_file()}


def beside(out: Path) -> list[str]:
    return sorted(path.name for path in out.parent.iterdir())


def test_a_new_tree_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    out = tmp_path / "public"
    publish(out, {"index.html": "one", "gone/index.html": "x"})
    publish(out, {"index.html": "two", "new/index.html": "y"})
    assert contents(out) == {
        MARKER: f"{SENTENCE}\nindex.html\nnew/index.html\n",
        "index.html": "two",
        "new/index.html": "y",
    }
    assert beside(out) == ["public"]


def test_what_a_killed_build_was_about_to_remove_is_removed(tmp_path: Path) -> None:
    """After a swap the old site is removed, folder by folder: killed in the middle of it, what is left is still known as ours."""
    out = tmp_path / "public"
    publish(out, {f"{name}/index.html": name for name in ("a", "b", "c")})
    removing = "import os, signal, sys; from pathlib import Path; from mapping.publish import output\n"
    removing += "real = output.shutil.rmtree\n"
    removing += "def slow(path, *rest, **more):\n"
    removing += "    real(path, *rest, **more) if Path(path).name == 'a' else os.kill(os.getpid(), signal.SIGKILL)\n"
    removing += "output.shutil.rmtree = slow\n"
    removing += "with output.new_tree(Path(sys.argv[1])): pass\n"
    done = subprocess.run([sys.executable, "-c", removing, str(out)], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    assert sorted(path.name for path in (tmp_path / "public.new").iterdir()) == [MARKER, "b", "c"]
    publish(out, {"index.html": "next"})
    assert beside(out) == ["public"]


def test_an_old_site_that_cannot_be_removed_does_not_undo_the_new_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has been swapped in by then; what is left beside it is the next build's to clear."""
    out = tmp_path / "public"
    publish(out, {"index.html": "old", "x.css": "x"})

    def refuse(self: Path, missing_ok: bool = False) -> None:
        if self.parent.name == "public.new":
            raise PermissionError(13, "Permission denied", str(self))
        os.unlink(self)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", refuse)
        publish(out, {"index.html": "new"})
    assert contents(out)["index.html"] == "new"
    publish(out, {"index.html": "next"})
    assert beside(out) == ["public"]


def test_unchanged_files_are_linked_and_changed_ones_are_new(tmp_path: Path) -> None:
    out = tmp_path / "public"
    publish(out, {"same": "s", "other": "a"})
    before = {name: (out / name).stat().st_ino for name in ("same", "other")}
    publish(out, {"same": "s", "other": "b"})
    assert (out / "same").stat().st_ino == before["same"]
    assert (out / "other").stat().st_ino != before["other"]


def test_a_file_written_piece_by_piece_is_linked_too(tmp_path: Path) -> None:
    out = tmp_path / "public"
    inodes = []
    for text in (b"abc", b"abc", b"abd"):
        with new_tree(out) as tree, tree.open("dumps/latest.ttl") as file:
            file.write(text[:1])
            file.write(text[1:])
        assert (out / "dumps/latest.ttl").read_bytes() == text
        inodes.append((out / "dumps/latest.ttl").stat().st_ino)
    assert inodes[0] == inodes[1] != inodes[2]


def test_a_block_that_raises_leaves_the_old_tree(tmp_path: Path) -> None:
    out = tmp_path / "public"
    publish(out, {"index.html": "old"})
    with pytest.raises(RuntimeError, match="half way"), new_tree(out) as tree:
        tree.add(File("index.html", b"new"))
        raise RuntimeError("half way")
    assert (out / "index.html").read_text() == "old"
    assert beside(out) == ["public"]


@pytest.mark.parametrize("first", [True, False])
def test_what_a_killed_build_left_is_cleared(tmp_path: Path, first: bool) -> None:
    out = tmp_path / "public"
    if not first:
        publish(out, {"index.html": "old"})
    killed = (
        "import os, signal, sys; from pathlib import Path; from mapping.publish.files import File;"
        "from mapping.publish.output import new_tree\n"
        "with new_tree(Path(sys.argv[1])) as tree:\n"
        "    tree.add(File('index.html', b'new')); (tree.spool / '0.pickle').write_bytes(b'x')\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", killed, str(out)], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    assert beside(out) == [*([] if first else ["public"]), "public.lock", "public.new", "public.spool"]
    assert out.exists() is not first
    publish(out, {"index.html": "newer"})
    assert (out / "index.html").read_text() == "newer"
    assert beside(out) == ["public"]


def test_without_an_exchange_two_renames_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swapping, "_exchange", lambda one, other: False)
    out = tmp_path / "public"
    publish(out, {"index.html": "one"})
    publish(out, {"index.html": "two"})
    assert (out / "index.html").read_text() == "two"
    assert beside(out) == ["public"]


def test_a_build_killed_between_two_renames_is_mended(tmp_path: Path) -> None:
    out = tmp_path / "public"
    publish(out, {"index.html": "old"})
    out.rename(tmp_path / "public.replaced")
    with pytest.raises(RuntimeError), new_tree(out):
        assert (out / "index.html").read_text() == "old", "the old site is back before anything else is done"
        raise RuntimeError
    assert contents(out)["index.html"] == "old"
    assert beside(out) == ["public"]


def foreign(out: Path) -> str:
    with pytest.raises(Unusable) as refusal:
        publish(out, {"index.html": "new"})
    return str(refusal.value)


def test_a_folder_of_somebody_else_is_not_touched(tmp_path: Path) -> None:
    out = tmp_path / "thesis"
    (out / "drafts").mkdir(parents=True)
    (out / "drafts" / "one.doc").write_text("mine")
    assert foreign(out) == (
        f"«{out}» holds something that this program did not write («drafts/one.doc»), and publishing would remove it."
        " Move it away, or choose another --out."
    )
    assert contents(out) == {"drafts/one.doc": "mine"}
    assert beside(out) == ["thesis"]


def test_a_file_put_into_our_tree_is_not_removed(tmp_path: Path) -> None:
    out = tmp_path / "public"
    publish(out, {"index.html": "old"})
    (out / "CNAME").write_text("data.example.dk")
    assert "(«CNAME»)" in foreign(out)
    assert (out / "index.html").read_text() == "old" and (out / "CNAME").exists()


def test_a_file_put_into_our_tree_while_a_build_runs_is_not_removed(tmp_path: Path) -> None:
    out = tmp_path / "public"
    publish(out, {"index.html": "old"})
    with pytest.raises(Unusable, match="CNAME"), new_tree(out) as tree:
        tree.add(File("index.html", b"new"))
        (out / "CNAME").write_text("data.example.dk")
    assert (out / "index.html").read_text() == "old" and (out / "CNAME").exists()


def test_a_link_put_into_our_tree_is_somebody_elses(tmp_path: Path) -> None:
    out, other = tmp_path / "public", tmp_path / "other"
    publish(out, {"index.html": "old"})
    other.mkdir()
    (out / "link").symlink_to(other)
    assert "(«link»)" in foreign(out)


def test_what_desktops_drop_is_no_hindrance(tmp_path: Path) -> None:
    out = tmp_path / "public"
    publish(out, {"index.html": "old"})
    (out / ".DS_Store").write_text("")
    publish(out, {"index.html": "new"})
    assert sorted(contents(out)) == [MARKER, "index.html"]


def test_an_empty_folder_and_a_link_to_a_folder_will_do(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    publish(tmp_path / "empty", {"index.html": "a"})
    assert (tmp_path / "empty" / "index.html").read_text() == "a"
    (tmp_path / "link").symlink_to("empty")
    publish(tmp_path / "link", {"index.html": "b"})
    assert (tmp_path / "link").is_symlink() and (tmp_path / "empty" / "index.html").read_text() == "b"


def test_a_file_or_the_root_is_no_output_folder(tmp_path: Path) -> None:
    (tmp_path / "public").write_text("mine")
    assert foreign(tmp_path / "public") == f"«{tmp_path}/public» is a file; the output needs a folder. Choose another --out."
    assert foreign(Path("/")) == "«/» is the root of the file system; the output needs a folder of its own. Choose another --out."


def test_somebody_elses_folder_in_the_way_is_not_removed(tmp_path: Path) -> None:
    (tmp_path / "public.new").mkdir()
    (tmp_path / "public.new" / "mine").write_text("x")
    assert "is in the way" in foreign(tmp_path / "public")
    assert (tmp_path / "public.new" / "mine").exists()


def test_two_builds_at_once_the_second_is_refused(tmp_path: Path) -> None:
    out = tmp_path / "public"
    with new_tree(out) as tree:
        tree.add(File("index.html", b"first"))
        assert foreign(out) == (
            f"Another build is at work (it holds «{out}.lock»). Wait until it has ended, or choose another --out."
        )
    assert contents(out)["index.html"] == "first"


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("a/index.html", "a/index.html", "Two things want to lie at «a/index.html» («a/index.html» is there already)."),
        ("a/index.html", "A/Index.html", "Two things want to lie at «A/» («a/» is there already)."),
        ("a", "a/index.html", "Two things want to lie at «a/» («a» is there already)."),
        ("a/index.html", "a", "Two things want to lie at «a» («a» is there already)."),
        ("a", MARKER, f"Two things want to lie at «{MARKER}» («{MARKER}» is there already)."),
    ],
)
def test_two_files_on_one_path_stop_the_build(tmp_path: Path, one: str, other: str, said: str) -> None:
    out = tmp_path / "public"
    publish(out, {"index.html": "old"})
    with pytest.raises(NotPublished) as stop:
        publish_all(out, [(one, "1"), (other, "2")])
    assert str(stop.value) == f"{said} Nothing was published."
    assert contents(out)["index.html"] == "old"


@pytest.mark.parametrize("path", ["../x", "/etc/x", "a//b", "a/./b", "a/../b", "", "a\\b", "a\nb", "a\0b", "\u202ea", "x" * 256])
def test_no_path_leads_out_of_the_tree(tmp_path: Path, path: str) -> None:
    with pytest.raises(NotPublished, match="is no path for a file of a site"):
        publish(tmp_path / "public", {path: "x"})
    assert beside(tmp_path / "public") == []


# What the system refuses ---------------------------------------------------------------------------------------------


def test_a_folder_that_cannot_be_written_to_is_said() -> None:
    with pytest.raises(NotPublished) as stop:
        publish(Path("/proc/referat/public"), {"index.html": "x"})
    assert str(stop.value) == (
        "The new site could not be written: No such file or directory («/proc/referat»)."
        " What was published before stands unchanged."
    )


FULL = """
import sys
from pathlib import Path
from mapping.publish.files import File
from mapping.publish.output import new_tree
from mapping.publish.tree import NotPublished
try:
    with new_tree(Path(sys.argv[1])) as tree:
        for number in range(100):
            tree.add(File(f"{number}/index.html", b"x" * 100_000))
except NotPublished as stop:
    print(stop)
"""


def run_full(out: Path, before: list[str]) -> str:
    command = [*before, sys.executable, "-c", FULL, str(out)]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def test_a_full_disk_is_said_and_the_old_site_stands(tmp_path: Path) -> None:
    """A real one of one megabyte, where this user may mount it."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = 'mount -t tmpfs -o size=1m tmpfs "$0" && mkdir "$0/public" && echo old > "$0/public/index.html" &&'
    mounted += f' echo "{SENTENCE}" > "$0/public/{MARKER}" && echo index.html >> "$0/public/{MARKER}" &&'
    mounted += ' "$@" && cat "$0/public/index.html" && ls "$0"'
    may = subprocess.run(["unshare", "-rm", "sh", "-c", 'mount -t tmpfs tmpfs "$0"', str(disk)], check=False, capture_output=True)
    if may.returncode != 0:
        pytest.skip("this user may not mount a disk of its own")
    said = run_full(disk / "public", ["unshare", "-rm", "sh", "-c", mounted, str(disk)]).splitlines()
    assert said[0].startswith("The new site could not be written: No space left on device («")
    assert said[0].endswith("»). What was published before stands unchanged.")
    assert said[1:] == ["old", "public"]


def test_a_limit_on_the_size_of_files_is_said_and_the_old_site_stands(tmp_path: Path) -> None:
    out = tmp_path / "public"
    publish(out, {"index.html": "old"})
    limited = [sys.executable, "-c", FULL, str(out)]

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))

    done = subprocess.run(limited, cwd=ROOT, check=True, capture_output=True, text=True, preexec_fn=limit)
    assert done.stdout.startswith("The new site could not be written: File too large")
    assert contents(out)["index.html"] == "old"
    assert beside(out) == ["public"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_missing_permission_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(NotPublished, match="Permission denied"):
            publish(tmp_path / "public", {"index.html": "x"})
    finally:
        tmp_path.chmod(0o700)
