"""What holds the rooms together: what is left out, what is joined again, and what stops a build."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from mapping import joining, places
from mapping.check import Account, Ledger
from mapping.pipeline import Report, Stopped, build
from mapping.problems import Problem
from mapping.settings import read_settings

ROOT = Path(__file__).parents[1]
SMALL = ROOT / "tests" / "minutes" / "odense" / "2025-03-04-kulturudvalget.txt"
OTHER = "2026-04-28-beskaeftigelses-og-socialudvalget.txt"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "minutes" / "odense").mkdir(parents=True)
    shutil.copy(SMALL, tmp_path / "minutes" / "odense")
    shutil.copy(ROOT / "minutes" / "odense" / OTHER, tmp_path / "minutes" / "odense")
    return tmp_path


def publish(desk: Path) -> Report:
    settings = read_settings(places.site() / "site.toml")
    return build([desk / "minutes"], desk / "public", settings, 1, lambda stage, done, total: None)


class Complaining(Ledger):
    """A ledger that finds fault with one file as long as it is there."""

    def add(self, name: str, *accounts: Account) -> None:
        super().add(name, *accounts)
        if name == f"odense/{OTHER}":
            self.blamed = name

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        if hasattr(self, "blamed"):
            yield Problem(self.blamed, None, "described-twice", "it in one way here.", "another way.")


def test_a_meeting_that_the_joined_data_shows_to_be_wrong_is_left_out_alone(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joining, "Ledger", Complaining)
    report = publish(desk)
    assert (report.found, report.published, report.items) == (2, 1, 3)
    assert report.left_out == (f"odense/{OTHER}",)
    assert [problem.code for problem in report.problems if problem.file == f"odense/{OTHER}"] == ["described-twice"]
    moede = desk / "public" / "odense" / "moede"
    assert [path.name for path in sorted(moede.iterdir()) if path.is_dir()] == ["kulturudvalget"]
    assert not (desk / "public" / "odense" / "initiativ" / "veteranteam-odense").exists(), "only the other one named it"


def test_data_that_does_not_agree_with_itself_is_not_published(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(desk)
    before = sorted((desk / "public").rglob("*"))
    monkeypatch.setattr(joining, "definitions", lambda *folders: ())
    with pytest.raises(Stopped) as stopped:
        publish(desk)
    assert str(stopped.value).startswith("Nothing was published: ")
    assert {problem.code for problem in stopped.value.problems} >= {"iri-not-described"}
    assert sorted((desk / "public").rglob("*")) == before


def test_a_dismissal_that_sets_nothing_aside_is_a_warning(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "kommuner").mkdir()
    text = (places.municipalities() / "odense.toml").read_text("utf-8")
    wrong = '[[dismissals]]\nfinding = "datoer-afviger-00000000"\nreason = "Trykfejl."\n'
    (desk / "kommuner" / "odense.toml").write_text(f"{text}\n{wrong}", "utf-8")
    monkeypatch.setattr(places, "municipalities", lambda: desk / "kommuner")
    report = publish(desk)
    assert report.published == 2
    assert [(each.file, each.severity.value) for each in report.problems if each.code == "no-such-finding"] == [
        ("odense.toml", "warning")
    ]


def test_the_numbers_of_a_report(desk: Path) -> None:
    report = publish(desk)
    files = [path for path in (desk / "public").rglob("*") if path.is_file() and path.name != ".referat"]
    assert (report.found, report.published, report.items, report.decisions) == (2, 2, 12, 12)
    assert report.files == len(files)
    assert report.pages == sum(path.suffix == ".html" for path in files)
    assert report.triples == len((desk / "public" / "dumps" / "latest.nq").read_text("utf-8").splitlines())
    assert report.is_sound and report.left_out == ()
