"""What search knows of one public thing, whatever it is: enough to find it and to show it. Pure."""

from dataclasses import dataclass
from functools import cached_property

from home.search.excerpts import Passage
from home.search.query import words_of
from home.search.text import stems


@dataclass(frozen=True)
class SearchDocument:
    """A page, a service, a word explained, a set of data or a list.

    `label` is what it is in a reader's words; `when` and `state` stand beside it. `also` is found but not shown, such
    as a short form. `weight` puts what was below what is.
    """

    key: str
    url: str
    title: str
    label: str
    kind: str = "other"
    summary: str = ""
    passages: tuple[Passage, ...] = ()
    also: str = ""
    when: str = ""
    state: str = ""
    weight: float = 1.0
    is_sensitive: bool = False
    model: type | None = None  # of a page

    @property
    def ways(self) -> list[str]:
        """How a word explained is written: `also` has one to a line."""
        return [self.title, *self.also.splitlines()]

    @property
    def said_first(self) -> list[str]:
        """What names it, and what it says of itself."""
        return [self.title, self.label, self.when, self.also, self.summary, *(each.label for each in self.passages)]

    @cached_property
    def texts(self) -> dict[str, str]:
        """Its words by the field of the index that holds them."""
        named = " ".join([self.label, self.when, self.also, *(each.label for each in self.passages)])
        return {
            "title": _joined(self.title),
            "named": _joined(named),
            "summary": _joined(self.summary),
            "text": _joined(" ".join(each.text for each in self.passages)),
        }

    @cached_property
    def stems(self) -> frozenset[str]:
        """Every word in it, without its ending."""
        return frozenset(word for text in self.texts.values() for word in text.split())

    @cached_property
    def words_said_first(self) -> frozenset[str]:
        return frozenset(word for text in self.said_first for word in words_of(text))


def _joined(text: str) -> str:
    return " ".join(stems(text))
