"""What the handwritten meeting states of its initiatives: one claim of each form."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from mapping.collection import ItemSummary
from mapping.knowledge import Because, Certainty, Claim, ClaimKind, JoinedName, Quote, Series, Story
from mapping.model import Precision, PrintedDate, Span

BODY = "Beskæftigelses- og Socialudvalget"


def written_story(small_jobs: ItemSummary) -> Story:
    """Claims of the item with the initiative of a coined name."""
    said = Quote(small_jobs, "Den 24. februar blev VeteranTeam Odense forlænget.", Span(45, 45))
    day = PrintedDate("Den 24. februar", "2026-02-24", Precision.DAY, True, Span(45, 45))
    event = Claim(ClaimKind.EXTENDED, "VeteranTeam Odense", said, day, (BODY,), position=1)
    figure = Claim(
        ClaimKind.FIGURE,
        "VeteranTeam Odense",
        said,
        value=Decimal("57.7"),
        printed="57,7 %",
        unit="%",
        measure="effektandel",
        period="samme tid sidste år",
        position=2,
        years_back=1,
    )
    amount = Claim(
        ClaimKind.AMOUNT,
        "VeteranTeam Odense",
        said,
        value=Decimal(3000000),
        printed="3 mio. kr.",
        unit="kr.",
        years=(2026, 2027),
        period="om året",
        position=3,
    )
    group = replace(amount, kind=ClaimKind.TARGET_GROUP, value=None, printed="veteraner", unit=None, years=(), position=4)
    itself = Because("navnet", Certainty.SURE, "Det navn, som initiativet oftest har i referaterne.")
    return Story(
        municipality="odense",
        slug="veteranteam-odense",
        names=(JoinedName("VeteranTeam Odense", itself),),
        events=(event,),
        series=(Series("effektandel", "%", (figure,)),),
        target_groups=(group,),
        amounts=(amount,),
        figures=(figure,),
    )


def claims_in(story: Story) -> tuple[Claim, ...]:
    return (*story.events, *story.figures, *story.amounts, *story.target_groups)
