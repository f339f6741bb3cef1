"""site/site.toml: every fault has its sentence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mapping import places
from mapping.problems import Unusable
from mapping.settings import Settings, read_settings

SOUND = """
base = "https://data.example.dk/"
title_da = "Referater"
title_en = "Minutes"
publisher = "Eksempel Kommune"
licence = "http://creativecommons.org/publicdomain/zero/1.0/"
licence_name = "CC0 1.0"
"""


def written(folder: Path, text: str) -> Path:
    file = folder / "site.toml"
    file.write_text(text, "utf-8")
    return file


def test_the_settings_that_are_shipped() -> None:
    shipped = read_settings(places.site() / "site.toml")
    assert shipped.base == "http://localhost:8000/"
    assert (shipped.licence, shipped.licence_name) == ("http://creativecommons.org/publicdomain/zero/1.0/", "CC0 1.0")
    assert shipped.published is None, "a date is the publisher's to give"


def test_everything_that_can_be_set(tmp_path: Path) -> None:
    file = written(tmp_path, SOUND + 'contact = "data@example.dk"\npublished = 2026-05-12\n')
    assert read_settings(file) == Settings(
        base="https://data.example.dk/",
        title_da="Referater",
        title_en="Minutes",
        publisher="Eksempel Kommune",
        contact="data@example.dk",
        licence="http://creativecommons.org/publicdomain/zero/1.0/",
        licence_name="CC0 1.0",
        published=date(2026, 5, 12),
    )


def test_the_command_line_is_put_over_the_file(tmp_path: Path) -> None:
    made = read_settings(written(tmp_path, SOUND), base="https://andet.dk/data/", published=date(2026, 6, 1))
    assert (made.base, made.published, made.title_da) == ("https://andet.dk/data/", date(2026, 6, 1), "Referater")


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        (
            '"https://data.example.dk/"',
            '"data.example.dk"',
            "site.toml: «base»: The base «data.example.dk» is no absolute web address. It needs the form"
            " https://data.example.dk/ : http or https, a host, and a slash at the end.",
        ),
        ('"Referater"', '""', "site.toml: «title_da» is empty; it needs the words that pages show."),
        ('"Referater"', "7", "site.toml: «title_da»: Input should be a valid string."),
        ('title_en = "Minutes"', "", "site.toml: «title_en»: is not given."),
        ('title_en = "Minutes"', 'title_en = "Minutes"\ntitel = "x"', "site.toml: «titel»: is no setting."),
        (
            '"http://creativecommons.org/publicdomain/zero/1.0/"',
            '"CC0"',
            "site.toml: «licence»: «CC0» is no web address; it needs the licence's IRI.",
        ),
        (
            'licence_name = "CC0 1.0"',
            'licence_name = "CC0 1.0"\ncontact = "ring til os"',
            "site.toml: «contact»: «ring til os» is neither an e-mail address nor a web address.",
        ),
        (
            'licence_name = "CC0 1.0"',
            'licence_name = "CC0 1.0"\nkeep_versions = 0',
            "site.toml: «keep_versions»: «0» is too few; it needs 1 or more, or to be left out.",
        ),
        ('"CC0 1.0"', '"CC0 1.0', "site.toml: not TOML in UTF-8: Illegal character '\\n' (at line 7, column 24)"),
    ],
)
def test_a_fault_is_said_with_its_key(tmp_path: Path, was: str, becomes: str, said: str) -> None:
    assert SOUND.count(was) == 1
    with pytest.raises(Unusable) as fault:
        read_settings(written(tmp_path, SOUND.replace(was, becomes)))
    assert str(fault.value) == said


def test_a_fault_of_the_file_is_not_hidden_by_an_option(tmp_path: Path) -> None:
    file = written(tmp_path, SOUND.replace("https://data", "data"))
    with pytest.raises(Unusable, match=r"site\.toml: «base»"):
        read_settings(file, base="https://andet.dk/")


def test_a_base_from_the_command_line_is_checked(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="The base «ftp://x/» is no absolute web address"):
        read_settings(written(tmp_path, SOUND), base="ftp://x/")


def test_a_file_that_is_not_there_or_is_not_utf8(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="There is no settings file «site.toml»"):
        read_settings(tmp_path / "site.toml")
    (tmp_path / "site.toml").write_bytes(b'title_da = "\xe6"')
    with pytest.raises(Unusable, match="site.toml: not TOML in UTF-8"):
        read_settings(tmp_path / "site.toml")
