"""The one line to talk to now, named at the top of every page of this part."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from support_services.choices import ANYTHING, FinderFacet
from support_services.contact_kinds import ContactKind
from support_services.hours import OpeningStatus
from support_services.presenters import ServiceCard
from support_services.speaking import plainly

NATIONAL_LINE = "ndah"  # named where no editor has chosen a service that “comes first for anything”
NAMED_EVERYWHERE = Q(reference=NATIONAL_LINE) | Q(marks__facet=FinderFacet.LEADS, marks__value=ANYTHING)


@dataclass(frozen=True)
class TalkNow:
    """Whom to call now: the line of the page's own kind while it is open, else the national one."""

    card: ServiceCard
    any_time: ServiceCard | None = None  # the national line, beside one of the page's own kind

    @property
    def name(self) -> str:
        return self.card.service.name

    @property
    def number(self):
        return phone_of(self.card)

    @property
    def any_time_number(self):
        return self.any_time and phone_of(self.any_time)

    @property
    def said(self) -> list[str]:
        """What a call costs and until when somebody answers, as far as it is known."""
        return [*filter(None, (plainly(self.card.service.cost).rstrip("."), self.card.change_words))]

    @property
    def said_later(self) -> list[str]:
        """The same for a page that is older than the moment it speaks of."""
        return [*filter(None, (plainly(self.card.service.cost).rstrip("."), self.card.hours_words))]

    @property
    def cards(self) -> list[ServiceCard]:
        return [self.card, *filter(None, [self.any_time])]


def talk_now(cards: Iterable[ServiceCard], own: ServiceCard | None = None) -> TalkNow | None:
    """`cards`: some that have those of `NAMED_EVERYWHERE` among them; `own`: the first line of the page.

    None where no line is public: the page then has 999 and 101 alone.
    """
    able = [card for card in cards if phone_of(card) and card.state.state is not OpeningStatus.CLOSED]
    national = the_national_one(able)
    if own and own.state.is_open and phone_of(own) and own.service != (national and national.service):
        return TalkNow(own, national)
    return TalkNow(national) if national else None


def the_national_one(cards: Iterable[ServiceCard]) -> ServiceCard | None:
    """Of lines with a number the one an editor has chosen, else the one known by its short name."""
    lines = list(cards)
    chosen = [card for card in lines if ANYTHING in card.service.marks_of(FinderFacet.LEADS)]
    return next(iter([*chosen, *(card for card in lines if card.service.reference == NATIONAL_LINE)]), None)


def phone_of(card: ServiceCard):
    """Its first number to call."""
    return next((point for point in card.numbers if point.kind == ContactKind.PHONE), None)
