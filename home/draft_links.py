"""Outside eyes: a link by which people without an account read a draft and say of each passage what they think.

The link is signed and ends. Opening it changes nothing, because programs that look into mail open links; that it was
opened is written to the security log once a day. What is said reaches the editor as a comment beside the passage.
"""

from datetime import datetime, timedelta
from typing import Any

from django.core import signing
from django.db import transaction
from wagtail.models import Comment, Page, Revision

from core.commented_passages import CommentedPassage
from core.models import SecurityEventKind
from core.security_log import record
from home.draft_link_models import DraftAnswer, DraftLink

SALT = "home.draft_link"
MOST_LETTERS = 1000
MOST_ANSWERS = 200  # by one link: whoever has it can send no flood


class DraftLinkRefused(Exception):
    """Why a link shows nothing, in a sentence for whoever followed it. `page`: what is public instead."""

    def __init__(self, message: str, page: Page | None = None):
        self.page = page
        super().__init__(message)


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


def revoke(link: DraftLink, moment: datetime) -> None:
    link.revoked_at = moment
    link.save(update_fields=["revoked_at"])
    note(link, "revoked")


def note(link: DraftLink, what: str, **facts: Any) -> None:
    record(SecurityEventKind.DRAFT_LINK, about=f"draft link {link.pk} of page {link.page_id}", what=what, **facts)


def token_of(link: DraftLink) -> str:
    return signing.dumps(link.pk, salt=SALT)


def link_of(token: str, moment: datetime) -> DraftLink:
    """Raises DraftLinkRefused."""
    try:
        pk = signing.loads(token, salt=SALT)
    except signing.BadSignature as broken:
        raise DraftLinkRefused("This link is not whole. Please copy all of it from the message.") from broken
    link = DraftLink.objects.select_related("page", "revision", "made_by").filter(pk=pk).first()
    if link is None:
        raise DraftLinkRefused("The page that this link showed is no longer there. Thank you for your help.")
    if link.revoked_at:
        raise DraftLinkRefused("This link was ended by the people who sent it. Please ask them for a new one.")
    if not link.works_at(moment):
        raise DraftLinkRefused("This link has ended. Please ask the people who sent it for a new one.")
    if is_public_since(link):
        raise DraftLinkRefused("This page is public now. Thank you for your help.", link.page)
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


def note_opening(link: DraftLink, moment: datetime) -> None:
    """Once a day: somebody who goes back and forth fills no log."""
    today = moment.date()
    if DraftLink.objects.filter(pk=link.pk).exclude(last_opened_on=today).update(last_opened_on=today):
        note(link, "opened")


@transaction.atomic
def say(link: DraftLink, passage: CommentedPassage, *, is_right: bool, words: str) -> None:
    """Kept as a comment beside the passage. Said again, it takes the place of what was said before."""
    answer = link.answers.filter(path=passage.path).first() or DraftAnswer(link=link, path=passage.path)
    if answer.pk is None and link.answers.count() >= MOST_ANSWERS:
        return
    answer.is_right, answer.words = is_right, "" if is_right else words[:MOST_LETTERS]
    text = f"{link.for_whom}, by a link: {answer}"
    if answer.comment is None or answer.comment.resolved_at:
        answer.comment = Comment.objects.create(
            page=link.page,
            user=link.made_by,
            text=text,
            contentpath=passage.path,
            revision_created=version_of(link),
        )
    else:
        Comment.objects.filter(pk=answer.comment_id).update(text=text)
    answer.save()
    note(link, "said right" if is_right else "asked for a change")
