"""What minutes and pages say of an area after the plan that named it. None of it changes a state."""

from datetime import date
from typing import NamedTuple

from core.partial_dates import Precision
from home.starter.record import Record
from plans.models import LaterMention, PriorityPage


class Mention(NamedTuple):
    slug: str
    source: str
    text: str
    day: date
    precision: Precision = Precision.DAY


OF_2016 = [
    Mention(
        "the-city-at-night",
        "violence strategy 2024",
        "Violence linked to the night is one of three priorities of the Serious Violence Strategy 2024.",
        date(2024, 1, 1),
        Precision.EARLY_YEAR,
    ),
    Mention(
        "preventing-terrorism",
        "prevent 2017",
        "Prevent was still with the Community Safety Team in September 2017. Nothing later was found.",
        date(2017, 9, 1),
        Precision.MONTH,
    ),
]
OF_2022 = [
    Mention(
        "hate-crime",
        "hate crime groups 2023",
        "A committee of the City police looked closely at hate crime. The minute does not tie it to the partnership.",
        date(2023, 7, 1),
        Precision.LATE_YEAR,
    ),
]
OF_JUNE_2023 = [
    Mention(
        "violence",
        "violent crime 2023",
        "The police committee heard that violence against women and girls is hard to define, and wants it told apart.",
        date(2023, 9, 1),
        Precision.MONTH,
    ),
    Mention(
        "anti-social-behaviour",
        "asb 2024",
        "A delivery group has brought four teams together. A policy on anti-social behaviour was still a draft.",
        date(2024, 1, 1),
        Precision.EARLY_YEAR,
    ),
    Mention(
        "anti-social-behaviour",
        "asb 2024",
        "The Board’s public report still names neighbourhood crime, which the decision of June 2023 left out.",
        date(2024, 1, 1),
        Precision.EARLY_YEAR,
    ),
]


def mention_later(pages: list[PriorityPage], mentions: list[Mention], record: Record) -> list[PriorityPage]:
    """Give each of `pages` what is known of it. Returns those of which something is."""
    told = [page for page in pages if any(each.slug == page.slug for each in mentions)]
    for area in told:
        page = PriorityPage.objects.get(pk=area.pk)
        page.later_mentions = [
            LaterMention(text=each.text, date=each.day, date_precision=each.precision, **record.read_in(each.source))
            for each in mentions
            if each.slug == page.slug
        ]
        page.save_revision().publish()
    return told
