"""Where a site's IRIs are served: the base of the IRIs and the address of the files may differ."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urljoin, urlsplit

from ..names import W3ID
from ..problems import Unusable
from ..uris import SOURCE_NAME, Uris


@dataclass(frozen=True)
class Site:
    """IRIs under ``base``, served under ``url``; both end in a slash."""

    base: str
    url: str

    @cached_property
    def uris(self) -> Uris:
        return Uris(self.base)

    def document(self, iri: str) -> str | None:
        """The IRI of the document that describes one of the site's IRIs; None for another's, and for a file of data."""
        whole = iri.partition("#")[0]
        is_file = not whole.endswith(("/", f"/{SOURCE_NAME}")) and not whole.startswith(W3ID)
        return self.uris.document(iri) if self.uris.is_ours(iri) and not is_file else None

    def address(self, iri: str) -> str:
        """Where one of the site's IRIs is fetched."""
        document = self.uris.document(iri)
        whole = iri.partition("#")[0]
        # The vocabulary's own IRIs lead through w3id.org to the document on each site.
        served = whole if whole.startswith(self.base) else document
        return self.url + served.removeprefix(self.base)

    def document_at(self, link: str, address: str = "") -> str | None:
        """The document that a link on the page at ``address`` leads to, if it is one of this site's."""
        try:
            whole = urljoin(address, link).partition("#")[0].partition("?")[0]
        except ValueError:
            return None
        for begin in (self.url, self.base):
            if whole.startswith(begin) and whole.endswith("/"):
                return self.base + whole.removeprefix(begin)
        return None


def checked_url(url: str) -> str:
    """An address that can be walked, with its slash. Raises Unusable."""
    if not _is_sound(url):
        raise Unusable(f"«{url}» is no address of a site. It needs the form https://data.example.dk/ .")
    return url if url.endswith("/") else f"{url}/"


def _is_sound(url: str) -> bool:
    try:
        parts = urlsplit(url)
        port = parts.port or 0
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and port >= 0 and not (parts.query or parts.fragment)
