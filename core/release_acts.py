"""What the buttons of a release's page do. Each asks whether she may; a refusal is raised in words."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from core.british_dates import moment_in_words
from core.letters import write_to
from core.models.releases import Release
from core.release_effects import run_effects
from core.release_preview import problems_when_tried
from core.release_publishing import EMPTY, publish_release, take_back_release
from core.releases import (
    ReleaseRefused,
    approve,
    approvers_of_release,
    forget_approval,
    items_to_approve,
    may_publish,
    names_of_approvers,
    remove_item,
    waiting_items,
    why_may_not_approve,
)
from core.site_request import SiteRequest
from delivery.clock import london_now

Act = Callable[[SiteRequest, Release, Any], str]
NOT_ALL = "You may not publish every part of it. Ask somebody who may."
IS_OUT = "It is public already. Make another release for what is new."


def act_on(request: SiteRequest, release: Release, name: str, form: forms.Form | None) -> str:
    """Where it leads then, "" to the same page with what is wrong in the form. Raises ReleaseRefused."""
    act = ACTS.get(name)
    if act is None:
        raise PermissionDenied
    if name in BEFORE and not release.is_in_preparation:
        raise ReleaseRefused([IS_OUT])
    if form is not None and not form.is_valid():
        return ""
    return act(request, release, form.cleaned_data if form else None)


def name_of(request: SiteRequest) -> str:
    return getattr(request.user, "display_name", "Somebody")


def set_time(request: SiteRequest, release: Release, said: dict[str, Any]) -> str:
    """By whoever approves it the time is changed and the approval stays; by others it is approved again."""
    release.goes_public_at = said["goes_public_at"]
    release.save(update_fields=["goes_public_at"])
    if not may_publish(request.user, release):
        forget_approval(release)
    elif waiting_items(release) and not items_to_approve(release):
        release.unsettled_from = release.goes_public_at
        release.save(update_fields=["unsettled_from"])
    when = release.goes_public_at
    messages.success(request, f"Public from {moment_in_words(when)}." if when else "It has no time any more.")
    return "release"


def remove(request: SiteRequest, release: Release, _: None) -> str:
    item = next((each for each in release.items.all() if str(each.pk) == request.POST.get("item")), None)
    if item:
        remove_item(item, request.user)
        messages.success(request, f"“{item.label}” is out of the release. Its draft stays.")
    return "release"


def dissolve(request: SiteRequest, release: Release, _: None) -> str:
    release.delete()
    messages.success(request, f"“{release.title}” is dissolved. Its parts stay drafts.")
    return "releases"


def ask(request: SiteRequest, release: Release, _: None) -> str:
    refuse_what_cannot_be(release)
    people = approvers_of_release(release)
    if not people:
        raise ReleaseRefused([f"Nobody else may approve all of it. Ask {names_of_approvers(release)}."])
    release.asked_by, release.asked_at, release.sent_back_because = request.user, request.now, ""
    release.save(update_fields=["asked_by", "asked_at", "sent_back_because"])
    words = f"{name_of(request)} asks for your approval of the release “{release}”. Look at it:"
    write_to(people, f"To approve: {release}", words, reverse("release", args=[release.pk]))
    messages.success(request, f"Asked: {names_of_approvers(release)}.")
    return "release"


def give_approval(request: SiteRequest, release: Release, _: None) -> str:
    if why := why_may_not_approve(request.user, release):
        raise ReleaseRefused([why])
    refuse_what_cannot_be(release)
    approve(release, request.user, set(request.POST.getlist("seen")), request.now)
    when = release.goes_public_at
    words = (
        f"It is public from {moment_in_words(when)}, by itself."
        if when
        else "Press “Make it public now” when it is time."
    )
    messages.success(request, f"Approved. {words}")
    return "release"


def refuse_what_cannot_be(release: Release) -> None:
    """Tried with all its parts, so that nobody approves what is then refused."""
    if not waiting_items(release):
        raise ReleaseRefused([EMPTY])
    if problems := problems_when_tried(release):
        raise ReleaseRefused(problems)


def send_back(request: SiteRequest, release: Release, said: dict[str, Any]) -> str:
    if why := why_may_not_approve(request.user, release):
        raise ReleaseRefused([why])
    release.sent_back_because, release.asked_at = said["because"], None
    release.save(update_fields=["sent_back_because", "asked_at"])
    words = f"{name_of(request)} sent the release “{release}” back: {said['because']}\n\nSee it here:"
    address = reverse("release", args=[release.pk])
    write_to([release.asked_by, release.made_by], f"Sent back: {release}", words, address)
    messages.success(request, "Sent back. Whoever asked gets your words in a letter.")
    return "release"


def publish(request: SiteRequest, release: Release, _: None) -> str:
    if not may_publish(request.user, release):
        raise ReleaseRefused([NOT_ALL])
    publish_release(release, request.now)
    messages.success(request, "All of it is public. What follows from it stands below.")
    return "release"


def do_again(request: SiteRequest, release: Release, _: None) -> str:
    """What was broken off, at once, whoever has tried it a moment ago."""
    release.effects.filter(done_at=None).update(tried_at=None)
    run_effects(release, london_now())
    return "release"


def take_back(request: SiteRequest, release: Release, said: dict[str, Any]) -> str:
    if not may_publish(request.user, release):
        raise ReleaseRefused([NOT_ALL])
    take_back_release(release, request.user, said["why"], request.now)
    messages.success(request, "Taken back. Readers see what they saw before, and the parts are drafts again.")
    return "release"


BEFORE = {"time", "remove", "dissolve", "ask", "approve", "send_back", "publish"}  # not once it is public
ACTS: dict[str, Act] = {
    "time": set_time,
    "remove": remove,
    "dissolve": dissolve,
    "ask": ask,
    "approve": give_approval,
    "send_back": send_back,
    "publish": publish,
    "again": do_again,
    "take_back": take_back,
}
