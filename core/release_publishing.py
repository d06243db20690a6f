"""Making a release public, all of it or nothing, and taking it back.

What a release makes public it publishes in the name of whoever approved that very version, so that the guards of two
pairs of eyes (core/four_eyes_guards.py) hold here as they do everywhere. From the moment it begins until it is settled
no page is kept (core/site_annotations.py): wherever it is broken off, readers see wholly the old or wholly the new.
"""

import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from wagtail.models import Page, Revision

from core import held_files
from core.four_eyes import Person
from core.models.held_files import HeldFile
from core.models.pages import BasePage
from core.models.releases import Release, ReleaseEffect, ReleaseItem
from core.release_effects import AGAIN_AFTER, effects_for, run_effects
from core.releases import ReleaseRefused, approved, items_of, unschedule, waiting_items
from delivery.clock import london_now

logger = logging.getLogger("publishing")

EMPTY = "Nothing in it waits to be public. Add a part."
GONE = "“{}” was deleted. Take it out of the release."
UNAPPROVED = "Nobody has approved “{}” as it is now."
BELOW_A_DRAFT = "“{}” stands below “{}”, which is not public. Add that page too."
TAKEN = "“{}” has a name or an address that something else has too. Change it."
NOT_NEEDED = "Not needed any more: the release was taken back."
NOTHING_TO_TAKE_BACK = "Every part was changed or taken down since. There is nothing to take back."


def problems_of(release: Release) -> list[str]:
    """What keeps it from being public now, as far as can be seen without trying."""
    items = waiting_items(release)
    if not items:
        return [EMPTY]
    gone = [GONE.format(item.label) for item in items if item.about is None]
    there = [item for item in items if item.about is not None]
    unapproved = [UNAPPROVED.format(item.label) for item in there if approved(item) is None]
    return [*gone, *(filter(None, (problem_of_place(item, there) for item in there))), *unapproved]


def problem_of_place(item: ReleaseItem, beside: list[ReleaseItem]) -> str:
    """A page below one that is a draft could be read before what leads to it."""
    if not isinstance(item.about, Page):
        return ""
    parent = item.about.get_parent()
    if parent is None or parent.live or parent.pk in {each.about.pk for each in beside if isinstance(each.about, Page)}:
        return ""
    return BELOW_A_DRAFT.format(item.label, parent.title)


def publish_release(release: Release, moment: datetime) -> None:
    """All of it or, raising ReleaseRefused, nothing. Pressed twice, it is done once."""
    if problems := problems_of(release):
        unschedule(release)
        raise ReleaseRefused(problems)
    make_ready(release)
    release.unsettled_from = min(filter(None, [release.unsettled_from, moment]))
    release.save(update_fields=["unsettled_from"])  # committed: from here on no page is kept
    try:
        with transaction.atomic():
            if not Release.objects.in_preparation().filter(pk=release.pk).update(published_at=moment):
                return
            if problems := problems_of(release):
                raise ReleaseRefused(problems)
            switch(waiting_items(release), partial(make_public, moment=moment))
            ReleaseEffect.objects.bulk_create(effects_for(release, moment))
    except ReleaseRefused:
        unschedule(release)
        raise
    release.refresh_from_db()
    run_effects(release, london_now())


def make_ready(release: Release) -> None:
    """What takes a while, as the pack of a season, before anything is switched."""
    for item in waiting_items(release):
        version = approved(item)
        page = version.as_object() if isinstance(version, Revision) else None
        if isinstance(page, BasePage) and not page.refused_because:
            page.get_ready()


def switch(items: list[ReleaseItem], act: Callable[[ReleaseItem], None]) -> None:
    """Inside a transaction. Raises ReleaseRefused."""
    if refused := those_refused(items, act):
        raise ReleaseRefused(message for messages in refused.values() for message in messages)


def those_refused(items: list[ReleaseItem], act: Callable[[ReleaseItem], None]) -> dict[ReleaseItem, list[str]]:
    """One may rest on another, whichever was added first: what is refused is tried again after the others."""
    waiting = items
    while waiting:
        refused: dict[ReleaseItem, list[str]] = {}
        for item in waiting:
            try:
                with transaction.atomic():
                    act(item)
            except ValidationError as refusal:
                refused[item] = [f"“{item.label}”: {message}" for message in refusal.messages]
            except IntegrityError:
                refused[item] = [TAKEN.format(item.label)]
        if len(refused) == len(waiting):
            return refused
        waiting = list(refused)
    return {}


