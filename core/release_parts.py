"""What may be put into a release, by whom, and how the screens name it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q
from django.http import Http404
from django.urls import reverse
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import DraftStateMixin, Page, PagePermissionTester, Revision
from wagtail.snippets.models import get_snippet_models

from core.change_notes import waiting_note
from core.four_eyes import KIND_OF, PAGES, Person, kind_of
from core.models.change_notes import ChangeKind
from core.models.held_files import HeldFile
from core.models.releases import Release, ReleaseItem
from core.releases import approved, items_of, releases_of, seen_key, waits_of

MOST_TO_CHOOSE_FROM = 100  # of a kind; whoever has more adds the others from where they are edited


@dataclass(frozen=True)
class PartRow:
    item: ReleaseItem
    kind: str
    address: str
    changes: str
    differs: str  # the address at which is seen what differs from what is public
    state: str
    tone: str  # the class that says whether it is ready, waits or is wrong
    key: str


def may_make_releases(person: Person) -> bool:
    """Whoever writes anything with drafts: pages, services, notices, measures and their like."""
    if PAGES.user_has_any_permission(person, {"add", "change", "publish"}):
        return True
    return any(person.has_perm(f"{model._meta.app_label}.change_{model._meta.model_name}") for model in draft_kinds())


def draft_kinds() -> list[type[Model]]:
    return [model for model in get_snippet_models() if issubclass(model, DraftStateMixin) and kind_of(model)]


def may_edit(person: Person, thing: Model) -> bool:
    if isinstance(thing, Page):
        return PagePermissionTester(person, thing).can_edit()
    return bool(AdminURLFinder(person).get_edit_url(thing))


def thing_of(content_type: int, key: str) -> Any:
    """Raises Http404 for what is public to nobody, or has neither drafts nor files that wait."""
    kind = ContentType.objects.filter(pk=content_type).first()
    model = kind.model_class() if kind else None
    label = model._meta.label_lower if model else ""
    is_file = KIND_OF.get(label) == "files"
    if model is None or not (is_file or (issubclass(model, DraftStateMixin) and kind_of(model))):
        raise Http404
    try:
        thing = model._default_manager.filter(pk=key).first()
    except ValueError as error:
        raise Http404 from error
    if thing is None:
        raise Http404
    return thing.specific if isinstance(thing, Page) else thing


def address_to_add(thing: Model) -> str:
    kind = ContentType.objects.get_for_model(thing, for_concrete_model=False)
    return reverse("release_add", args=[kind.pk, thing.pk])


def key_of_thing(thing: Model) -> str:
    kind = ContentType.objects.get_for_model(thing, for_concrete_model=False)
    return f"{kind.pk}.{thing.pk}"


def drafts_to_choose(person: Person) -> dict[str, list[tuple[str, Any]]]:
    """Every draft and waiting file that she may edit and that is in no release, by kind."""
    drafts = Q(live=False, latest_revision__isnull=False) | Q(has_unpublished_changes=True)
    mine = PAGES.instances_user_has_any_permission_for(person, {"add", "change", "publish"})
    found: dict[str, Iterable[Any]] = {"Pages": mine.filter(drafts).order_by("title").specific()[:MOST_TO_CHOOSE_FROM]}
    for model in draft_kinds():
        rows = model._default_manager.filter(drafts)
        found[str(model._meta.verbose_name_plural).capitalize()] = rows[:MOST_TO_CHOOSE_FROM]
    waiting = HeldFile.objects.waiting().select_related("content_type")
    found["Files"] = [held.about for held in waiting if held.about is not None]
    chosen = {
        kind: [
            (key_of_thing(thing), thing)
            for thing in things
            if may_edit(person, thing) and not releases_of(thing).exists()
        ]
        for kind, things in found.items()
    }
    return {kind: things for kind, things in chosen.items() if things}


def rows_of(release: Release, person: Person) -> list[PartRow]:
    finder = AdminURLFinder(person)
    return [row_of(item, finder) for item in items_of(release)]


def row_of(item: ReleaseItem, finder: AdminURLFinder) -> PartRow:
    thing = item.about
    waits = waits_of(thing) if thing is not None else None
    state, tone = state_of(item, waits)
    kind = str(thing._meta.verbose_name).capitalize() if thing is not None else ""
    address = (thing is not None and finder.get_edit_url(thing)) or ""
    if isinstance(waits, HeldFile):
        address = reverse("held_file", args=[waits.pk])
    return PartRow(item, kind, address, changes_of(thing, waits), differs_of(thing, waits), state, tone, seen_key(item))


READY, WAITS, WRONG = "release-ready", "release-waits", "release-wrong"


def state_of(item: ReleaseItem, waits: Revision | HeldFile | None) -> tuple[str, str]:
    if item.about is None:
        return "Was deleted: take it out", WRONG
    if item.release.published_at:
        return ("Public with this release", READY) if item.is_switched else ("Not public by this release", WAITS)
    if waits is None:
        return "Public already", READY
    if approved(item) is not None and item.approved_by:
        return f"Approved by {item.approved_by.display_name}", READY
    return ("Changed since it was approved", WRONG) if item.approved_at else ("Not approved yet", WAITS)


def changes_of(thing: Any, waits: Revision | HeldFile | None) -> str:
    if isinstance(waits, HeldFile):
        return "Another file."
    if waits is None:
        return ""
    if not thing.live:
        return "New."
    note = waiting_note(thing) if hasattr(thing, "proposed_note") else None
    return f"“{note.words}”" if note and note.kind == ChangeKind.TOLD else "Changed."


def differs_of(thing: Any, waits: Revision | HeldFile | None) -> str:
    if not isinstance(waits, Revision) or not thing.live or not thing.live_revision_id:
        return ""
    between = [thing.pk, thing.live_revision_id, waits.pk]
    if isinstance(thing, Page):
        return reverse("wagtailadmin_pages:revisions_compare", args=between)
    return reverse(thing.snippet_viewset.get_url_name("revisions_compare"), args=between)
