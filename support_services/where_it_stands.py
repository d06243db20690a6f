"""Where the numbers of one service stand, told to an editor before she changes one and after she has."""

from dataclasses import dataclass

from django.db.models import Q

from support_services.choices import ANYTHING, FinderFacet
from support_services.models import Service, SupportHubPage, SupportTopicPage
from support_services.talk import NATIONAL_LINE

FOR_PEOPLE = {"me", "other", "own"}


@dataclass(frozen=True)
class Place:
    """One page or file that shows the numbers. `url` is empty for pages that are shown when something has failed."""

    name: str
    url: str


def places_of(service: Service) -> list[Place]:
    """Every page and file that shows its numbers now. Three queries."""
    hub = SupportHubPage.objects.live().filter(translated_from=[]).first()
    if hub is None or not service.pk:
        return []
    topics = SupportTopicPage.objects.live()
    leads = _leads_everywhere(service)
    named = topics if leads else topics.filter(named_services__service=service).distinct()
    places = [Place(page.title, page.url) for page in named.order_by("path")]
    places.append(Place("Its own page", f"{hub.url}line/{service.pk}/"))
    if FOR_PEOPLE.intersection(service.marks_of(FinderFacet.ASKS)):
        places += [Place(hub.title, hub.url), Place("The panel for employers’ pages", f"{hub.url}panel/")]
        if service.discreet_name:
            places += [Place("The card to print", f"{hub.url}card/"), Place("The file notes.txt", f"{hub.url}notes/")]
    closed = Service.objects.filter(Q(instead=service), live=True)
    places += [Place(f"With {other.name}, while that is closed", f"{hub.url}line/{other.pk}/") for other in closed]
    if leads:
        places.append(Place("The answers of search on harm", "/search/?q=help"))
        places += [
            Place("Pages that are not there, and faults of ours", ""),
            Place("The page while the site is down", ""),
        ]
    return places


def _leads_everywhere(service: Service) -> bool:
    """Whether it is the one line that every page of this part names at its top."""
    return service.reference == NATIONAL_LINE or ANYTHING in service.marks_of(FinderFacet.LEADS)


def in_short(places: list[Place]) -> str:
    """Such as “on 14 places”, for a line above the list."""
    number = len(places)
    return f"Its numbers stand in {number} {'place' if number == 1 else 'places'}"
