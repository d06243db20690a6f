"""Roles and their permissions, who may do what: editors write and submit, moderators are the second pair of eyes and
publish, officers keep the register of venues.

The first two are Wagtail's own groups. Whatever this finds in place it leaves; it only adds.
"""

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)
from wagtail.snippets.models import get_snippet_models

from campaigns.models import PackFile
from core.models import EmergencyWords, PartnershipSettings
from plans.models import ProgressUpdate
from venues.models import Accreditation, Certificate, ImportRun, Reminder, SchemeYear, StatusEvent, Venue

# group: what it may do with pages everywhere, with rows that are not pages, and with settings. Anybody who edits may
# record that a number was checked: it says who did, can be taken back, and a number left unchecked helps nobody.
ROLES = {
    "Editors": {"page": ["add", "change"], "snippet": ["view", "add", "change", "check"], "settings": []},
    "Moderators": {
        "page": ["add", "change", "publish", "lock", "unlock"],
        "snippet": ["view", "add", "change", "check", "delete", "publish", "lock", "unlock"],
        "settings": ["change"],
    },
}
# Officers keep the register and nothing else of the site: no page, picture or setting. What happened stays on record,
# so they add events, certificates and reminders but change none. A venue that is gone is closed, not deleted.
OFFICERS = {
    SchemeYear: ["view", "add", "change"],
    Venue: ["view", "add", "change", "import"],
    Accreditation: ["view", "add", "change"],
    StatusEvent: ["view", "add"],
    Certificate: ["view", "add"],
    ImportRun: ["view", "add"],
    Reminder: ["view", "add"],
}
FILES = ["add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document"]


def make_roles() -> dict[str, Group]:
    """The groups with their permissions, and the one approval that every page goes through."""
    groups = {name: Group.objects.get_or_create(name=name)[0] for name in ROLES}
    for name, may in ROLES.items():
        give_admin(groups[name])
        give_pages(groups[name], may["page"])
        give_files(groups[name])
        for model in get_snippet_models():
            give_rows(groups[name], model, may["snippet"])
        give_rows(groups[name], PartnershipSettings, may["settings"])
        give_rows(groups[name], EmergencyWords, ["change"])  # help must not wait for whoever may change everything
        give_rows(groups[name], PackFile, ["view", "add"])  # a file never changes: another one is chosen instead
        give_rows(groups[name], ProgressUpdate, ["add"])  # updates are only ever added
    ask_for_approval(groups["Moderators"])
    return groups | {"Officers": make_officers()}


def make_officers() -> Group:
    """The group of those who keep the register, with only the rights that this takes."""
    officers, _ = Group.objects.get_or_create(name="Officers")
    give_admin(officers)
    for model, actions in OFFICERS.items():
        give_rows(officers, model, actions)
    return officers


def give_admin(group: Group) -> None:
    group.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))


def give_pages(group: Group, actions: list[str]) -> None:
    everywhere = Page.objects.get(depth=1)
    codenames = [f"{action}_page" for action in actions]
    for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=codenames):
        GroupPagePermission.objects.get_or_create(group=group, page=everywhere, permission=permission)


def give_files(group: Group) -> None:
    """Pictures and documents in every collection."""
    everywhere = Collection.objects.get(depth=1)
    kinds = ["wagtailimages", "wagtaildocs"]
    for permission in Permission.objects.filter(content_type__app_label__in=kinds, codename__in=FILES):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=everywhere, permission=permission)


def give_rows(group: Group, model: type[Model], actions: list[str]) -> None:
    """Some actions exist only for some kinds of rows, as publish for those with drafts: the others have none."""
    codenames = [f"{action}_{model._meta.model_name}" for action in actions]
    kind = ContentType.objects.get_for_model(model, for_concrete_model=False)
    group.permissions.add(*Permission.objects.filter(content_type=kind, codename__in=codenames))


def ask_for_approval(moderators: Group) -> None:
    """One approval by a moderator for the whole site, unless a workflow is there already."""
    everywhere = Page.objects.get(depth=1)
    if WorkflowPage.objects.filter(page=everywhere).exists():
        return
    task = GroupApprovalTask.objects.create(name="Second pair of eyes")
    task.groups.add(moderators)
    workflow = Workflow.objects.create(name="Second pair of eyes")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(page=everywhere, workflow=workflow)


def rights_of_roles() -> dict[str, set[str]]:
    """Of each group: what it may do with rows, pages and files, in words by which two sites can be compared."""
    return {
        group.name: {
            *(f"{right.content_type.app_label}.{right.codename}" for right in group.permissions.all()),
            *(f"{right.permission.codename} below {right.page.url_path}" for right in pages_of(group)),
            *(f"{right.permission.codename} in {right.collection.name}" for right in collections_of(group)),
        }
        for group in Group.objects.prefetch_related("permissions__content_type")
    }


def pages_of(group: Group):
    return GroupPagePermission.objects.filter(group=group).select_related("page", "permission")


def collections_of(group: Group):
    return GroupCollectionPermission.objects.filter(group=group).select_related("collection", "permission")
