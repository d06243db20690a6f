"""Roles and their permissions, who may do what, as a table: `manage.py sync_roles` makes the groups say what it says.

Each role is one group. What a group of the table has beside it is taken away; groups that are
not in the table belong to the site's administrators and are left alone. A person may have several roles.
"""

from dataclasses import dataclass, field

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    Page,
    Task,
    Workflow,
    WorkflowContentType,
    WorkflowMixin,
    WorkflowPage,
    WorkflowTask,
)
from wagtail.snippets.models import get_snippet_models

from campaigns.models import Alert, CampaignIndexPage, PackFile
from core.models import EmergencyWords, PartnershipSettings
from home.models import BestAnswer, HelpWords, SynonymGroup
from home.rights import Right, right_of, rights_of, words_of
from plans.models import (
    Definition,
    Measure,
    Membership,
    Organisation,
    PolicyDriver,
    ProgressUpdate,
    PublicSource,
)
from support_services.models import Service, SupportHubPage
from venues.models import (
    Accreditation,
    Certificate,
    CertificateLetter,
    ImportRun,
    Reminder,
    SchemeSettings,
    SchemeYear,
    StatusEvent,
    Venue,
)

WRITE = "view add change"
APPROVE = "view add change delete publish lock unlock"
PLAN_ROWS = (Definition, Measure, Membership, Organisation, PolicyDriver, PublicSource)
SEARCH_ROWS = (SynonymGroup, BestAnswer, HelpWords)
FILES = "add_image change_image choose_image add_document change_document choose_document"


@dataclass(frozen=True)
class Role:
    """`pages`: what it may do with pages, `below` those of a kind, or everywhere. `rows`: with what is no page."""

    name: str
    sentence: str
    rows: dict[type[Model], str] = field(default_factory=dict)
    pages: str = ""
    below: type[Page] = Page
    has_files: bool = True


ROLES = (
    Role(
        "Campaign editors",
        "Write campaigns, their seasons and files, and notices. Somebody else approves them.",
        {Alert: WRITE, PackFile: "view add"},  # a file never changes: another one is chosen instead
        pages="add change",
        below=CampaignIndexPage,
    ),
    Role(
        "Plan editors",
        "Write every page, above all the plan, its decisions and papers; report progress; keep measures, partners and "
        "the words that searches know. Somebody else approves it.",
        {**dict.fromkeys((*PLAN_ROWS, *SEARCH_ROWS), WRITE), ProgressUpdate: "add"},  # updates are only ever added
        pages="add change",
    ),
    Role(
        "Support editors",
        "Write where people get help: services, their numbers and the pages about them. Somebody else approves it.",
        {
            Service: f"{WRITE} check",
            Alert: WRITE,
            HelpWords: WRITE,
            EmergencyWords: "change",  # help must not wait for whoever may change everything
        },
        pages="add change",
        below=SupportHubPage,
    ),
    Role(
        "Number checkers",
        "Call the services and record that a number is right. They change nothing.",
        {Service: "view check"},
        has_files=False,
    ),
    Role(
        "Register officers",
        "Keep the register of venues: awards, certificates and reminders. They see no page.",
        # What happened stays on record: it is added to. A venue that is gone is closed, not deleted.
        {
            SchemeYear: WRITE,
            Venue: f"{WRITE} import",
            Accreditation: WRITE,
            **dict.fromkeys((StatusEvent, Certificate, CertificateLetter, ImportRun, Reminder), "view add"),
            SchemeSettings: "change",
        },
        has_files=False,
    ),
    Role(
        "Approvers",
        "The second pair of eyes: read what others wrote, publish it or send it back. They write as well, and then "
        "somebody else approves it.",
        {
            **dict.fromkeys((*PLAN_ROWS, *SEARCH_ROWS, Alert), APPROVE),
            Service: f"{APPROVE} check",
            PackFile: "view add",
            ProgressUpdate: "add",
            PartnershipSettings: "change",
            EmergencyWords: "change",
        },
        pages="add change publish lock unlock",
    ),
)
# Not a group: the box “Administrator” of an account. Whoever has it may do everything but approve her own words.
ADMINISTRATOR = (
    "Gives people their roles, changes every setting and may do all that the others may. Also for an administrator, "
    "somebody else approves what she wrote."
)
APPROVING = "Approvers"
PLACES = {role.below for role in ROLES}

# The groups that sites had before there was this table: the role that each became, then further roles of its people.
BECAME = {
    "Moderators": ["Approvers"],
    "Officers": ["Register officers"],
    "Editors": ["Plan editors", "Campaign editors", "Support editors"],
}
APPROVAL = "an approver"  # of the workflow and its task: "Submit to an approver", "Awaiting an approver"
EARLIER_NAMES = ("Moderators approval", "Second pair of eyes")  # the first is Wagtail's own
# What Wagtail gives its own groups and then never asks for: of files it asks for a right in their collection.
WITHOUT_EFFECT = ("wagtailimages.", "wagtaildocs.")


@dataclass(frozen=True)
class RoleChange:
    role: str
    added: list[str]
    removed: list[str]

    def __str__(self) -> str:
        counts = [(self.added, "given"), (self.removed, "taken away")]
        said = [f"{len(which)} {'right' if len(which) == 1 else 'rights'} {how}" for which, how in counts if which]
        return f"{self.role}: {', '.join(said) or 'made'}"


