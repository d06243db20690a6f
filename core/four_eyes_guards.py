"""Where two pairs of eyes are asked for: at the lowest places that know who acts, so that no way leads past them.

Wagtail has no hook that every way of publishing meets: the page editor, its API and its bulk actions each go straight
to the action. So the actions themselves are guarded here, and the signals of a workflow for approving and rejecting.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.db.models.signals import pre_save
from django.dispatch import receiver
from modelcluster.models import get_all_child_relations
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.log_actions import get_active_log_context
from wagtail.models import AbstractGroupApprovalTask, Page, Revision, TaskState
from wagtail.signals import task_approved, task_rejected

from core.contents import content_of, was_public
from core.countersignatures import note_what_was_published_alone
from core.four_eyes import kind_of, needs_another, why_not_alone
from core.problems import Problem
from core.publishing import PublishingRefused

Act = Callable[..., Any]  # a method of Wagtail's
SEEN = "Others have been shown the version that you started from. Reload the page, then go on from what is there."
UNSEEN = "It names “{}”, which nobody has approved yet. Have that published first."
NO_ALIAS = "A page stands at one address here. Link to it from the other place instead of making an alias."


def install_publishing_guards() -> None:
    PublishRevisionAction.execute = publish_with_two(PublishRevisionAction.execute)
    CopyPageAction.execute = copy_as_draft(CopyPageAction.execute)
    CreatePageAliasAction.execute = refuse_alias(CreatePageAliasAction.execute)
    TaskState.approve = approve_what_says_the_same(TaskState.approve)
    AbstractGroupApprovalTask.get_actions = without_what_is_refused(AbstractGroupApprovalTask.get_actions)


def who_acts(action: Any) -> Any:
    """Whom the action names, else who is signed in: code of ours that publishes for somebody may leave her out."""
    return action.user or get_active_log_context().user


def publish_with_two(execute: Act) -> Act:
    @wraps(execute)
    def guarded(action: Any, *args: Any, **kwargs: Any) -> Any:
        person = who_acts(action)
        if why := why_not_alone(person, action.revision):
            raise PublishingRefused(action.object, [Problem(why)])
        if person and (unseen := chosen_unpublished(action.object)):
            raise PublishingRefused(action.object, [Problem(UNSEEN.format(unseen[0]))])
        note_what_was_published_alone(person, action.revision)
        return execute(action, *args, **kwargs)

    return guarded


def chosen_unpublished(instance: Model) -> list[Model]:
    """Organisations, laws and sources that it names and nobody has approved: their names would be public with it."""
    rows = [relation.get_accessor_name() for relation in get_all_child_relations(type(instance))]
    chosen: dict[type[Model], set[Any]] = {}
    for part in [instance, *(row for name in rows for row in getattr(instance, name).all())]:
        for field in part._meta.concrete_fields:
            if field.is_relation and kind_of(field.related_model) == "facts":
                chosen.setdefault(field.related_model, set()).add(getattr(part, field.attname))
    never = {"live": False, "first_published_at__isnull": True}
    return [each for model, keys in chosen.items() for each in model._default_manager.filter(pk__in=keys, **never)]


def copy_as_draft(execute: Act) -> Act:
    """A copy has a title and an address that nobody else has seen."""

    @wraps(execute)
    def guarded(action: Any, *args: Any, **kwargs: Any) -> Any:
        if needs_second_person(who_acts(action), action.page):
            action.keep_live = False
        return execute(action, *args, **kwargs)

    return guarded


def refuse_alias(execute: Act) -> Act:
    """A public page at another address, without a draft that anybody could approve."""

    @wraps(execute)
    def guarded(action: Any, *args: Any, **kwargs: Any) -> Any:
        if needs_second_person(who_acts(action), action.page):
            raise PublishingRefused(action.page, [Problem(NO_ALIAS)])
        return execute(action, *args, **kwargs)

    return guarded


def needs_second_person(person: Any, page: Page) -> bool:
    return needs_another(person, page.specific_deferred)


def approve_what_says_the_same(approve: Act) -> Act:
    """A version that says the same as the one submitted, with another time to go public, is approved in one press.
    Wagtail would ask for approval of every newer version anew."""

    @wraps(approve)
    def guarded(state: Any, *args: Any, **kwargs: Any) -> Any:
        newest = getattr(state.workflow_state.content_object, "latest_revision", None)
        if newest and newest.pk != state.revision_id and content_of(newest) == content_of(state.revision):
            state.revision = newest
        return approve(state, *args, **kwargs)

    return guarded


def without_what_is_refused(get_actions: Act) -> Act:
    """Whoever may not approve is not shown the buttons either."""

    @wraps(get_actions)
    def allowed(task: Any, instance: Any, user: Any) -> Any:
        actions = get_actions(task, instance, user)
        return [] if actions and why_not_about(user, instance) else actions

    return allowed


def why_not_about(user: Any, instance: Model) -> str:
    """Why she may not approve the newest version of it."""
    revision = getattr(instance, "latest_revision", None)
    return why_not_alone(user, revision) if revision else ""


@receiver([task_approved, task_rejected])
def refuse_ones_own(sender: Any, instance: Any, user: Any, **kwargs: Any) -> None:
    """Wagtail sends these before the transaction ends, so that a refusal leaves everything as it was."""
    person = user or get_active_log_context().user
    revision = instance.revision
    if why := why_not_alone(person, revision):
        raise PublishingRefused(revision.as_object(), [Problem(why)])


@receiver(pre_save, sender=Revision)
def keep_what_others_have_seen(sender: Any, instance: Any, update_fields: Any = None, **kwargs: Any) -> None:
    """Wagtail saves by itself over the same version. Once that was submitted or public, it is written beside it."""
    if not instance.pk or not get_active_log_context().user or (update_fields and "content" not in update_fields):
        return
    before = Revision.objects.filter(pk=instance.pk).first()
    was_seen = before and (was_public(before) or TaskState.objects.filter(revision=before).exists())
    if was_seen and content_of(before) != content_of(instance):
        raise PermissionDenied(SEEN)
