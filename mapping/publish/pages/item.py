"""The page of an agenda item: the decision first, then what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...danish import write_date, write_partial_date
from ...model import (
    AgendaItem,
    Attachment,
    DecisionPart,
    MeetingKey,
    Minutes,
    Proposal,
    Recommendation,
    Reference,
)
from ..documents import Document
from . import phrases
from .attendance import attendance_groups
from .commitments import item_commitments
from .compared import compared_view
from .earlier import earlier_views
from .findings import finding_lines
from .frame import Page, describe
from .item_claims import claim_lines
from .item_facts import item_facts, raised_by
from .item_money import item_money
from .item_view import (
    AttachmentView,
    DecisionView,
    ItemView,
    NamedInitiative,
    PartView,
    ProposalView,
    RecommendationView,
    ReferenceView,
)
from .later import gap, leads, said_of_item
from .links import ItemLine, Link, Links, Site
from .outcomes import marked_qualifiers
from .text import sections
from .votes import statement_views, vote_views


def item_page(site: Site, minutes: Minutes, item: AgendaItem, document: Document | None) -> Page:
    """The page of one item of a meeting."""
    key = minutes.key
    iri = site.uris.item_page(key, item.number)
    links = Links(site, site.uris.path(iri))
    decision = item.decision.text if item.decision else closed_words(item) or "Referatet har ingen beslutning til punktet."
    return Page(
        path=links.page,
        template="agenda_item.html",
        title=f"Punkt {item.number}: {item.title}",
        description=describe(f"{phrases.meeting_name(key)}. {decision}"),
        view=_view(minutes, item, links),
        crumbs=item_crumbs(links, key),
        document=document,
        source=Link(f"Referatet, {phrases.lines(item.span)}", links.lines(key, item.span).href),
        filters=_filters(site, key, item),
        whence=phrases.meeting_name(key),
    )


def _filters(site: Site, key: MeetingKey, item: AgendaItem) -> tuple[tuple[str, str], ...]:
    always = (("Organ", key.body), ("År", str(key.day.year)), ("Slags", "Punkt"))
    return (*always, ("Udfald", site.words.outcome(item.outcome.concept))) if item.outcome else always


def item_crumbs(links: Links, key: MeetingKey) -> tuple[Link, ...]:
    """The way up from what belongs to a meeting."""
    uris = links.site.uris
    return (
        links.named(uris.municipality(key.municipality)),
        links.body(key.municipality, key.body),
        Link(write_date(key.day), links.ours(uris.meeting_page(key))),
    )


def _view(minutes: Minutes, item: AgendaItem, links: Links) -> ItemView:
    key = minutes.key
    before, after = _same_case(item, key, links)
    named = _initiatives(item, key, links)
    previous, following = _beside(minutes, item, links)
    return ItemView(
        number=item.number,
        title=item.title,
        kind=links.case_type(key.municipality, item.case_type),
        meeting=links.meeting(key),
        mark=links.mark(item.outcome.concept if item.outcome else None),
        qualifiers=marked_qualifiers(item.outcome, links),
        closed=closed_words(item),
        earlier=earlier_views(minutes, item, links),
        votes=vote_views(minutes, item, links),
        statements=statement_views(minutes, item, links),
        attendance=attendance_groups(item.attendance, minutes, links),
        decision=_decision(minutes, item, links),
        dropped_by=_item_link(minutes, item.dropped_by, "beslutning", links),
        drops=tuple(_drops(minutes, item, links)),
        compared=compared_view(minutes, item, links),
        recommendation=_recommendation(item.recommendation, key, links),
        facts=tuple(item_facts(minutes, item, links)),
        commitments=item_commitments(key, item.number, links),
        all_commitments=Link("Alle tilsagn", links.ours(links.site.uris.folder(key.municipality, "tilsagn"))),
        money=item_money(item, key, links),
        case=links.case(key.municipality, item.case_number.printed) if item.case_number else None,
        standing=_is_standing(item, key, links),
        before=before,
        after=after,
        initiatives=tuple(one for one in named if one.name.href),
        budget_names=tuple(one for one in named if not one.name.href),
        claims=claim_lines(item, key, links),
        findings=finding_lines(key, item.number, links),
        references=tuple(_reference(reference, item, key, links) for reference in item.references),
        later=said_of_item(key, item.number, links),
        proposals=tuple(_proposal(proposal, key, links) for proposal in item.proposals),
        sections=sections(item, key, links),
        attachments=tuple(_attachment(attachment, key, links) for attachment in item.attachments),
        previous=previous,
        next=following,
    )


def closed_words(item: AgendaItem) -> str | None:
    """What a reader is told of an item that was dealt with behind closed doors."""
    if not item.closed:
        return None
    bare = not (item.decision or item.sections)
    return "Lukket punkt: kun overskriften er offentliggjort." if bare else "Lukket punkt: behandlet for lukkede døre."


def _decision(minutes: Minutes, item: AgendaItem, links: Links) -> DecisionView | None:
    decision = item.decision
    if decision is None:
        return None
    recommended = item.recommendation.points if item.recommendation else ()
    points = {point.number: f"#indstilling-{point.position}" for point in recommended}
    parts = tuple(_part(part, points, minutes, links) for part in decision.parts)
    return DecisionView(_paragraphs(decision.text), parts, links.lines(minutes.key, decision.span))


def _part(part: DecisionPart, points: Mapping[str, str], minutes: Minutes, links: Links) -> PartView:
    place = points.get(part.point) if part.point else None
    answers = Link(f"punkt {part.point} i indstillingen", place) if place else None
    about = _item_link(minutes, part.about_item, "", links)
    qualifiers = marked_qualifiers(part.outcome, links)
    return PartView(f"beslutning-{part.position}", part.text, links.mark(part.outcome.concept), about, qualifiers, answers)


def _drops(minutes: Minutes, item: AgendaItem, links: Links) -> Iterator[Link]:
    """Items that this one's decision took off the agenda, unless a part of the decision says so itself."""
    said = {part.about_item for part in item.decision.parts} if item.decision else set()
    for other in minutes.items:
        if other.dropped_by == item.number and other.number not in said:
            link = _item_link(minutes, other.number, "", links)
            if link:
                yield link


