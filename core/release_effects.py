"""What follows from a release: each effect is noted with its time and outcome, and done again where it broke off.

Apps above join in: core cannot know of feeds and packs. An effect is done at least once: a process that is killed
between the deed and the note does it again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus

from django.conf import settings
from django.db import DatabaseError
from django.db.models import F, Q
from django.urls import reverse
from wagtail.models import Page

from core.letters import letter_to
from core.models.releases import Release, ReleaseEffect
from core.models.users import SiteUser, name_of
from core.site_answers import answer_of
from delivery.clock import london_now
from delivery.prerender.static_mirror import StaticMirror

AGAIN_AFTER = timedelta(seconds=50)  # so that nobody does what somebody else is doing


class BrokenOff(Exception):
    """Why an effect is not there yet, in a sentence."""


@dataclass(frozen=True)
class Effect:
    """`act` says what came of it, or raises BrokenOff. `applies` to this release?"""

    label: str
    act: Callable[[ReleaseEffect], str]
    applies: Callable[[Release], bool] = lambda release: True


def register(kind: str, effect: Effect) -> None:
    """From now on it follows from every release to which it applies, in the order of registering."""
    _effects[kind] = effect


def effects_for(release: Release, moment: datetime, *, is_of_taking_back: bool = False) -> list[ReleaseEffect]:
    """What is to follow, in its order; that the parts were switched is true as soon as this is kept."""
    common = {"release": release, "is_of_taking_back": is_of_taking_back}
    parts = release.items.filter(is_switched=not is_of_taking_back).count()
    switched = f"{parts} part{'' if parts == 1 else 's'}, from the one to the other in one step."
    effects = [ReleaseEffect(kind="parts", tries=1, tried_at=moment, done_at=moment, outcome=switched, **common)]
    effects += [ReleaseEffect(kind=kind, **common) for kind, effect in _effects.items() if effect.applies(release)]
    return effects + [ReleaseEffect(kind="letter", person=person, **common) for person in people_of(release)]


def people_of(release: Release) -> list[SiteUser]:
    """Whoever made the release, added to it, asked for its approval or approved it."""
    keys = {release.made_by_id, release.asked_by_id, release.taken_back_by_id}
    keys |= {key for each in release.items.values_list("added_by", "approved_by") for key in each}
    there = SiteUser.objects.filter(pk__in=filter(None, keys), is_active=True)
    return list(there.exclude(email="").order_by("pk"))


def label_of(effect: ReleaseEffect) -> str:
    if effect.kind == "letter":
        return f"Letter to {effect.person.display_name if effect.person else 'somebody who has left'}"
    return "Parts" if effect.kind == "parts" else _effects[effect.kind].label


def run_effects(release: Release, moment: datetime) -> None:
    """Each that is not done and that nobody is at."""
    nobody_is_at = Q(tried_at=None) | Q(tried_at__lt=moment - AGAIN_AFTER)
    for effect in release.effects.filter(nobody_is_at, done_at=None).select_related("release", "person"):
        run(effect, moment)


def run(effect: ReleaseEffect, moment: datetime) -> None:
    this = ReleaseEffect.objects.filter(pk=effect.pk, done_at=None)
    if not this.filter(tries=effect.tries).update(tries=F("tries") + 1, tried_at=moment):
        return
    act = write_letter if effect.kind == "letter" else _effects[effect.kind].act
    try:
        said, done_at = act(effect), london_now()
    except (BrokenOff, OSError, DatabaseError) as problem:  # what mail servers say is an OSError too
        said, done_at = f"Broken off: {problem}", None
    this.update(outcome=said[:300], done_at=done_at)


def settle(effect: ReleaseEffect) -> str:
    """What was kept before is thrown away, and from now on pages are kept again."""
    effect.release.unsettled_from = None
    effect.release.save(update_fields=["unsettled_from"])
    return "What was kept of the site is thrown away. Every page is made anew."


def pages_of(release: Release) -> list[Page]:
    things = [item.about for item in release.items.all()]
    return [thing for thing in things if isinstance(thing, Page) and thing.live and thing.get_url()]


def ask_pages(effect: ReleaseEffect) -> str:
    pages = pages_of(effect.release)
    for page in pages:
        status = answer_of(page.get_url()).status_code
        if status >= HTTPStatus.BAD_REQUEST:
            raise BrokenOff(f"“{page.title}” answers {status}.")
    return f"{len(pages)} page{'' if len(pages) == 1 else 's'} made again, and each answers."


def ask_mirror(effect: ReleaseEffect) -> str:
    """The baker writes it by itself, after every change."""
    mirror, since = StaticMirror(settings.MIRROR), effect.release.settled_since
    if not mirror.current.exists():
        return "No copy is kept for the web server here."
    if since is None or mirror.whole_as_of() < since.timestamp():
        raise BrokenOff("the copy for the web server is not written yet. It is looked at again every minute.")
    return "The copy for the web server is written, as a whole."


def write_letter(effect: ReleaseEffect) -> str:
    release = effect.release
    if effect.person is None or not effect.person.email:
        return "Nobody is there to read it."
    parts = "\n".join(f"- {item.label}" for item in release.items.all())
    if effect.is_of_taking_back:
        who = name_of(release.taken_back_by)
        words = f"{who} took “{release}” back: {release.taken_back_because}\n\nReaders see what they saw before."
    else:
        words = f"“{release}” is public."
    subject = f"{'Taken back' if effect.is_of_taking_back else 'Public'}: {release}"
    letter_to(
        effect.person.email, subject, f"{words}\n\n{parts}\n\nSee it here:", reverse("release", args=[release.pk])
    )
    return "Sent."


_effects: dict[str, Effect] = {
    "kept": Effect("Kept pages", settle),
    "pages": Effect("Pages", ask_pages, applies=lambda release: bool(pages_of(release))),
    "mirror": Effect("Mirror", ask_mirror),
}
