"""What is shown to somebody who may be hurt: whom to call first, then the pages that help, then who else does."""

from collections.abc import Iterable

from core.site_request import SiteRequest
from home.search.answering import SearchAnswer, once_each
from home.search.documents import SearchDocument
from home.search.harm_kinds import HarmKind, harm_kinds, harms_in
from home.search.hits import plain_hit
from home.search.library import SearchLibrary
from home.search.text import stems
from support_services.choices import FinderFacet
from support_services.models import Service
from support_services.presenters import ServiceCard, cards_of, listed, next_change
from support_services.talk import phone_of, talk_now

MOST_CARDS = 6
MOST_PAGES = 6
DAY_AND_NIGHT = "ndah"  # whom to call while the line for the kind of harm is closed
GENERAL = "c1"


def help_shown(request: SiteRequest, answer: SearchAnswer, library: SearchLibrary) -> dict:
    harm = answer.harm or harm_of(answer.help_page)
    every = cards_of((each for each in library.published if not each.is_emergency), request.now)
    cards = cards_for(harm, answer.help_page, every)
    hub = library.by_url.get(library.support_url)
    pages = once_each([*answer.documents, *([hub] if hub else [])])
    plans = [page for page in pages if not page.is_sensitive and page not in answer.others]
    return {
        "support_url": library.support_url,
        "talk": talk_now(every, line_to_talk_to(cards, harm, answer.help_page)),
        "hits": [plain_hit(page) for page in pages if page.is_sensitive][:MOST_PAGES],
        "others": [plain_hit(page) for page in answer.others],
        "plans": [plain_hit(page) for page in plans][:MOST_PAGES],
        "listed": listed(cards[:MOST_CARDS]),
        "moment": request.now,
        "expires_at": next_change(every, request.now),
    }


def harm_of(document: SearchDocument | None) -> HarmKind:
    """What a page or service of support is about."""
    if document is None:
        return harm_kinds()[GENERAL]
    last_part = document.url.rstrip("/").rpartition("/")[2]
    about = (kind for kind in harm_kinds().values() if kind.topics[:1] == (last_part,))
    told = (found.owner for found in harms_in(stems(document.title)))
    return next(about, None) or next(told, None) or harm_kinds()[GENERAL]


def cards_for(harm: HarmKind, named: SearchDocument | None, every: Iterable[ServiceCard]) -> list[ServiceCard]:
    """The lines for this kind of harm: the one that was named, then those that know most of it."""
    fitting = [card for card in every if is_for(card.service, harm, named)]
    return sorted(fitting, key=lambda card: turn_of(card.service, harm, named))


def is_for(service: Service, harm: HarmKind, named: SearchDocument | None) -> bool:
    is_named = named is not None and named.key == f"service-{service.pk}"
    return (
        is_named
        or service.reference in (*harm.lines, DAY_AND_NIGHT)
        or bool(set(harm.marks) & set(service.marks_of(FinderFacet.HARM)))
    )


def turn_of(service: Service, harm: HarmKind, named: SearchDocument | None) -> int:
    if named is not None and named.key == f"service-{service.pk}":
        return -1
    return harm.lines.index(service.reference) if service.reference in harm.lines else len(harm.lines)


def line_to_talk_to(cards: Iterable[ServiceCard], harm: HarmKind, named: SearchDocument | None) -> ServiceCard | None:
    """The first line for this kind of harm that answers now. Without one, the national line is named."""
    ours = (card for card in cards if turn_of(card.service, harm, named) < len(harm.lines))
    return next((card for card in ours if card.state.is_open and phone_of(card)), None)
