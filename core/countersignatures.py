"""What one person did alone and in public: kept on a list, told to those who may approve it, countersigned by one."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.urls import reverse
from wagtail.log_actions import log
from wagtail.models import DraftStateMixin, ModelLogEntry, PageLogEntry, Revision

from core.contents import was_public
from core.four_eyes import (
    Person,
    is_alone,
    is_strict,
    kind_of,
    last_changed_by,
    may_approve,
    other_approvers,
)
from core.letters import write_to
from core.models.four_eyes import Countersignature
from core.models.security_log import SecurityEventKind
from core.security_log import record
from delivery.clock import london_now

AT_ONCE, GIVEN = "core.published_at_once", "core.countersigned"
PUBLISHED_ALONE = "published alone"
PUBLISHED_AT_ONCE = "published at once"
MOST_LINES = 200  # shown together; the others follow when these are done

# What takes effect without a draft, by the names of Wagtail's log; and what only does where a kind has no drafts.
ALWAYS_AT_ONCE = {
    "wagtail.unpublish": "taken down",
    "wagtail.delete": "deleted",
    "wagtail.move": "moved",
    "wagtail.view_restriction.create": "closed to some readers",
    "wagtail.view_restriction.edit": "closed to other readers",
    "wagtail.view_restriction.delete": "opened to all readers",
}
WITHOUT_DRAFTS = {"wagtail.create": "added", "wagtail.edit": "changed", "venues.changed": "changed"}


@transaction.atomic
def publish_at_once(instance: Any, user: Person, reason: str, moment: datetime) -> None:
    """Break-glass: the newest version is public now, for a reason that those who may approve it are told."""
    revision = instance.latest_revision or instance.save_revision(user=user)
    if revision.content.get("go_live_at"):  # at once, whatever was planned
        revision.content["go_live_at"] = None
        Revision.objects.filter(pk=revision.pk).update(content=revision.content)
    line = Countersignature(what=PUBLISHED_AT_ONCE, reason=reason, revision=revision, by=user, done_at=moment)
    keep(line, instance)
    note_break_glass(user, instance, line=line.pk)
    log(instance=instance, action=AT_ONCE, user=user, revision=revision, data={"reason": reason})
    revision.publish(user=user)
    transaction.on_commit(lambda: tell_approvers(line, instance, user))


def note_break_glass(user: Person, thing: Model, **facts: Any) -> None:
    """In the security log: a rule was passed over, for a reason that others read."""
    record(SecurityEventKind.BREAK_GLASS, user=user, about=f"{thing._meta.label} {thing.pk}", **facts)


def note_what_was_published_alone(user: Person, revision: Revision) -> None:
    """The only administrator of a site publishes alone; a second one later sees what nobody has looked at."""
    model = revision.content_type.model_class()
    if not user or not is_strict(kind_of(model)) or last_changed_by(revision) != user.pk or was_public(revision):
        return
    if not Countersignature.objects.filter(revision=revision, by=user).exists():
        line = Countersignature(what=PUBLISHED_ALONE, revision=revision, by=user, done_at=london_now())
        keep(line, revision.content_object)


def note_what_was_done_alone(user: Person, instance: Model, what: str, moment: datetime, reason: str = "") -> None:
    """What no log entry of one thing tells, such as an import of many."""
    if user and is_strict(kind_of(type(instance))) and not is_alone(user, instance):
        keep(Countersignature(what=what, reason=reason, by=user, done_at=moment), instance)


def keep(line: Countersignature, instance: Model) -> None:
    """One line for each thing and person: an older one that nobody has looked at is taken by the newer."""
    name = line.revision.object_str if line.revision else str(instance)  # as it is called from now on
    line.about, line.label, line.kind = instance, name[:255], kind_of(type(instance))
    same = Countersignature.objects.due().filter(content_type=line.content_type, object_id=str(line.object_id))
    same.filter(by=line.by, what=line.what, reason="").delete()
    line.save()


@receiver(post_save, sender=PageLogEntry)
@receiver(post_save, sender=ModelLogEntry)
def keep_what_was_done_alone(sender: type[Model], instance: Any, created: bool, **kwargs: Any) -> None:
    """Every change in the admin is logged with who made it: here is seen which of them nobody else has approved."""
    model, user = instance.content_type.model_class(), instance.user
    kind = kind_of(model) if model else ""
    what = ALWAYS_AT_ONCE.get(instance.action)
    if not what and kind and not issubclass(model, DraftStateMixin):
        what = WITHOUT_DRAFTS.get(instance.action)
    is_upload = kind == "files" and what == "added"  # public once a page shows it, which somebody else approves
    if not (created and what and user and is_strict(kind)) or is_upload:
        return
    about = model._base_manager.filter(pk=key_of(instance)).first()
    was_public = instance.action == "wagtail.unpublish" or getattr(about, "live", True)
    if was_public and not is_alone(user, about or model()):
        line = Countersignature(what=what, by=user, done_at=instance.timestamp, kind=kind, label=instance.label[:255])
        line.content_type, line.object_id = instance.content_type, str(key_of(instance))
        line.save()


def key_of(entry: Any) -> Any:
    return entry.page_id if isinstance(entry, PageLogEntry) else entry.object_id


def due_for(user: Person) -> list[Countersignature]:
    """What this person may countersign: not her own, and only what she might have approved."""
    lines = Countersignature.objects.due().exclude(by=user).select_related("content_type", "by")
    return [line for line in lines[:MOST_LINES] if may_countersign(user, line)]


def may_countersign(user: Person, line: Countersignature) -> bool:
    model = line.content_type.model_class()
    return model is not None and line.by_id != user.pk and may_approve(user, model, line.about)


def countersign(line: Countersignature, user: Person, moment: datetime) -> None:
    line.countersigned_by, line.countersigned_at = user, moment
    line.save(update_fields=["countersigned_by", "countersigned_at"])
    if line.about:
        log(instance=line.about, action=GIVEN, user=user, data={"what": line.what})


def tell_approvers(line: Countersignature, instance: Model, user: Person) -> None:
    who = user.display_name
    words = (
        f"{who} published “{line.label}” without a second person.\n\nThe reason given: {line.reason}\n\n"
        "Please look at it, and countersign it if it is right:"
    )
    write_to(other_approvers(user, instance), f"Published at once: {line.label}", words, reverse("countersign"))
