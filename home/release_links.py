"""Outside eyes on a release: a link by which people without an account see the site as it will be, and answer.

How such a link is signed, ends and is noted: home/timed_links.py.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from wagtail.models import Page, Revision

from core.commented_passages import CommentedPassage, passages_of
from core.models import HeldFile, Release, ReleaseItem
from core.release_preview import newest
from core.releases import items_of, waits_of
from home.release_link_models import ReleaseAnswer, ReleaseLink
from home.timed_links import (
    MOST_ANSWERS,
    MOST_LETTERS,
    TimedLinkRefused,
    comment_beside,
    link_that_works,
    note,
    note_answer,
)

WHOLE = ""  # the path of what is answered as a whole


def make_release_link(
    release: Release, user, for_whom: str, days: int, *, is_pinned: bool, moment: datetime
) -> ReleaseLink:
    waiting = {str(item.pk): waits_of(item.about) for item in items_of(release) if item.about}
    versions = {key: what.pk for key, what in waiting.items() if isinstance(what, Revision)}
    link = ReleaseLink.objects.create(
        release=release,
        versions=versions if is_pinned else None,
        for_whom=for_whom,
        made_by=user,
        made_at=moment,
        expires_at=moment + timedelta(days=days),
    )
    note(link, "made", days=days, version="one" if is_pinned else "the newest")
    return link


def release_link_of(token: str, moment: datetime) -> ReleaseLink:
    """Raises TimedLinkRefused."""
    link = link_that_works(ReleaseLink, token, moment, "release")
    if not link.release.is_in_preparation:
        raise TimedLinkRefused("What this link showed is public now. Thank you for your help.")
    return link


def version_shown(link: ReleaseLink, item: ReleaseItem) -> Revision | HeldFile | None:
    """The version of a part that this link shows. A part that was added since is not in a link that is pinned."""
    if link.versions is None or item.about is None:
        return newest(item) if item.about else None
    if not hasattr(item.about, "revisions"):
        return newest(item)
    return Revision.objects.for_instance(item.about).filter(pk=link.versions.get(str(item.pk))).first()


def parts_of(link: ReleaseLink) -> list[tuple[ReleaseItem, list[CommentedPassage]]]:
    """Each part with its passages; what is no page is answered as a whole."""
    parts = []
    for item in items_of(link.release):
        version = version_shown(link, item)
        if version is None:
            continue
        draft: Any = version.as_object() if isinstance(version, Revision) else item.about
        whole = CommentedPassage(WHOLE, str(draft._meta.verbose_name).capitalize(), str(draft))
        parts.append((item, passages_of(draft) if isinstance(draft, Page) else [whole]))
    return parts


@transaction.atomic
def say(
    link: ReleaseLink, item: ReleaseItem, passage: CommentedPassage, *, is_right: bool, words: str, moment: datetime
) -> None:
    """Said again, it takes the place of what was said before."""
    known = link.answers.filter(item=item, path=passage.path).first()
    if known is None and link.answers.count() >= MOST_ANSWERS:
        return
    answer = known or ReleaseAnswer(link=link, item=item, path=passage.path)
    answer.is_right, answer.words, answer.said_at = is_right, "" if is_right else words[:MOST_LETTERS], moment
    version = version_shown(link, item)
    if isinstance(item.about, Page) and isinstance(version, Revision):
        comment_beside(item.about, version, passage, answer)
    answer.save()
    note_answer(answer)
