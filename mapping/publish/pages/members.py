"""Members and parties as pages name them: with a page of their own where they have one, else as printed."""

from __future__ import annotations

from collections.abc import Iterable

from ...model import MeetingKey
from ...model.elected import is_full_name, list_letter
from .links import Link, Links

Term = tuple[int, int] | None


def person_link(name: str, key: MeetingKey, links: Links, note: str | None = None) -> Link:
    """A member by name; a name that may be anybody's leads nowhere."""
    iri = str(links.site.uris.person(key.municipality, name)) if is_full_name(name) else ""
    return Link(name, links.ours(iri) if links.site.lookup.knows(iri) else None, note)


def party_link(party: str, term: Term, key: MeetingKey, links: Links) -> Link:
    """A party as printed; a letter leads to its list, if the body's term tells which list that is."""
    letter = list_letter(party)
    iri = str(links.site.uris.party_list(key.municipality, letter, term)) if letter and term else ""
    return Link(party, links.ours(iri) if links.site.lookup.knows(iri) else None)


def party_links(parties: Iterable[str], term: Term, key: MeetingKey, links: Links) -> tuple[Link, ...]:
    return tuple(party_link(party, term, key, links) for party in dict.fromkeys(parties))


def person_links(names: Iterable[str], key: MeetingKey, links: Links) -> tuple[Link, ...]:
    return tuple(person_link(name, key, links) for name in dict.fromkeys(names))
