"""Services as readers see them at one moment: in the order of who can be reached first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from urllib.parse import urlsplit

from core.london import LONDON, midnight
from core.partial_dates import Precision
from core.status_label import StatusLabel
from support_services.choices import FinderFacet
from support_services.contact_kinds import ContactKind
from support_services.finder import HOW, WHAT, WHO
from support_services.hours import OpenState, open_state
from support_services.hours_format import change_words, state_label, week_in_words
from support_services.models.services import Area, Service


@dataclass(frozen=True)
class ServiceCard:
    """One service at one moment."""

    service: Service
    moment: datetime
    state: OpenState

    @property
    def label(self) -> StatusLabel:
        return state_label(self.state)

    @property
    def has_state(self) -> bool:
        """Whether open or closed means anything: its hours were checked, or it has a number whose hours matter."""
        return bool(self.service.checked_on and (self.service.hours or self.numbers))

    @property
    def change_words(self) -> str:
        return change_words(self.state, self.moment)

    @property
    def week(self) -> list[str]:
        return week_in_words(self.service.hours, self.moment.date()) if self.service.checked_on else []

    @property
    def is_overdue(self) -> bool:
        return self.service.is_overdue(self.moment.date())

    @property
    def checked_words(self) -> str:
        """When it was last checked, with its preposition: “on 30 January 2025”, “in 2020”."""
        checked = self.service.checked
        return f"{'on' if checked.precision is Precision.DAY else 'in'} {checked}"

    @property
    def source_host(self) -> str:
        return urlsplit(self.service.source_url).hostname.removeprefix("www.")

    @property
    def facts(self) -> list[dict[str, str]]:
        """Everything else a reader may ask, each with its answer; an empty answer is not known."""
        service = self.service
        answers = {
            "Run by": service.organisation,
            "Who it is for": service.for_whom,
            "Where": service.get_area_display() if service.area != Area.NOT_KNOWN else "",
            "When": ". ".join(self.week),
            "Cost": service.cost,
            "On the phone bill": service.bill_words,
            "Languages": ", ".join(service.words_of(FinderFacet.LANGUAGE)),
            "Other ways to talk": ", ".join(service.words_of(FinderFacet.ACCESS)),
        }
        return [{"label": label, "answer": answer} for label, answer in answers.items()]

    @cached_property
    def contact_points(self) -> list:
        return self.service.shown_contact_points

    @cached_property
    def numbers(self) -> list:
        return [point for point in self.contact_points if point.is_number]

    @property
    def other_ways(self) -> list:
        return [point for point in self.contact_points if not point.is_number]

    @cached_property
    def codes(self) -> list[str]:
        """The answers to the finder's questions that this service fits."""
        ways = {point.kind for point in self.contact_points}
        if "bsl" in self.service.marks_of(FinderFacet.ACCESS):
            ways.add(ContactKind.BSL)
        return [
            *WHO.codes_for(self.service.marks_of(FinderFacet.ASKS)),
            *WHAT.codes_for(self.service.marks_of(FinderFacet.HARM)),
            *HOW.codes_for(ways),
        ]

    @property
    def place_in_line(self) -> tuple:
        """Open first, then what opens soonest. One not checked lately comes after all that were, local ones last."""
        never = datetime.max.replace(tzinfo=UTC)
        certain = not self.is_overdue and self.service.checked_on is not None
        doubt = 0 if certain else 1 if self.service.is_national else 2
        opens = self.moment if self.state.is_open else self.state.opens_at or never
        return doubt, opens, not self.numbers, not self.service.is_national, self.service.name


def cards_of(services: Iterable[Service], moment: datetime) -> list[ServiceCard]:
    """A card for each service, those first whom a reader can reach first. Hours nobody has checked claim nothing."""
    cards = [
        ServiceCard(service, moment, open_state(service.hours if service.checked_on else "", moment))
        for service in services
    ]
    return sorted(cards, key=lambda card: card.place_in_line)


def next_change(cards: Iterable[ServiceCard], moment: datetime) -> datetime:
    """The next moment at which these cards would read differently: a line opens or closes, or a new day begins."""
    day_ends = midnight(moment.astimezone(LONDON).date() + timedelta(days=1))
    return min([day_ends, *(card.state.changes_at for card in cards if card.state.changes_at)])
