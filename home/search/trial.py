"""A list of searches, tried on the site as it is: so that editors see what ends in nothing without watching anybody."""

from dataclasses import dataclass
from datetime import datetime

from wagtail.models import Site

from home.search.answering import answer_to
from home.search.library import library_on
from home.search.listed_questions import NOT, ListedQuestion, questions_in
from home.search.query import question_from
from home.search.results import in_order
from home.search.venue_answers import finder_of
from venues.directory.index_loader import index_on
from venues.scheme import the_scheme


@dataclass(frozen=True)
class TrialLine:
    """One line of a list, and what the site made of it. `place` is 0 where nothing right was found."""

    typed: str
    right: tuple[str, ...]
    within: int
    found: tuple[str, ...]
    is_harm: bool

    @property
    def place(self) -> int:
        return next((place for place, url in enumerate(self.found, start=1) if url.startswith(self.right)), 0)

    @property
    def first(self) -> str:
        return self.found[0] if self.found else "nothing"

    @property
    def is_right(self) -> bool:
        if self.within == 0:
            return all(url.startswith("/contact/") for url in self.found)
        if wrong := tuple(each.removeprefix(NOT) for each in self.right if each.startswith(NOT)):
            return not any(url.startswith(wrong) for url in self.found[: self.within])
        return 0 < self.place <= self.within


def tried(text: str, site: Site, moment: datetime) -> list[TrialLine]:
    library, venues = library_on(site, moment.date()), finder_of(index_on(moment.date()), the_scheme().shown_name)
    return [_tried(question, library, venues) for question in questions_in(text)]


def _tried(question: ListedQuestion, library, venues) -> TrialLine:
    answer = answer_to(question_from(question.typed), library, venues)
    return TrialLine(
        typed=question.typed,
        right=question.right,
        within=question.within,
        found=tuple(each.url for each in in_order(answer)),
        is_harm=answer.is_sensitive,
    )
