"""The catalogue read by CKAN's own harvester: the parser of ckanext-dcat, in a virtual environment of its own.

Runs where ``CI`` or ``REFERAT_CKAN`` is set. It takes a minute the first time, to install CKAN; the environment then
lies in pytest's cache folder (``.pytest_cache/d/``) and is used again.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from catalogue_site import MINUTES, Made, make
from test_catalogue_dcat import meeting_of_2024, two_years

ASKED_FOR = bool(os.environ.get("CI") or os.environ.get("REFERAT_CKAN"))
pytestmark = pytest.mark.skipif(not ASKED_FOR, reason="set REFERAT_CKAN=1 to install CKAN and read the catalogue with it")

WANTED = ("ckan[requirements]==2.12.0", "ckanext-dcat==2.4.4")
HARVEST = """
import json, sys
from ckanext.dcat.processors import RDFParser
parser = RDFParser(profiles=["euro_dcat_ap_3"])
parser.parse(open(sys.argv[1], encoding="utf-8").read(), _format=sys.argv[2])
print(json.dumps(list(parser.datasets())))
"""


@pytest.fixture(scope="module")
def ckan(request: pytest.FixtureRequest) -> Path:
    """A Python that has CKAN."""
    cache = request.config.cache
    assert cache is not None
    folder = cache.mkdir("ckan-" + "-".join(each.rpartition("==")[2] for each in WANTED))
    python, done = folder / "bin" / "python", folder / "installed"
    if not done.exists():
        subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *WANTED], check=True)
        done.touch()
    return python


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return make(tmp_path_factory.mktemp("spool"), (meeting_of_2024(), MINUTES), two_years())


def harvested(ckan: Path, made: Made, name: str, form: str, folder: Path) -> list[dict[str, Any]]:
    file = folder / name
    file.write_bytes(made.files[name])
    run = subprocess.run([ckan, "-c", HARVEST, file, form], check=True, capture_output=True, text=True, encoding="utf-8")
    found: list[dict[str, Any]] = json.loads(run.stdout.splitlines()[-1])
    return sorted(found, key=lambda dataset: str(extras(dataset)["uri"]))


def extras(dataset: dict[str, Any]) -> dict[str, str]:
    return {each["key"]: each["value"] for each in dataset["extras"]}


@pytest.mark.parametrize(("name", "form"), [("catalog.ttl", "turtle"), ("catalog.jsonld", "json-ld")])
def test_ckan_harvests_every_dataset_with_all_its_files(ckan: Path, made: Made, tmp_path: Path, name: str, form: str) -> None:
    found = harvested(ckan, made, name, form, tmp_path)
    assert [(extras(dataset)["uri"], len(dataset["resources"])) for dataset in found] == [
        ("https://data.example.dk/data/#datasaet", 37),
        ("https://data.example.dk/data/odense/beskaeftigelses-og-socialudvalget/2024/#datasaet", 1),
        ("https://data.example.dk/data/odense/beskaeftigelses-og-socialudvalget/2026/#datasaet", 1),
    ]
    for dataset in found:
        assert dataset["license_id"] == "cc-zero", "the licence is in CKAN's register"
        assert {extras(dataset)["publisher_name"], extras(dataset)["spatial_text"]} == {"Odense Kommune"}
        assert extras(dataset)["publisher_identifier"] == "35209115"
        assert extras(dataset)["contact_email"] == "data@example.dk"
        for resource in dataset["resources"]:
            assert resource["url"].removeprefix("https://data.example.dk/") in made.files
            assert resource["size"] == len(made.files[resource["url"].removeprefix("https://data.example.dk/")])
            assert resource["uri"].startswith("https://data.example.dk/data/")


def test_ckan_accepts_every_keyword(ckan: Path, made: Made, tmp_path: Path) -> None:
    """By the rules of ``ckan.logic.validators``: one bad keyword and the whole dataset is rejected."""
    for dataset in harvested(ckan, made, "catalog.ttl", "turtle", tmp_path):
        words = [tag["name"] for tag in dataset["tags"]]
        assert "referater" in words
        for word in words:
            assert 2 <= len(word) <= 100 and all(ch.isalnum() or ch in " -._" for ch in word), word
