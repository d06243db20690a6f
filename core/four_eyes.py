"""Two pairs of eyes (the four-eyes principle): nobody publishes, approves or rejects what she changed last.

One rule, `why_not_alone`, asked by every way that makes something public: core/four_eyes_guards.py puts it there.
Commands and the schedule have no user: what they publish was approved when somebody asked for it.
"""

from typing import Any

from django.db.models import Model, QuerySet
from wagtail.models import DraftStateMixin, Page, Revision
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permission_policies.pages import PagePermissionPolicy

from core.contents import content_of, was_public
from core.models.four_eyes import Countersignature, FourEyesSettings
from core.models.users import SiteUser

# Of what kind a model is for the setting. Whatever stands on no line and is no page is public to nobody.
KIND_OF = {
    "plans.decisionpage": "decisions",
    "support_services.service": "services",
    "campaigns.alert": "notices",
    "plans.progressupdate": "reports",
    **dict.fromkeys(["wagtaildocs.document", "core.siteimage"], "files"),
    **dict.fromkeys(
        [f"plans.{name}" for name in ("measure", "membership", "definition")]
        + [f"plans.{name}" for name in ("organisation", "policydriver", "publicsource")],
        "facts",
    ),
    **dict.fromkeys(["home.synonymgroup", "home.bestanswer"], "search_words"),
    **dict.fromkeys(
        [f"venues.{name}" for name in ("venue", "accreditation", "schemeyear", "statusevent", "importrun")], "register"
    ),
    **dict.fromkeys(
        ["core.partnershipsettings", "core.emergencywords", "core.foureyessettings", "wagtailredirects.redirect"],
        "site",
    ),
}
APPROVED_BY_PUBLISHERS = ("files", "reports")  # they stand on pages, and have no right to publish of their own
ONLY_ADDED = {"venues.statusevent", "venues.importrun"}  # nobody has the right to change what happened
CHANGED_LAST = "You changed it last. Ask somebody else to approve it{}."
MOST_NAMES = 3
PAGES = PagePermissionPolicy()
Person = Any  # a SiteUser, or nobody: requests name them in several ways


def kind_of(model: type[Model]) -> str:
    """The kind under which the setting knows it, or "" for what nobody but editors sees."""
    return KIND_OF.get(model._meta.label_lower) or ("pages" if issubclass(model, Page) else "")


def is_strict(kind: str) -> bool:
    """Whether this kind takes two people."""
    return bool(kind) and not getattr(FourEyesSettings.load(), kind)


def why_not_alone(user: Person, revision: Revision) -> str:
    """Why this user may not make this version public, approve or reject it. Empty if she may."""
    if user is None or user.pk is None or not is_strict(kind_of(revision.content_type.model_class())):
        return ""
    if last_changed_by(revision) != user.pk or was_public(revision) or is_published_for_a_reason(user, revision):
        return ""
    if is_alone(user, revision.content_object):
        return ""
    return CHANGED_LAST.format(names_of(other_approvers(user, revision.content_object)))


def is_alone(user: Person, instance: Model) -> bool:
    """Whether an administrator has nobody to ask, as on a new site. Whoever else is alone asks the administrator for
    a second person."""
    return user.is_superuser and not other_approvers(user, instance).exists()


def needs_another(user: Person, instance: Model) -> bool:
    """Whether what she does to it now has to wait for somebody else."""
    return bool(user) and is_strict(kind_of(type(instance))) and not is_alone(user, instance)


def last_changed_by(revision: Revision) -> int | None:
    """Whose change it is that this version would publish; None if nobody's, or if there is no change.

    A version that says the same as the one before it, as when an approver presses Publish, is still its author's.
    """
    said = content_of(revision)
    live = getattr(revision.content_object, "live_revision", None)
    if live and live.pk != revision.pk and content_of(live) == said:
        return None
    author = revision.user_id
    for earlier in versions_before(revision).iterator(chunk_size=5):
        if content_of(earlier) != said:
            break
        author = earlier.user_id
    return author


def writers_of(instance: Any) -> set[int]:
    """Everybody who has changed something of its draft since the version that is public."""
    live = instance.live_revision
    newer = {"created_at__gt": live.created_at} if live else {}
    said, writers = content_of(live) if live else None, set()
    for version in instance.revisions.filter(**newer).order_by("created_at", "pk").iterator(chunk_size=20):
        before, said = said, content_of(version)
        if said != before and version.user_id:
            writers.add(version.user_id)
    return writers


def versions_before(revision: Revision) -> QuerySet[Revision]:
    of_the_same = {"base_content_type_id": revision.base_content_type_id, "object_id": revision.object_id}
    earlier = Revision.objects.filter(created_at__lte=revision.created_at, **of_the_same)
    return earlier.exclude(pk=revision.pk).order_by("-created_at", "-pk")


def is_published_for_a_reason(user: Person, revision: Revision) -> bool:
    """Whether she has said why this very version could not wait."""
    given = Countersignature.objects.due().filter(revision=revision, by=user)
    return given.exclude(reason="").exists()


def other_approvers(user: Person, instance: Model) -> QuerySet[SiteUser]:
    """Everybody else who may publish it, or change it where it has no drafts."""
    return approvers_of(type(instance), instance).exclude(pk=user.pk)


def approvers_of(model: type[Model], instance: Model | None = None) -> QuerySet[SiteUser]:
    """Without an instance, as of what was deleted: whoever may approve anything of the kind."""
    if issubclass(model, Page):
        if instance is None:
            return PAGES.users_with_permission("publish")
        return PAGES.users_with_permission_for_instance("publish", instance)
    if kind_of(model) in APPROVED_BY_PUBLISHERS:
        return PAGES.users_with_permission("publish")
    only_added = model._meta.label_lower in ONLY_ADDED
    action = "publish" if issubclass(model, DraftStateMixin) else "add" if only_added else "change"
    return ModelPermissionPolicy(model).users_with_permission(action)


def may_approve(user: Person, model: type[Model], instance: Model | None = None) -> bool:
    return approvers_of(model, instance).filter(pk=user.pk).exists()


def approves_anything(user: Person) -> bool:
    """Whether there can be anything for this person to approve or countersign."""
    if PAGES.user_has_permission(user, "publish"):
        return True
    kinds = [label.split(".") for label in KIND_OF]
    return any(user.has_perm(f"{app}.{action}_{name}") for app, name in kinds for action in ("publish", "change"))


def names_of(people: QuerySet[SiteUser]) -> str:
    """“, for example Ann or Bo”, so that she knows whom to ask."""
    names = [person.display_name for person in people.order_by("pk")[:MOST_NAMES]]
    return f", for example {' or '.join(names)}" if names else ""
