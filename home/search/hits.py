"""Documents and venues as a page of results shows them."""

from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.safestring import SafeString

from core.partial_dates import PartialDate
from home.search.documents import SearchDocument
from home.search.excerpts import Highlighter, Part
from home.search.venue_answers import FoundVenues
from venues.directory.index import IndexLine
from venues.directory.presenters import DirectoryEntry


@dataclass(frozen=True)
class SearchHit:
    """One result. `place` names the part of the page that matches, to which `url` leads; `state` is of a plan."""

    title: str
    url: str
    label: str
    excerpt: list[Part]
    place: str = ""
    when: str = ""
    state: str = ""
    tag: SafeString = SafeString("")

    @property
    def where_and_when(self) -> str:
        return ". ".join(part for part in (self.place, self.when) if part)

    @property
    def is_sample(self) -> bool:
        """Samples say so in what they are: “Sample campaign”."""
        return self.label.startswith("Sample")


def hit_of(document: SearchDocument, highlighter: Highlighter) -> SearchHit:
    hit = SearchHit(
        title=document.title,
        url=document.url,
        label=document.label,
        excerpt=highlighter.excerpt(document.summary),
        when=document.when,
        state=document.state,
    )
    if highlighter.found_in(document.summary) == len(highlighter.terms) or "#" in document.url:
        return hit
    best = highlighter.best(document.passages)
    if best is None:
        return hit
    hit = replace(hit, excerpt=highlighter.excerpt(best.text))
    return replace(hit, url=f"{hit.url}#{best.anchor}", place=best.label) if best.anchor else hit


def plain_hit(document: SearchDocument) -> SearchHit:
    """As it is shown where the words that were asked are printed nowhere."""
    return hit_of(document, Highlighter(()))


@dataclass(frozen=True)
class VenueAnswer:
    """What the register says today of a venue that was asked for."""

    hit: SearchHit
    when: str


def venue_answer(line: IndexLine) -> VenueAnswer:
    entry = DirectoryEntry(line, line.status, line.levels)
    before, day = entry.dates
    told = f"{before} {PartialDate(day)}" if day else ""
    hit = SearchHit(
        title=line.name,
        url=reverse("venue", args=[line.reference]),
        label="Sample of a venue" if line.is_sample else "Venue",
        excerpt=[Part(entry.place_and_address)],
        when=f"{line.reference}. Former names: {', '.join(line.former)}" if line.former else line.reference,
        state=entry.label.word,
        tag=entry.label.tag,
    )
    return VenueAnswer(hit, told)


def place_hit(found: FoundVenues) -> SearchHit:
    """The list of venues, narrowed to the place that was asked for."""
    return SearchHit(
        title=f"Venues: {found.place}",
        url=f"{reverse('venues')}?{found.query}",
        label="Venues",
        excerpt=[Part("The venues there, and which of them have the award today.")],
    )
