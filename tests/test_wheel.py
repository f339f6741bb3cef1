"""What is installed from a wheel, without development tools and without a checkout, does what a checkout does."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SMALL = ROOT / "tests" / "minutes" / "odense" / "2025-03-04-kulturudvalget.txt"


def run(folder: Path, *command: str | Path) -> subprocess.CompletedProcess[str]:
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=folder, capture_output=True, encoding="utf-8", timeout=600, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    # -P: without it the folder's own build.py would be run in the place of the tool of that name.
    folder = tmp_path_factory.mktemp("wheel")
    run(ROOT, sys.executable, "-P", "-m", "build", "--no-isolation", "--wheel", "--outdir", folder, ROOT)
    (made,) = folder.glob("referat-0.1.0-py3-none-any.whl")
    return made


@pytest.fixture(scope="module")
def bin_folder(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The commands of a fresh environment that holds the locked versions of what we stand on, and the wheel."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, with_pip=True)
    bin_folder = home / "bin"
    pip = (bin_folder / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(home, *pip, "--require-hashes", "-r", ROOT / "requirements.lock")
    run(home, *pip, "--no-deps", wheel)
    run(home, bin_folder / "python", "-m", "pip", "check")
    return bin_folder


def test_the_wheel_carries_the_data_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert tops == {"mapping", "referat-0.1.0.dist-info"}
    wanted = {f"mapping/_data/{name}" for name in ("ontology/referat.ttl", "ontology/minutes.schema.json", "site/site.toml")}
    wanted |= {"mapping/municipalities/odense.toml", "mapping/read/danish.toml", "referat-0.1.0.dist-info/licenses/LICENSE"}
    assert wanted <= set(names)
    assert any(name.startswith("mapping/_data/shapes/") for name in names)
    assert any(name.startswith("mapping/_data/site/templates/") for name in names)


def test_an_installed_command_builds_what_a_checkout_builds(bin_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "minutes" / "odense").mkdir(parents=True)
    shutil.copy(SMALL, tmp_path / "minutes" / "odense")
    assert "examples:" in run(tmp_path, bin_folder / "referat", "--help").stdout
    assert run(tmp_path, bin_folder / "referat", "--version").stdout == "referat 0.1.0\n"
    run(tmp_path, bin_folder / "referat", "build", "--quiet")
    run(tmp_path, sys.executable, ROOT / "build.py", "--quiet", "--out", "checkout")
    installed, checkout = tmp_path / "public", tmp_path / "checkout"
    paths = sorted(path.relative_to(checkout) for path in checkout.rglob("*") if path.is_file())
    assert paths == sorted(path.relative_to(installed) for path in installed.rglob("*") if path.is_file())
    assert [path for path in paths if (checkout / path).read_bytes() != (installed / path).read_bytes()] == []
