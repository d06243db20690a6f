"""Releases (content releases): drafts that go public together or not at all, approved by somebody who wrote none of it.

This is what is in one and who may do what; core/release_publishing.py makes it public and takes it back.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import DraftStateMixin, Revision

from core.contents import content_of
from core.four_eyes import (
    Person,
    approvers_of,
    is_alone,
    is_strict,
    kind_of,
    may_approve,
    writers_of,
)
from core.held_files import waiting_file_of
from core.models.held_files import HeldFile
from core.models.releases import Release, ReleaseItem

ADDED, REMOVED, APPROVED = "core.release.added", "core.release.removed", "core.release.approved"
NOTHING_WAITS = "Nothing of “{}” waits to be public. Save a draft of it first."
IN_ANOTHER = "“{}” is in the release “{}” already. Take it out there first."
CHANGED_MEANWHILE = "Something was changed while you looked at it. Look at it again, then approve it."


class ReleaseRefused(Exception):
    """Why nothing was done; `problems` are sentences."""

    def __init__(self, problems: Iterable[str]):
        self.problems = list(problems)
        super().__init__(" ".join(self.problems))


# What is in it


def waits_of(about: Any) -> Revision | HeldFile | None:
    """What would be public with it: its newest version, or the file that waits."""
    if not isinstance(about, DraftStateMixin):
        return waiting_file_of(about)
    return about.latest_revision if not about.live or about.has_unpublished_changes else None


def releases_of(about: Any) -> Any:
    """The releases in preparation in which it is: one at most."""
    kind = ContentType.objects.get_for_model(about, for_concrete_model=False)
    items = {"items__content_type": kind, "items__object_id": str(about.pk)}
    return Release.objects.in_preparation().filter(**items)


def add_item(release: Release, about: Any, person: Person, moment: datetime) -> ReleaseItem:
    if other := releases_of(about).first():
        raise ReleaseRefused([IN_ANOTHER.format(about, other)])
    if waits_of(about) is None:
        raise ReleaseRefused([NOTHING_WAITS.format(about)])
    item = ReleaseItem.objects.create(
        release=release, about=about, label=str(about)[:255], added_by=person, added_at=moment
    )
    log(instance=about, action=ADDED, user=person, data={"release": str(release)})
    return item


def remove_item(item: ReleaseItem, person: Person) -> None:
    """What is left was not looked at without it: it is approved again."""
    if item.about:
        log(instance=item.about, action=REMOVED, user=person, data={"release": str(item.release)})
    release = item.release
    item.delete()
    forget_approval(release)


def forget_approval(release: Release) -> None:
    release.items.update(approved_by=None, approved_at=None, approved_version=None, approved_file=None)
    unschedule(release)


def unschedule(release: Release) -> None:
    """Its time stays written, and counts once it is approved."""
    release.unsettled_from = None
    release.save(update_fields=["unsettled_from"])


def items_of(release: Release) -> list[ReleaseItem]:
    return list(release.items.select_related("content_type", "approved_by", "approved_version", "approved_file"))


def waiting_items(release: Release) -> list[ReleaseItem]:
    """Those that are not public already. One that was deleted is among them."""
    return [item for item in items_of(release) if item.about is None or waits_of(item.about)]


def approved(item: ReleaseItem) -> Revision | HeldFile | None:
    """What would be published: what was approved, or a newer version that says the same."""
    waits = waits_of(item.about) if item.about and item.approved_by else None
    if isinstance(waits, Revision) and item.approved_version:
        is_same = waits == item.approved_version or content_of(waits) == content_of(item.approved_version)
        return waits if is_same else None
    return waits if waits is not None and waits == item.approved_file else None


def items_to_approve(release: Release) -> list[ReleaseItem]:
    return [item for item in waiting_items(release) if approved(item) is None]


# Who may


def why_may_not_approve(person: Person, release: Release) -> str:
    """Empty if she may: somebody who may publish every part of it and wrote none."""
    for item in waiting_items(release):
        if item.about is None:
            continue
        if not may_approve(person, type(item.about), item.about):
            return f"You may not approve “{item.label}”. Ask {names_of_approvers(release)}."
        if person.pk in writers_of_item(item) and not is_alone(person, item.about):
            return f"You wrote part of it: “{item.label}”. Ask {names_of_approvers(release)}."
    return ""


def writers_of_item(item: ReleaseItem) -> set[int]:
    """Nobody, where one person is enough."""
    if item.about is None or not is_strict(kind_of(type(item.about))):
        return set()
    waits = waits_of(item.about)
    if isinstance(waits, HeldFile):
        return {waits.by_id} if waits.by_id else set()
    return writers_of(item.about)


def may_publish(person: Person, release: Release) -> bool:
    """Who may press the button once it is approved, or take it back: whoever may publish every part."""
    things = [item.about for item in items_of(release) if item.about]
    return bool(things) and all(may_approve(person, type(thing), thing) for thing in things)


def approvers_of_release(release: Release) -> list[Any]:
    """Everybody who may approve all of it."""
    items = waiting_items(release)
    writers = {writer for item in items for writer in writers_of_item(item)}
    people = [approvers_of(type(item.about), item.about).exclude(pk__in=writers) for item in items if item.about]
    able = set.intersection(*map(set, people)) if people else set()
    return sorted(able, key=lambda person: person.pk)


def names_of_approvers(release: Release) -> str:
    names = [person.display_name for person in approvers_of_release(release)[:3]]
    return " or ".join(names) or "an administrator for a second person"


# What is done with it


def seen_key(item: ReleaseItem) -> str:
    """What somebody who approves was shown of it."""
    waits = waits_of(item.about) if item.about else None
    return f"{item.pk}.{waits.pk if waits else ''}"


def approve(release: Release, person: Person, seen: set[str], moment: datetime) -> None:
    """Raises ReleaseRefused. `seen`: the keys of what she was shown."""
    if why := why_may_not_approve(person, release):
        raise ReleaseRefused([why])
    items = items_to_approve(release)
    if not seen >= {seen_key(item) for item in items}:
        raise ReleaseRefused([CHANGED_MEANWHILE])
    with transaction.atomic():
        for item in items:
            waits = waits_of(item.about)
            item.approved_version, item.approved_file = None, None
            if isinstance(waits, HeldFile):
                item.approved_file = waits
            else:
                item.approved_version = waits
            item.approved_by, item.approved_at = person, moment
            item.save()
            log(instance=item.about, action=APPROVED, user=person, data={"release": str(release)})
        release.sent_back_because = ""
        release.unsettled_from = release.goes_public_at
        release.save(update_fields=["sent_back_because", "unsettled_from"])
