"""Answers that stand above the results of some searches: those of a new site, and what an older one lacks of them.

An answer that no person has touched says what the set says. To one that somebody has changed only those phrases are
added that stood in no answer of the site, now or in an earlier version: what an editor took out stays out.
"""

from collections.abc import Container

from core.edit_history import is_touched
from home.content_sets.loader import load_found
from home.content_sets.row_values import RowBuilder
from home.content_sets.set_files import ContentItem, ContentSet, read_set
from home.models import BestAnswer
from home.search.text import stems
from home.search_models import MOST_PHRASES
from home.starter.publishing import add_and_publish
from home.starter.sets import CITYS_SET, is_row_of, leave_out_services_gone

FIELDS = ("phrases", "label", "heading", "text", "addresses", "hides_others", "reviewed_on", "expires_on")


def add_best_answers(never: Container[str] = ()) -> list[BestAnswer]:
    """Those that the site does not have yet. What editors have changed stays as it is; `never` those named so."""

    def is_wanted(item: ContentItem) -> bool:
        return is_row_of(item, "answers") and name_of(item) not in never

    return [item.made for item in load_found(citys_answers(), only=is_wanted).made]


def refresh_best_answers() -> list[BestAnswer]:
    """Bring those that the site has up to date. Those that were changed."""
    city = citys_answers()
    builder = RowBuilder(city)
    builder.find_old()
    ever = phrases_ever_there()
    there = [item for item in city.items if is_row_of(item, "answers") and item.made and item.made.live]
    return [item.made for item in there if (add_phrases(item, ever) if is_touched(item.made) else renew(item, builder))]


def citys_answers() -> ContentSet:
    city = read_set(CITYS_SET)
    for item in city.items:
        if is_row_of(item, "answers"):
            leave_out_services_gone(item, "lines")
    return city


def name_of(item: ContentItem) -> str:
    """What the log of changes calls it."""
    return str(item.given.get("heading") or phrases_of(item)[0])


def phrases_of(item: ContentItem) -> list[str]:
    given = item.given["phrases"]
    return [" ".join(str(line).split()) for line in (given.splitlines() if isinstance(given, str) else given)]


def renew(item: ContentItem, builder: RowBuilder) -> bool:
    """Let an answer that nobody has touched say what the set says, and publish it if that changed anything."""
    answer = item.made
    before = content_of(answer)
    builder.fill(answer, item)
    if builder.taken_mistakes() or content_of(answer) == before:
        return False
    answer.save_revision().publish()
    return True


def content_of(answer: BestAnswer) -> tuple:
    """What it says, without the keys of its rows."""
    return *(getattr(answer, name) for name in FIELDS), [(row.service_id, row.note) for row in answer.lines.all()]


def phrases_ever_there() -> set[tuple[str, ...]]:
    """Those of every answer of the site and of all earlier versions, without their endings."""
    lines: set[str] = set()
    for answer in BestAnswer.objects.all():
        earlier = (revision.content["phrases"].splitlines() for revision in answer.revisions.all())
        lines.update(answer.asked, *earlier)
    return {stems(line) for line in lines}


def add_phrases(item: ContentItem, ever: set[tuple[str, ...]]) -> bool:
    """New phrases below those of its editors, in what readers see and, where a draft waits, in the draft too."""
    answer = item.made
    new = [line for line in phrases_of(item) if stems(line) not in ever][: MOST_PHRASES - len(answer.asked)]
    if not new:
        return False

    def add(version: BestAnswer) -> None:
        version.phrases = "\n".join([*version.asked, *new])

    add_and_publish(answer, add)
    return True
