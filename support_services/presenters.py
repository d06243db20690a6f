"""Services as readers see them at one moment: in the order of who can be reached first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from urllib.parse import urlsplit

from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext

from core.london import LONDON, midnight
from core.models import PartnershipSettings
from core.partial_dates import PartialDate, Precision
from core.status_label import StatusLabel
from support_services.choices import ANYTHING, FinderFacet
from support_services.contact_kinds import ContactKind
from support_services.finder import HOW, WHAT, WHO
from support_services.hours import OpeningStatus, OpenState, open_state
from support_services.hours_format import NOT_KNOWN_ON_BANK_HOLIDAYS, change_words, state_label, week_in_words
from support_services.languages import is_english
from support_services.models.services import Area, Service
from support_services.never_link import why_never_named
from support_services.speaking import plainly

NO_TALK = (ContactKind.WEB, ContactKind.EMAIL)  # ways by which nobody answers at once


@dataclass(frozen=True)
class ServiceCard:
    """One service at one moment."""

    service: Service
    moment: datetime
    state: OpenState

    # Open or closed

    @property
    def label(self) -> StatusLabel:
        return state_label(self.state)

    @property
    def has_state(self) -> bool:
        """Whether somebody knows if it is open."""
        return self.state.state is not OpeningStatus.UNKNOWN

    @property
    def change_words(self) -> str:
        return change_words(self.state, self.moment)

    @property
    def week(self) -> list[str]:
        """The hours of an ordinary week in words, or what is known instead."""
        return week_in_words(self.service.hours, self.today) or [*filter(None, [plainly(self.service.hours_note)])]

    @property
    def hours_words(self) -> str:
        """The same in one line, without what nobody knows."""
        return _in_one_line(self.week)

    @property
    def brief_words(self) -> str:
        """Whom it is for and when it is open, for a list of many."""
        return " ".join(filter(None, (plainly(self.service.for_whom), _sentence(self.hours_words))))

    # What a reader is told of how sure this is

    @property
    def today(self) -> date:
        return self.moment.astimezone(LONDON).date()

    @cached_property
    def is_in_doubt(self) -> bool:
        """Whether the number may be an old one. Readers get another number for it, and never a word of doubt."""
        return self.service.is_in_doubt(self.today)

    @property
    def proof_words(self) -> str:
        """One quiet line: “Checked 12 November”, “Sourced on 27 September 2026”. Nothing where there is a doubt."""
        service = self.service
        if service.is_permanent or self.is_in_doubt:
            return ""
        if service.confirmed:
            return gettext("Checked %(day)s") % {"day": _day_said(service.confirmed, self.today)}
        if not service.sourced:
            return ""
        is_day = service.sourced.precision is Precision.DAY
        sentence = gettext("Sourced on %(day)s") if is_day else gettext("Sourced in %(day)s")
        return sentence % {"day": in_language(service.sourced)}

    @property
    def source_host(self) -> str:
        return (urlsplit(self.service.source_url).hostname or "").removeprefix("www.")

    # Another number to call

    @cached_property
    def other_line(self) -> "OtherLine | None":
        """Whom to call when this one is closed or nobody answers."""
        other = self.service.instead
        if other is None or not other.live:
            return None
        number = next((point for point in other.shown_contact_points if point.kind == ContactKind.PHONE), None)
        return number and OtherLine(other.name, number)

    @property
    def until_then(self) -> "OtherLine | None":
        """The other line, while this one is closed."""
        return self.other_line if self.state.state is OpeningStatus.CLOSED else None

    @property
    def if_nobody_answers(self) -> "OtherLine | None":
        """The other line, where nobody can be sure that this one still answers."""
        return self.other_line if self.is_in_doubt and self.state.state is not OpeningStatus.CLOSED else None

    # What it is

    @property
    def facts(self) -> list[dict[str, str]]:
        """What a caller asks first, in few words. What is not known is left out."""
        service = self.service
        answers = {
            gettext("For"): plainly(service.for_whom).removeprefix("For "),
            pgettext("when", "Open"): self.hours_words,
            gettext("Cost"): plainly(service.cost),
            gettext("On the bill"): service.bill_words,
            gettext("Languages"): ", ".join(service.words_of(FinderFacet.LANGUAGE)),
            gettext("Cannot hear"): "Relay UK" if "relay" in service.marks_of(FinderFacet.ACCESS) else "",
        }
        return [{"label": label, "answer": _sentence(answer)} for label, answer in answers.items() if answer]

    @property
    def all_facts(self) -> list[dict[str, str]]:
        """The same for its own page, which also says what nobody knows."""
        service = self.service
        answers = {
            gettext("Run by"): service.organisation,
            gettext("Who it is for"): plainly(service.for_whom),
            gettext("Where"): self.area_words,
            gettext("When"): ". ".join(self.week),
            gettext("Cost"): plainly(service.cost),
            gettext("On the phone bill"): service.bill_words,
            gettext("Languages"): ", ".join(service.words_of(FinderFacet.LANGUAGE)),
            gettext("Other ways to talk"): ", ".join(service.words_of(FinderFacet.ACCESS)),
        }
        return [{"label": label, "answer": answer} for label, answer in answers.items()]

    @property
    def area_words(self) -> str:
        """Where people must be for it to help them. Empty if nobody knows."""
        if self.service.area == Area.CITY:
            return PartnershipSettings.area_of_default() or "Our area"
        return gettext(self.service.get_area_display()) if self.service.area != Area.NOT_KNOWN else ""

    @cached_property
    def contact_points(self) -> list:
        """Each with its own hours in words, where it has any."""
        points = self.service.shown_contact_points
        for point in points:
            point.hours_words = _in_one_line(week_in_words(point.hours, self.today))
        return points

    @cached_property
    def numbers(self) -> list:
        return [point for point in self.contact_points if point.is_number]

    @property
    def other_ways(self) -> list:
        return [point for point in self.contact_points if not point.is_number]

    @property
    def can_talk(self) -> bool:
        """Whether somebody answers there: by phone, by text, in a chat or by video."""
        return any(point.kind not in NO_TALK for point in self.contact_points)

    @property
    def is_for_our_area(self) -> bool:
        return self.service.area == Area.CITY

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

    @cached_property
    def leads_for(self) -> list[str]:
        """The answers for which this service is the one to name first."""
        return WHAT.codes_for({*self.service.marks_of(FinderFacet.LEADS)} - {ANYTHING})

    @property
    def place_in_line(self) -> tuple:
        """Open first, then what opens soonest; among those, whoever helps with most. What is in doubt comes last."""
        never = datetime.max.replace(tzinfo=UTC)
        doubt = 0 if not self.is_in_doubt else 1 if self.service.is_national else 2
        opens = self.moment if self.state.is_open else self.state.opens_at or never
        return doubt, opens, not self.numbers, -len(self.codes), not self.service.is_national, self.service.name


@dataclass(frozen=True)
class OtherLine:
    """A service to call instead: its name and its number."""

    name: str
    number: object


@dataclass(frozen=True)
class ListedCards:
    """The services of one list: whole cards, then those in brief, then those that have a website and nothing else."""

    own: list[ServiceCard]  # of this area, where no number is known: named before the cards
    cards: list[ServiceCard]
    brief: list[ServiceCard]
    also: list[ServiceCard]

    def __len__(self) -> int:
        return sum(map(len, (self.own, self.cards, self.brief, self.also)))


def listed(cards: Iterable[ServiceCard], whole: int = 100) -> ListedCards:
    """The first `whole` of those where somebody answers as cards, the rest in brief; no card is ever empty."""
    cards = [card for card in cards if card.contact_points]
    talking = [card for card in cards if card.can_talk]
    silent = [card for card in cards if not card.can_talk and any(point.href for point in card.other_ways)]
    own = [card for card in silent if card.is_for_our_area][:1]
    return ListedCards(own, talking[:whole], talking[whole:], [card for card in silent if card not in own])


def first_of(cards: Iterable[ServiceCard], most: int) -> list[ServiceCard]:
    """`most` of them: the area's own service for people who are hurt at home, with a number or without, then others."""
    own = [card for card in cards if card.is_for_our_area and "home" in card.service.marks_of(FinderFacet.HARM)][:1]
    return [*own, *(card for card in cards if card not in own)][:most]


