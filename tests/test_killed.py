"""A build killed with SIGKILL at any moment leaves the old site or the new one, and the next build needs no help."""

from __future__ import annotations

from pathlib import Path

from kills import ordeal


def test_a_killed_build_leaves_a_whole_site(tmp_path: Path) -> None:
    tried = ordeal(tmp_path, seed=1)
    tried.run(14)
    assert tried.killed >= 7
