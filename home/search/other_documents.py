"""What is public but no page: services, words explained, files of campaigns, sets of data, the register's own pages."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.urls import NoReverseMatch, reverse

from campaigns.models import CampaignEditionPage
from campaigns.packs import with_names
from campaigns.season_dates import SeasonState
from home.search.documents import SearchDocument
from home.search.excerpts import Passage
from plans.models import words_explained
from plans.open_data.catalogue import CATALOGUE as RECORD
from support_services.models import Service
from venues.open_data.datasets import CATALOGUE as REGISTER
from venues.scheme import the_scheme

FILE_WEIGHTS = {SeasonState.ON: 0.8, SeasonState.COMING: 0.6, SeasonState.PAST: 0.3}
# Pages that the site makes itself: the name of the address, the title, what it says, other words for it.
OF_THE_SCHEME = (
    (
        "for_venues",
        "{name} for venues",
        "What the {name} award is, how to apply, and what it asks of a venue this year.",
        "accreditation accredited criteria apply application assessment licensing late night levy how to get",
    ),
    (
        "check_certificate",
        "Check a certificate",
        "See if a {name} certificate is real, and if its award still stands.",
        "verify certificate number genuine fake QR code badge valid",
    ),
    ("venues", "{name} venues", "Which venues have the award today, with a map.", "list register directory map"),
    (
        "register_data",
        "Open data of the register",
        "Every venue of the register and its award, as files and for programs.",
        "download csv json api dataset",
    ),
)
OF_EVERY_SITE = (
    (
        "open_data",
        "Open data of the record",
        "Plans, decisions, papers and figures, as files and for programs.",
        "download csv json api dataset",
    ),
    ("changes", "What changed", "What was decided, reported and published, quarter by quarter.", "news latest updates"),
)


def own_pages() -> Iterator[SearchDocument]:
    scheme = the_scheme()
    for name, title, summary, also in (*(OF_THE_SCHEME if scheme.is_there else ()), *OF_EVERY_SITE):
        try:
            url = reverse(name)
        except NoReverseMatch:
            continue
        title, summary = title.format(name=scheme.name), summary.format(name=scheme.name)
        yield SearchDocument(f"own-{name}", url, title, "Page", summary=summary, also=also)


def words(glossary_url: str, day: date) -> Iterator[SearchDocument]:
    """Each public word with its meaning on the day, at its own place on the page."""
    for explained in words_explained(day) if glossary_url else ():
        word = explained.definition
        meaning = explained.now.text if explained.now else ""
        yield SearchDocument(
            key=f"word-{word.pk}",
            url=f"{glossary_url}#{word.slug}",
            title=word.term,
            label="Words explained",
            summary=meaning,
            also="\n".join(word.spellings),
            weight=0.8,
        )


def services(published: Iterable[Service], support_url: str) -> Iterator[SearchDocument]:
    """Every public service, with its numbers as words: whoever types one finds whose it is."""
    for service in published if support_url else ():
        numbers = [point.value for point in service.shown_contact_points if point.is_number]
        yield SearchDocument(
            key=f"service-{service.pk}",
            url=f"{support_url}line/{service.pk}/",
            title=service.name,
            label="Support",
            kind="support",
            summary=service.what_it_does,
            passages=(Passage(service.for_whom),) if service.for_whom else (),
            also=" ".join([service.organisation, *numbers, *("".join(number.split()) for number in numbers)]),
            weight=0.7,
            is_sensitive=True,
        )


def campaign_files(path: str, day: date) -> Iterator[SearchDocument]:
    """Every file that a public season hands out on the day, at its own place on the page of the season."""
    editions = CampaignEditionPage.objects.live().public().filter(path__startswith=path)
    for edition in editions.prefetch_related("assets__file"):
        season = edition.season_of(edition.starts_on, edition.ends_on, edition.is_always_on)
        weight = FILE_WEIGHTS[season.state(day)]
        for name, asset in with_names(edition.assets.all()):
            if asset.is_offered_on(day):
                yield SearchDocument(
                    key=f"file-{asset.pk}",
                    url=f"{edition.url}#{name}",
                    title=f"{asset.title}: {edition.title}",
                    label=f"Campaign file, {asset.file.label}",
                    kind="campaigns",
                    summary=asset.alt_text,
                    passages=tuple(Passage(words) for words in (asset.post_words, asset.transcript) if words),
                    also="download file poster picture",
                    weight=weight,
                )


def data_sets() -> Iterator[SearchDocument]:
    register = [(reverse("register_data"), REGISTER)] if the_scheme().is_there else []
    for below, catalogue in (*register, (reverse("open_data"), RECORD)):
        for data in catalogue.datasets:
            name = data.name
            yield SearchDocument(
                key=f"data-{below}{name}",
                url=f"{below}#{name}",
                title=f"{data.title}: open data",
                label="Open data",
                summary=data.about,
                also="download file csv json",
                weight=0.4,
            )