def cards_of(services: Iterable[Service], moment: datetime) -> list[ServiceCard]:
    """A card for each service that has not ended, those first whom a reader can reach first."""
    running = [service for service in services if not why_never_named(service.name)]
    cards = [ServiceCard(service, moment, open_state(service.hours, moment)) for service in running]
    return sorted(cards, key=lambda card: card.place_in_line)


def next_change(cards: Iterable[ServiceCard], moment: datetime) -> datetime:
    """The next moment at which these cards would read differently: a line opens or closes, or a new day begins."""
    day_ends = midnight(moment.astimezone(LONDON).date() + timedelta(days=1))
    return min([day_ends, *(card.state.changes_at for card in cards if card.state.changes_at)])


def _day_said(day: PartialDate, today: date) -> str:
    """A day of this year without its year, as people say it."""
    if day.precision is Precision.DAY and day.first.year == today.year:
        return date_format(day.first, pgettext("format of a day", "j F"))
    return in_language(day) if day.precision is Precision.DAY else gettext("in %(day)s") % {"day": in_language(day)}


def in_language(day: PartialDate) -> str:
    """In the language that is active. What is known to a season or half a year is said as its year."""
    match day.precision:
        case _ if is_english():
            return str(day)
        case Precision.DAY | Precision.BY_DAY:
            return date_format(day.first, "DATE_FORMAT")
        case Precision.MONTH | Precision.BY_MONTH:
            return date_format(day.first, "YEAR_MONTH_FORMAT")
        case _:
            return str(day.first.year)


def _in_one_line(week: list[str]) -> str:
    return ". ".join(line for line in week if line != gettext(NOT_KNOWN_ON_BANK_HOLIDAYS))


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:].rstrip('.')}" if words else ""
