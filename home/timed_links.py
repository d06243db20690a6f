"""Links for people without an account: what a link to a draft and one to a release have in common.

A link is signed and ends. Opening it changes nothing, because programs that look into mail open links; that it was
opened is written to the security log once a day. What is said of a page reaches the editor as a comment beside it.
"""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from http import HTTPStatus
from typing import Any, TypeVar

from django.core import signing
from django.http.response import HttpResponseBase
from django.shortcuts import render
from wagtail.models import Comment, Page, Revision

from core.commented_passages import CommentedPassage
from core.models import SecurityEventKind
from core.security_log import record
from core.site_request import SiteRequest
from delivery.headers import set_no_store
from home.draft_link_models import DraftAnswer, TimedLink
from home.release_link_models import ReleaseAnswer

MOST_LETTERS = 1000
MOST_ANSWERS = 200  # by one link: whoever has it can send no flood
NOT_WHOLE = "This link is not whole. Please copy all of it from the message."
ENDED_BY_US = "This link was ended by the people who sent it. Please ask them for a new one."
ENDED = "This link has ended. Please ask the people who sent it for a new one."
NO_WORDS = "Say what should change, in your own words, or press “This is right”."
NO_BUTTON = "Press one of the two buttons."
GONE_PASSAGE = "This passage has changed since you opened the page. Please read it again below."

Link = TypeVar("Link", bound=TimedLink)


class TimedLinkRefused(Exception):
    """Why a link shows nothing, in a sentence for whoever followed it. `page`: what is public instead."""

    def __init__(self, message: str, page: Page | None = None):
        self.page = page
        super().__init__(message)


def token_of(link: TimedLink) -> str:
    return signing.dumps(link.pk, salt=link.salt)


def link_that_works(model: type[Link], token: str, moment: datetime, *beside: str) -> Link:
    """`beside`: what is read in the same query. Raises TimedLinkRefused."""
    try:
        pk = signing.loads(token, salt=model.salt)
    except signing.BadSignature as broken:
        raise TimedLinkRefused(NOT_WHOLE) from broken
    link = model._default_manager.select_related("made_by", *beside).filter(pk=pk).first()
    if link is None:
        raise TimedLinkRefused(f"{model.what_it_showed} is no longer there. Thank you for your help.")
    if link.revoked_at:
        raise TimedLinkRefused(ENDED_BY_US)
    if not link.works_at(moment):
        raise TimedLinkRefused(ENDED)
    return link


def with_link(link_of: Callable[[str, datetime], Any]) -> Callable[[Callable[..., HttpResponseBase]], Callable]:
    """The view is handed the link that the token in the address names; one that shows nothing is answered here."""

    def decorate(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def shown(request: SiteRequest, token: str, **more: Any) -> HttpResponseBase:
            try:
                link = link_of(token, request.now)
            except TimedLinkRefused as refused:
                context = {"refused": str(refused), "public": refused.page}
                return set_no_store(render(request, "home/read_draft.html", context, status=HTTPStatus.GONE))
            note_opening(link, request.now)
            return set_no_store(view(request, link, **more))

        return shown

    return decorate


def note(link: TimedLink, what: str, **facts: Any) -> None:
    record(SecurityEventKind.DRAFT_LINK, about=link.named_in_log, what=what, **facts)


def note_opening(link: TimedLink, moment: datetime) -> None:
    """Once a day: somebody who goes back and forth fills no log."""
    today = moment.date()
    this = type(link)._default_manager.filter(pk=link.pk)
    if this.exclude(last_opened_on=today).update(last_opened_on=today):
        note(link, "opened")


def revoke(link: TimedLink, moment: datetime) -> None:
    link.revoked_at = moment
    link.save(update_fields=["revoked_at"])
    note(link, "revoked")


def why_ended(link: TimedLink, moment: datetime) -> str:
    """For editors; "" while it works."""
    if link.revoked_at:
        return "ended by us"
    return "" if link.works_at(moment) else "its time is over"


def problem_of(answer: str | None, words: str) -> str:
    if answer not in ("right", "change"):
        return NO_BUTTON
    return "" if answer == "right" or words else NO_WORDS


def comment_beside(
    page: Page, version: Revision | None, passage: CommentedPassage, answer: DraftAnswer | ReleaseAnswer
) -> None:
    """What is said again takes the place of what was said before, unless that was resolved."""
    text = f"{answer.link.for_whom}, by a link: {answer}"
    if answer.comment is None or answer.comment.resolved_at:
        answer.comment = Comment.objects.create(
            page=page, user=answer.link.made_by, text=text, contentpath=passage.path, revision_created=version
        )
    else:
        Comment.objects.filter(pk=answer.comment_id).update(text=text)


def note_answer(answer: DraftAnswer | ReleaseAnswer) -> None:
    note(answer.link, "said right" if answer.is_right else "asked for a change")
