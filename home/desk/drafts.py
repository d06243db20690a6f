"""Drafts on their way: what waits for this person's answer, what was sent back to her, and whom she asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from wagtail.models import GroupApprovalTask, Page, Revision, TaskState, WorkflowState

from core.four_eyes import MOST_NAMES, names_of, other_approvers, why_not_alone
from core.models import SiteUser
from venues.models import HeldEntry, Venue


@dataclass(frozen=True)
class Asked:
    """A draft that somebody submitted: of whom she asked an answer, and since when she waits."""

    what: str
    of_whom: str
    since: date
    address: str


def address_of(revision: Revision) -> str:
    model = revision.content_type.model_class()
    if issubclass(model, Page):
        return reverse("wagtailadmin_pages:edit", args=[revision.object_id])
    return reverse(model.snippet_viewset.get_url_name("edit"), args=[revision.object_id])


def waiting_for(person) -> Iterable[TaskState]:
    """What she may approve. What she changed last waits for somebody else."""
    asked = TaskState.objects.reviewable_by(person).select_related(
        "revision__content_type", "revision__base_content_type", "workflow_state__requested_by"
    )
    for state in asked.order_by("started_at"):
        if state.revision.content_object and not why_not_alone(person, state.revision):
            yield state


def sent_back_to(person) -> Iterable[TaskState]:
    """Not again after she has submitted it anew or withdrawn it."""
    states = WorkflowState.objects.filter(status=WorkflowState.STATUS_NEEDS_CHANGES, requested_by=person)
    rejected = TaskState.objects.filter(pk__in=states.values("current_task_state"))
    for state in rejected.select_related("revision__content_type", "finished_by").order_by("finished_at"):
        if state.revision.content_object:
            yield state


def asked_by(person) -> list[Asked]:
    """What she has submitted and nobody has answered yet, the oldest first."""
    states = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS,
        workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
        workflow_state__requested_by=person,
    ).select_related("revision__content_type", "task")
    drafts = [
        Asked(
            state.revision.object_str,
            whom_it_asks(state.task.specific, person),
            state.started_at.date(),
            address_of(state.revision),
        )
        for state in states.order_by("started_at")
    ]
    return drafts + entries_asked_by(person)


def entries_asked_by(person) -> list[Asked]:
    """Of the register."""
    waiting = list(HeldEntry.objects.waiting().filter(by=person))
    whom = names_of(other_approvers(person, Venue())).removeprefix(", for example ") if waiting else ""
    return [
        Asked(
            entry.label,
            whom or "nobody has this role yet",
            entry.held_at.date(),
            reverse("venues_held_entry", args=[entry.pk]),
        )
        for entry in waiting
    ]


def whom_it_asks(task, person) -> str:
    """“Approvers: Ann, Bo”: so that she can walk over and ask."""
    if not isinstance(task, GroupApprovalTask):
        return str(task)
    groups = [*task.groups.all()]
    people = SiteUser.objects.filter(groups__in=groups, is_active=True).exclude(pk=person.pk).distinct()
    names = [each.display_name for each in people.order_by("pk")[:MOST_NAMES]]
    return f"{', '.join(group.name for group in groups)}: {', '.join(names) or 'nobody has this role yet'}"