def _recommendation(found: Recommendation | None, key: MeetingKey, links: Links) -> RecommendationView | None:
    if found is None:
        return None
    points = tuple((f"indstilling-{point.position}", point.number, point.text) for point in found.points)
    said = {point.text for point in found.points}
    paragraphs = tuple(text for text in _paragraphs(found.text) if text not in said)
    return RecommendationView(paragraphs, points, links.lines(key, found.span))


def _same_case(item: AgendaItem, key: MeetingKey, links: Links) -> tuple[tuple[ItemLine, ...], tuple[ItemLine, ...]]:
    """The case's other treatments next to this one: those before, latest first, and those after; none of a standing case."""
    if item.case_number is None or _is_standing(item, key, links):
        return (), ()
    before, after = links.site.lookup.treatments_beside(key, item.case_number.printed, item.position)
    return links.items(before), links.items(after)


def _is_standing(item: AgendaItem, key: MeetingKey, links: Links) -> bool:
    return item.case_number is not None and links.site.lookup.is_standing(key.municipality, item.case_number.printed)


def _initiatives(item: AgendaItem, key: MeetingKey, links: Links) -> tuple[NamedInitiative, ...]:
    lookup, named = links.site.lookup, dict[str, tuple[Link, list[tuple[str, Link]]]]()
    for mention in item.mentions:
        found = lookup.mentioned(key, item.number, mention.position)
        name = links.initiative(key.municipality, *found) if found else Link(mention.name)
        _, spots = named.setdefault(found[0] if found else mention.name, (name, []))
        spots.append((f"omtale-{mention.position}", links.lines(key, mention.span)))
    return tuple(NamedInitiative(name, tuple(spots)) for name, spots in named.values())


def _reference(reference: Reference, item: AgendaItem, key: MeetingKey, links: Links) -> ReferenceView:
    words, day = links.site.words, write_partial_date(reference.date.value)
    kind = words.kinds[reference.kind]
    when = words.directions[reference.direction]
    fragment = f"henvisning-{reference.position}"
    resolved = links.site.lookup.resolved(key, item.number, fragment)
    return ReferenceView(
        id=fragment,
        what=phrases.capital(f"{when} {kind}: {day}"),
        bodies=tuple(links.body(key.municipality, name) for name in reference.bodies),
        leads=leads(resolved, links),
        gap=gap(resolved, links),
        sentence=reference.sentence,
        lines=links.lines(key, reference.span),
    )


def _proposal(proposal: Proposal, key: MeetingKey, links: Links) -> ProposalView:
    party = proposal.party_letter
    person = raised_by(proposal, key, links)
    return ProposalView(f"forslag-{proposal.position}", person, party, proposal.quote, links.lines(key, proposal.span))


def _attachment(attachment: Attachment, key: MeetingKey, links: Links) -> AttachmentView:
    return AttachmentView(f"bilag-{attachment.position}", attachment.number, attachment.title, links.lines(key, attachment.span))


def _item_link(minutes: Minutes, number: str | None, fragment: str, links: Links) -> Link | None:
    """Another item of the same meeting, by its printed number."""
    other = next((item for item in minutes.items if item.number == number), None)
    if other is None:
        return None
    page = links.ours(links.site.uris.item_page(minutes.key, other.number))
    return Link(f"punkt {other.number}: {other.title}", f"{page}#{fragment}" if fragment else page)


def _beside(minutes: Minutes, item: AgendaItem, links: Links) -> tuple[Link | None, Link | None]:
    """The items printed before and after this one."""
    before = next((other for other in reversed(minutes.items) if other.position < item.position), None)
    after = next((other for other in minutes.items if other.position > item.position), None)
    return (
        _item_link(minutes, before.number, "", links) if before else None,
        _item_link(minutes, after.number, "", links) if after else None,
    )


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(piece.strip() for piece in text.split("\n") if piece.strip())
