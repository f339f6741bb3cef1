"""Settings of the site that tests publish."""

from __future__ import annotations

from datetime import date

from mapping.settings import Settings

SETTINGS = Settings(
    base="https://data.example.dk/",
    title_da="Prøve",
    title_en="Trial",
    publisher="Udgiver",
    licence="http://creativecommons.org/publicdomain/zero/1.0/",
    licence_name="CC0 1.0",
    contact="data@example.dk",
    published=date(2026, 5, 12),
)