@transaction.atomic
def sync_roles(*, is_preview: bool = False) -> list[RoleChange]:
    """Make each group say what the table says. Returns what was changed, or would be."""
    changes = []
    for role in ROLES:
        group = Group.objects.filter(name=role.name).first()
        has, wanted = rights_of(group) if group else set(), rights_in_table(role)
        added, removed = sorted(wanted - has, key=words_of), sorted(has - wanted, key=words_of)
        if group is None or added or removed:
            changes.append(RoleChange(role.name, [*map(words_of, added)], [*map(words_of, removed)]))
        if is_preview:
            continue
        group = group or Group.objects.create(name=role.name)
        for right in removed:
            right.take_from(group)
        for right in added:
            right.give_to(group)
    return changes


def make_roles() -> dict[str, Group]:
    """The groups, as the table has them, and the one approval that everything public goes through."""
    rename_first_groups()
    sync_roles()
    groups = {role.name: Group.objects.get(name=role.name) for role in ROLES}
    ask_for_approval(groups[APPROVING])
    return groups


def rights_in_table(role: Role) -> set[Right]:
    """Some actions exist only for some kinds of rows, as publish for those with drafts: the others have none."""
    access = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    found = {right_of(access)}
    for model, actions in role.rows.items():
        codenames = [f"{action}_{model._meta.model_name}" for action in actions.split()]
        kind = ContentType.objects.get_for_model(model, for_concrete_model=False)
        found |= {right_of(each) for each in Permission.objects.filter(content_type=kind, codename__in=codenames)}
    codenames = [f"{action}_page" for action in role.pages.split()]
    of_pages = Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=codenames)
    top = Page.objects.filter(depth=1) if role.below is Page else role.below.objects.all()
    found |= {right_of(each, Page.objects.get(pk=page.pk)) for page in top for each in of_pages}
    if role.has_files:
        everywhere = Collection.objects.get(depth=1)
        files = {"content_type__app_label__in": ["wagtailimages", "wagtaildocs"], "codename__in": FILES.split()}
        found |= {right_of(each, everywhere) for each in Permission.objects.filter(**files)}
    return found


@transaction.atomic
def rename_first_groups() -> list[str]:
    """Nobody loses what she may do: her group is the role that took it over, and she is given the others beside it.

    What a site's administrators had added to the group stays hers, in a group that is not in the table.
    """
    done = []
    for old, (becomes, *more) in BECAME.items():
        group = Group.objects.filter(name=old).first()
        if group is None or Group.objects.filter(name=becomes).exists():
            continue
        people = [*group.user_set.all()]
        keep_what_was_added(group, [becomes, *more])
        group.name = becomes
        group.save()
        for name in more:
            Group.objects.get_or_create(name=name)[0].user_set.add(*people)
        done.append(f"{old} are now {becomes}" + "".join(f", {name}" for name in more if people))
    return done


def keep_what_was_added(group: Group, names: list[str]) -> None:
    new = {right for role in ROLES if role.name in names for right in rights_in_table(role)}
    added = [right for right in rights_of(group) - new if not right.words.startswith(WITHOUT_EFFECT)]
    if added:
        own, _ = Group.objects.get_or_create(name=f"{group.name}: rights of our own")
        own.user_set.add(*group.user_set.all())
        for right in added:
            right.give_to(own)


def ask_for_approval(approvers: Group) -> list[str]:
    """One approval by an approver for the whole site, unless a workflow is there already, and for every kind of row
    with drafts that has none."""
    for model in (Workflow, Task):  # the button says to whom a draft is submitted, in the words of the roles
        model.objects.filter(name__in=EARLIER_NAMES).update(name=APPROVAL)
    everywhere = Page.objects.get(depth=1)
    given = WorkflowPage.objects.filter(page=everywhere).first()
    if given is None:
        task = GroupApprovalTask.objects.create(name=APPROVAL)
        task.groups.add(approvers)
        workflow = Workflow.objects.create(name=APPROVAL)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
        given = WorkflowPage.objects.create(page=everywhere, workflow=workflow)
    drafted = [model for model in get_snippet_models() if issubclass(model, WorkflowMixin)]
    kinds = [ContentType.objects.get_for_model(model, for_concrete_model=False) for model in drafted]
    added = [kind for kind in kinds if not WorkflowContentType.objects.filter(content_type=kind).exists()]
    WorkflowContentType.objects.bulk_create(
        WorkflowContentType(content_type=kind, workflow=given.workflow) for kind in added
    )
    return [f"drafts are submitted to somebody: {kind.name}" for kind in added]


@receiver(post_save, dispatch_uid="home.roles.page_below_which")
def give_rights_below(sender, instance, created, raw=False, **kwargs) -> None:
    """A new list of campaigns, or support hub, is open to its editors at once."""
    if not created or raw or sender not in PLACES:
        return
    for role in ROLES:
        group = Group.objects.filter(name=role.name).first() if role.below is sender else None
        if group:
            for right in rights_in_table(role) - rights_of(group):
                right.give_to(group)
