"""Outside eyes on a release: a link by which people without an account see the site as it will be, and answer.

As a link to a draft (home/draft_links.py), it is signed and ends; that it was opened is in the security log once a day.
"""

from datetime import datetime, timedelta
from typing import Any

from django.core import signing
from django.db import transaction
from wagtail.models import Comment, Page, Revision

from core.commented_passages import CommentedPassage, passages_of
from core.models import HeldFile, Release, ReleaseItem, SecurityEventKind
from core.release_preview import newest
from core.releases import items_of, waits_of
from core.security_log import record
from home.draft_links import MOST_ANSWERS, MOST_LETTERS, DraftLinkRefused
from home.release_link_models import ReleaseAnswer, ReleaseLink

SALT = "home.release_link"
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


def revoke(link: ReleaseLink, moment: datetime) -> None:
    link.revoked_at = moment
    link.save(update_fields=["revoked_at"])
    note(link, "revoked")


def note(link: ReleaseLink, what: str, **facts: Any) -> None:
    about = f"release link {link.pk} of release {link.release_id}"
    record(SecurityEventKind.DRAFT_LINK, about=about, what=what, **facts)


def token_of(link: ReleaseLink) -> str:
    return signing.dumps(link.pk, salt=SALT)


def release_link_of(token: str, moment: datetime) -> ReleaseLink:
    """Raises DraftLinkRefused."""
    try:
        pk = signing.loads(token, salt=SALT)
    except signing.BadSignature as broken:
        raise DraftLinkRefused("This link is not whole. Please copy all of it from the message.") from broken
    link = ReleaseLink.objects.select_related("release", "made_by").filter(pk=pk).first()
    if link is None:
        raise DraftLinkRefused("What this link showed is no longer there. Thank you for your help.")
    if link.revoked_at:
        raise DraftLinkRefused("This link was ended by the people who sent it. Please ask them for a new one.")
    if not link.works_at(moment):
        raise DraftLinkRefused("This link has ended. Please ask the people who sent it for a new one.")
    if not link.release.is_in_preparation:
        raise DraftLinkRefused("What this link showed is public now. Thank you for your help.")
    return link


def note_opening(link: ReleaseLink, moment: datetime) -> None:
    """Once a day: somebody who goes back and forth fills no log."""
    today = moment.date()
    if ReleaseLink.objects.filter(pk=link.pk).exclude(last_opened_on=today).update(last_opened_on=today):
        note(link, "opened")


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
    text, version = f"{link.for_whom}, by a link: {answer}", version_shown(link, item)
    if isinstance(item.about, Page) and isinstance(version, Revision):
        if answer.comment is None or answer.comment.resolved_at:
            answer.comment = Comment.objects.create(
                page=item.about, user=link.made_by, text=text, contentpath=passage.path, revision_created=version
            )
        else:
            Comment.objects.filter(pk=answer.comment_id).update(text=text)
    answer.save()
    note(link, "said right" if is_right else "asked for a change")
