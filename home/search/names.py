"""What can be suggested while somebody types: pages, venues and words explained. Never a word of harm. Pure."""

from collections.abc import Iterable
from itertools import islice

from home.search.documents import SearchDocument
from home.search.harm_kinds import HarmKind
from home.search.phrases import PhraseBook
from home.search.text import stems
from venues.directory.index import VenueIndex

MOST = 2000


def names_of_pages(documents: Iterable[SearchDocument], harms: PhraseBook[HarmKind], most: int = MOST) -> list[str]:
    """Those that stand for most first: plans in force before old ones, short titles before long ones."""
    own = [each for each in documents if not each.is_sensitive and not each.key.startswith("data-")]
    titles = (each.title for each in sorted(own, key=lambda each: (-each.weight, len(each.title))))
    return list(islice(without_harm(dict.fromkeys(titles), harms), most))


def names_of_venues(venues: VenueIndex, harms: PhraseBook[HarmKind]) -> list[str]:
    return list(islice(without_harm(dict.fromkeys(line.name for line in venues.lines), harms), MOST))


def without_harm(found: Iterable[str], harms: PhraseBook[HarmKind]) -> Iterable[str]:
    """`harms`: the phrases of this site, those of its editors too."""
    return (name for name in found if not harms.find(stems(name)))
