"""What the admin shows of two pairs of eyes: submit as the first button, why somebody may not publish, what is due."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from core import held_file_views, held_files
from core.countersignatures import AT_ONCE, GIVEN
from core.four_eyes import approves_anything, is_alone, is_strict, kind_of, may_approve, why_not_alone
from core.four_eyes_views import countersign_list, publish_now
from core.london import LONDON
from core.menu_buttons import add_beside_save, edited
from core.models.four_eyes import LOOSENED, Countersignature
from delivery.clock import london_now

PUBLISH, SUBMIT = "action-publish", "action-submit"


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return [
        path("countersign/", countersign_list, name="countersign"),
        path("held-files/<int:number>/", held_file_views.held_file, name="held_file"),
        path("held-files/<int:number>/content/", held_file_views.held_file_content, name="held_file_content"),
        path("publish-at-once/<int:content_type>/<str:object_id>/", publish_now, name="publish_at_once"),
    ]


@hooks.register("register_log_actions")
def name_the_actions(actions: Any) -> None:
    actions.register_action(AT_ONCE, "Publish at once", "Published without a second person, for a reason")
    actions.register_action(GIVEN, "Countersign", "Countersigned what one person had done alone")
    actions.register_action(held_files.HELD, "Replace the file", "Replaced the file; it waits for approval")
    actions.register_action(held_files.APPROVED, "Approve a file", "Approved another file")
    actions.register_action(held_files.SENT_BACK, "Send a file back", "Sent another file back")
    actions.register_action(held_files.TAKEN_BACK, "Take a file back", "Took another file back; it waits again")
    actions.register_action(LOOSENED, "One person is enough", "Changed for which kinds one person is enough")


class CountersignMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return approves_anything(request.user) and Countersignature.objects.due().exists()


@hooks.register("register_admin_menu_item")
def countersign_menu_item() -> MenuItem:
    return CountersignMenuItem("To countersign", reverse("countersign"), icon_name="check", order=150)


@hooks.register("construct_page_action_menu")
def order_the_buttons_of_a_page(menu_items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    page = context.get("page")
    model = type(page) if page else context["parent_page"].specific_class
    order_the_buttons(menu_items, request, page, model)


@hooks.register("construct_snippet_action_menu")
def order_the_buttons_of_a_row(menu_items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    order_the_buttons(menu_items, request, context.get("instance"), context["model"])


def order_the_buttons(menu_items: list[Any], request: HttpRequest, instance: Any, model: type[Model]) -> None:
    """Publish is there for whoever may publish what is there now; everybody else is led to submit."""
    for item in menu_items:
        if item.name == "approve" and instance.current_workflow_state.is_at_final_task:
            item.label = f"{item.label} and {publishing_in_words(instance)}"
    names = [item.name for item in menu_items]
    if PUBLISH in names and not publishes_now(request.user, instance, model):
        menu_items[:] = [item for item in menu_items if item.name != PUBLISH]
        names = [item.name for item in menu_items]
    if SUBMIT in names and PUBLISH not in names:
        menu_items.insert(0, menu_items.pop(names.index(SUBMIT)))


def publishing_in_words(instance: Any) -> str:
    """“publish”, or when it will be, and until when."""
    goes_live, ends = instance.go_live_at, instance.expire_at
    is_later = goes_live and goes_live > london_now()
    words = f"schedule for {in_london(goes_live)}" if is_later else "publish"
    return f"{words}, until {in_london(ends)}" if ends else words


def in_london(moment: datetime) -> str:
    return f"{moment.astimezone(LONDON):%-d %B %Y, %H:%M}"


def publishes_now(user: Any, instance: Any, model: type[Model]) -> bool:
    """Whether a press on Publish, before anything else is typed, would be approving somebody else's words."""
    if not is_strict(kind_of(model)) or is_alone(user, instance if instance and instance.pk else model()):
        return True
    return is_anothers_draft(user, instance)


def is_anothers_draft(user: Any, instance: Any) -> bool:
    waits = instance and instance.pk and instance.has_unpublished_changes and instance.latest_revision
    return bool(waits) and not why_not_alone(user, instance.latest_revision)


class PublishAtOnce:
    """The way of somebody whose own change cannot wait."""

    label = "Publish at once, with a reason"
    name = "action-publish-at-once"
    icon_name = "warning"

    def is_shown(self, context: dict[str, Any]) -> bool:
        instance, user = edited(context), context["request"].user
        if not instance or not instance.pk or context.get("locked_for_user"):
            return False
        is_own_draft = instance.has_unpublished_changes and not is_anothers_draft(user, instance)
        return is_own_draft and may_approve(user, type(instance), instance)

    def get_url(self, context: dict[str, Any]) -> str:
        instance = edited(context)
        kind = ContentType.objects.get_for_model(instance, for_concrete_model=False)
        return reverse("publish_at_once", args=[kind.pk, instance.pk])


add_beside_save(PublishAtOnce, order=80)


@hooks.register("before_edit_page")
@hooks.register("before_edit_snippet")
def say_why_she_may_not_publish(request: HttpRequest, instance: Any) -> None:
    """Only to whoever would publish it otherwise."""
    if request.method != "GET" or not getattr(instance, "has_unpublished_changes", False):
        return
    why = instance.latest_revision and why_not_alone(request.user, instance.latest_revision)
    if why and may_approve(request.user, type(instance), instance):
        messages.info(request, why)
