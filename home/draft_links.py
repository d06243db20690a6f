"""Outside eyes: a link by which people without an account read a draft and say of each passage what they think.

How such a link is signed, ends and is noted: home/timed_links.py.
"""

from datetime import datetime, timedelta

from django.db import transaction
from wagtail.models import Page, Revision

from core.commented_passages import CommentedPassage
from home.draft_link_models import DraftAnswer, DraftLink
from home.timed_links import (
    MOST_ANSWERS,
    MOST_LETTERS,
    TimedLinkRefused,
    comment_beside,
    link_that_works,
    note,
    note_answer,
)


def make_draft_link(page: Page, user, for_whom: str, days: int, *, is_pinned: bool, moment: datetime) -> DraftLink:
    """Of the newest version, or of whichever is the newest when it is opened."""
    link = DraftLink.objects.create(
        page=page,
        revision=page.latest_revision if is_pinned else None,
        for_whom=for_whom,
        made_by=user,
        made_at=moment,
        expires_at=moment + timedelta(days=days),
    )
    note(link, "made", days=days, version="one" if is_pinned else "the newest")
    return link


def link_of(token: str, moment: datetime) -> DraftLink:
    """Raises TimedLinkRefused."""
    link = link_that_works(DraftLink, token, moment, "page", "revision")
    if is_public_since(link):
        raise TimedLinkRefused("This page is public now. Thank you for your help.", link.page)
    return link


def is_public_since(link: DraftLink) -> bool:
    """Whether the version that it shows, or a later one, is what visitors read."""
    page, version = link.page, version_of(link)
    if not page.live or version is None:
        return page.live
    shown_since = page.live_revision.created_at if page.live_revision else None
    return version.pk == page.live_revision_id or (shown_since is not None and version.created_at <= shown_since)


def version_of(link: DraftLink) -> Revision | None:
    return link.revision or link.page.latest_revision


def draft_of(link: DraftLink) -> Page:
    """The page as this link shows it."""
    version = version_of(link)
    page = version.as_object() if version else link.page.specific
    page.has_told_changes = False
    return page


@transaction.atomic
def say(link: DraftLink, passage: CommentedPassage, *, is_right: bool, words: str) -> None:
    """Kept as a comment beside the passage. Said again, it takes the place of what was said before."""
    answer = link.answers.filter(path=passage.path).first() or DraftAnswer(link=link, path=passage.path)
    if answer.pk is None and link.answers.count() >= MOST_ANSWERS:
        return
    answer.is_right, answer.words = is_right, "" if is_right else words[:MOST_LETTERS]
    comment_beside(link.page, version_of(link), passage, answer)
    answer.save()
    note_answer(answer)