def make_public(item: ReleaseItem, moment: datetime) -> None:
    what = approved(item)
    if what is None or item.about is None:
        return
    item.was_live, item.is_switched = True, True
    if isinstance(what, HeldFile):
        item.approved_file = what
        held_files.approve(what, item.approved_by, moment)
    else:
        item.approved_version, item.was_live = what, item.about.live
        item.version_before = version_before(item.about) if item.about.live else None
        go_with_the_release(what)
        Revision.objects.filter(pk=what.pk).update(content=what.content)
        what.publish(user=item.approved_by)
    item.save()


def go_with_the_release(version: Revision) -> None:
    """At its moment, whatever was planned for the part."""
    version.content = version.content | {"go_live_at": None} if "go_live_at" in version.content else version.content


def version_before(about: Any) -> Revision:
    """What is public of it now, so that it can be put back; kept here where no version says it, as after an import."""
    if about.live_revision:
        return about.live_revision
    public = type(about)._base_manager.get(pk=about.pk)
    return Revision.objects.create(
        content_object=public,
        base_content_type=public.get_base_content_type(),
        created_at=about.latest_revision_created_at or london_now(),
        object_str=str(public),
        content=public.serializable_data(),
    )


def items_to_take_back(release: Release) -> list[ReleaseItem]:
    """The last first, as one may rest on those before it. What was changed since stays."""
    return [item for item in reversed(items_of(release)) if item.is_switched and is_as_published(item)]


def is_as_published(item: ReleaseItem) -> bool:
    if item.about is None:
        return False
    if item.approved_file:
        later = held_files.of(item.about).filter(is_approved=True, answered_at__gt=item.approved_file.answered_at)
        return item.approved_file.is_approved and not later.exists()
    return item.about.live and item.about.live_revision_id == item.approved_version_id


@transaction.atomic
def put_back(item: ReleaseItem, person: Person) -> None:
    thing: Any = item.about
    if item.approved_file:
        held_files.take_back(item.approved_file, person)
    elif item.version_before:
        item.version_before.publish(user=person)
    else:
        thing.unpublish(user=person)
    ReleaseItem.objects.filter(pk=item.pk).update(is_switched=False)


def take_back_release(release: Release, person: Person, because: str, moment: datetime) -> None:
    """All that is as the release made it, or, raising ReleaseRefused, nothing. What is taken back is a draft again."""
    release.unsettled_from = moment
    release.save(update_fields=["unsettled_from"])
    said = {"taken_back_at": moment, "taken_back_by": person, "taken_back_because": because}
    try:
        with transaction.atomic():
            if not Release.objects.filter(pk=release.pk, published_at__isnull=False, taken_back_at=None).update(**said):
                return
            items = items_to_take_back(release)
            if not items:
                raise ReleaseRefused([NOTHING_TO_TAKE_BACK])
            switch(items, partial(put_back, person=person))
            release.effects.filter(done_at=None).update(done_at=moment, outcome=NOT_NEEDED)
            release.refresh_from_db()
            ReleaseEffect.objects.bulk_create(effects_for(release, moment, is_of_taking_back=True))
    except ReleaseRefused:
        unschedule(release)
        raise
    run_effects(release, london_now())


# What the minute's command does


def resume_releases(moment: datetime) -> None:
    """Publish what is due, and go on with what was broken off."""
    for release in Release.objects.in_preparation().filter(unsettled_from__lte=moment).order_by("unsettled_from", "pk"):
        publish_due(release, moment)
    unfinished = Release.objects.filter(published_at__isnull=False, effects__done_at=None).distinct()
    for release in unfinished:
        run_effects(release, moment)
    # Broken off before anything was switched: nothing has to be settled, and pages may be kept again.
    for release in Release.objects.filter(published_at__isnull=False, unsettled_from__lt=moment - AGAIN_AFTER):
        if not release.effects.filter(kind="kept", done_at=None).exists():
            unschedule(release)


def publish_due(release: Release, moment: datetime) -> None:
    """What may not go public stays a draft and holds up nothing else; the release says why."""
    try:
        publish_release(release, moment)
    except ReleaseRefused as refusal:
        release.refresh_from_db()
        if release.is_in_preparation:
            release.sent_back_because = f"It was due but is not public. {refusal}"[:300]
            release.save(update_fields=["sent_back_because"])
            logger.error("The release “%s” was due but not published: %s", release, refusal)
