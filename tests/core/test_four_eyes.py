"""Two pairs of eyes: role by kind by way, nobody makes public what she changed last. The table is printed."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse
from wagtail.models import Page, Revision, WorkflowState

from core.models import FourEyesSettings
from home.models import StandardPage
from tests.core.pressing import (
    FIELDS,
    FIELDS_OF_ALL,
    NEW,
    OLD,
    address,
    answers,
    change,
    press,
    public_words,
    revision_of,
)
from tests.printed_at_the_end import printed_at_the_end

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ROLES = ("Campaign editors", "Plan editors", "Support editors", "Number checkers", "Register officers", "Approvers")


# The ways in which somebody may try to make public what she has just changed.


def publishes(client, kind, thing):
    press(client, thing, "action-publish", **{FIELDS_OF_ALL[kind]: NEW})


def publishes_what_she_saved(client, kind, thing):
    change(client, kind, thing)
    press(client, thing, "action-publish")


def schedules(client, kind, thing):
    press(client, thing, "action-publish", **{FIELDS_OF_ALL[kind]: NEW, "go_live_at": "2099-12-01 10:00"})
    assert not Revision.objects.for_instance(thing).filter(approved_go_live_at__isnull=False).exists()


def submits_and_approves(client, kind, thing):
    press(client, thing, "action-submit", **{FIELDS_OF_ALL[kind]: NEW})
    answers(client, thing, "approve")


def submits_and_approves_in_the_form(client, kind, thing):
    press(client, thing, "action-submit", **{FIELDS_OF_ALL[kind]: NEW})
    press(client, thing, "action-workflow-action", **{"workflow-action-name": "approve"})


def submits_and_rejects(client, kind, thing):
    press(client, thing, "action-submit", **{FIELDS_OF_ALL[kind]: NEW})
    answers(client, thing, "reject")
    states = WorkflowState.objects.for_instance(thing)
    assert not states.filter(status=WorkflowState.STATUS_NEEDS_CHANGES).exists()


def puts_back_an_older_version(client, kind, thing):
    change(client, kind, thing)
    hers = Revision.objects.for_instance(thing).latest("pk")
    press(client, thing, **{FIELDS_OF_ALL[kind]: OLD})
    press(client, thing, "action-publish", view="revisions_revert", more=[hers.pk], revision=hers.pk)


def publishes_in_bulk(client, kind, thing):
    change(client, kind, thing)
    client.post(f"/admin/bulk/wagtailcore/page/publish/?next=/admin/&id={thing.pk}")


def asks_the_api(client, kind, thing):
    change(client, kind, thing)
    client.post(f"/admin/api/main/pages/{thing.pk}/action/publish/", {}, content_type="application/json")


def copies(client, kind, thing):
    change(client, kind, thing)
    parent = thing.get_parent()
    words = {"new_title": NEW, "new_slug": "copy", "new_parent_page": parent.pk, "publish_copies": "on"}
    client.post(reverse("wagtailadmin_pages:copy", args=[thing.pk]), words)
    assert not Page.objects.filter(slug="copy", live=True).exists()


def copies_by_the_api(client, kind, thing):
    sent = {"keep_live": True, "slug": "copy", "title": NEW}
    client.post(f"/admin/api/main/pages/{thing.pk}/action/copy/", sent, content_type="application/json")
    assert not Page.objects.filter(slug="copy", live=True).exists()


def makes_an_alias(client, kind, thing):
    change(client, kind, thing)
    words = {"new_title": "A", "new_slug": "alias", "new_parent_page": thing.get_parent().pk, "alias": "on"}
    client.post(reverse("wagtailadmin_pages:copy", args=[thing.pk]), words)
    client.post(f"/admin/api/main/pages/{thing.pk}/action/create_alias/", {}, content_type="application/json")
    assert not Page.objects.filter(alias_of=thing).exists()


def moves(client, kind, thing):
    change(client, kind, thing)
    below = thing.get_parent().add_child(instance=StandardPage(title="Below", slug="below"))
    client.post(reverse("wagtailadmin_pages:move_confirm", args=[thing.pk, below.pk]))


def takes_down_and_publishes(client, kind, thing):
    change(client, kind, thing)
    client.post(address(thing, "unpublish"))
    press(client, thing, "action-publish")
    assert not type(thing).objects.filter(pk=thing.pk, live=True).exclude(**{FIELDS_OF_ALL[kind]: OLD}).exists()


def waits_for_the_command(client, kind, thing):
    """What she scheduled is published by a command, which has no user."""
    press(client, thing, "action-publish", **{FIELDS_OF_ALL[kind]: NEW, "go_live_at": "2099-12-01 10:00"})
    scheduled = Revision.objects.for_instance(thing).filter(approved_go_live_at__isnull=False)
    scheduled.update(approved_go_live_at=datetime(2026, 1, 1, tzinfo=UTC))
    call_command("publish_scheduled")


def records_a_check(client, kind, thing):
    change(client, kind, thing)
    client.post(reverse("checked_today", args=[thing.pk]))


FOR_ALL = [
    publishes,
    publishes_what_she_saved,
    schedules,
    submits_and_approves,
    submits_and_approves_in_the_form,
    submits_and_rejects,
    puts_back_an_older_version,
    takes_down_and_publishes,
    waits_for_the_command,
]
FOR_PAGES = [publishes_in_bulk, asks_the_api, copies, copies_by_the_api, makes_an_alias, moves]
WAYS = dict.fromkeys(FIELDS_OF_ALL, FOR_ALL) | {
    "page": FOR_ALL + FOR_PAGES,
    "decision": FOR_ALL + FOR_PAGES,
    "service": [*FOR_ALL, records_a_check],
}


PLAN = {"Plan editors", "Approvers", "administrator"}
WRITERS = dict.fromkeys(FIELDS_OF_ALL, PLAN) | {
    "service": {"Support editors", "Approvers", "administrator"},
    "notice": {"Campaign editors", "Support editors", "Approvers", "administrator"},
}


@pytest.fixture
def one_of_each_role(people, django_user_model) -> dict:
    """Beside the others, so that each has somebody to ask."""
    found = {"administrator": people["administrator"]}
    for role in Group.objects.filter(name__in=ROLES):
        found[role.name] = django_user_model.objects.create_user(role.name, "", "a phrase")
        found[role.name].groups.add(role)
    return found


@pytest.mark.parametrize("kind", FIELDS_OF_ALL)
def test_nobody_makes_public_what_she_changed_last(client, one_of_each_role, things, kind):
    thing = things[kind]
    client.forms = {}
    printed_at_the_end(f"Two pairs of eyes: {kind}")
    for way in WAYS[kind]:
        for role, person in one_of_each_role.items():
            sid = transaction.savepoint()
            client.force_login(person)
            way(client, kind, thing)
            public = type(thing).objects.filter(pk=thing.pk, live=True, **{FIELDS_OF_ALL[kind]: NEW})
            assert not public.exists(), f"{role}, alone, {way.__name__.replace('_', ' ')}: the {kind} is public"
            wrote = Revision.objects.for_instance(thing).filter(user=person).exists()
            assert way is not publishes or wrote == (role in WRITERS[kind]), f"{role} wrote {kind}: {wrote}"
            transaction.savepoint_rollback(sid)
        printed_at_the_end(f"    {way.__name__.replace('_', ' '):<35} held: {', '.join(sorted(WRITERS[kind]))}")
    printed_at_the_end(f"    {'opens no form':<35} {', '.join(sorted(set(one_of_each_role) - WRITERS[kind]))}")


BY_ONE = [publishes, publishes_what_she_saved, puts_back_an_older_version]


@pytest.mark.parametrize("kind", FIELDS)
def test_where_one_is_enough_the_same_ways_do_publish(client, people, things, kind):
    loosened = "pages", "decisions", "services", "notices", "facts", "search_words"
    FourEyesSettings(**dict.fromkeys(loosened, True)).save()
    client.force_login(people["moderator"])
    for way in BY_ONE:
        sid = transaction.savepoint()
        way(client, kind, things[kind])
        assert public_words(kind, things[kind]) == NEW, way.__name__
        transaction.savepoint_rollback(sid)


@pytest.mark.parametrize("kind", FIELDS)
def test_somebody_else_publishes_it(client, people, things, kind):
    client.force_login(people["moderator"])
    change(client, kind, things[kind])
    client.force_login(people["other moderator"])
    press(client, things[kind], "action-publish")
    assert public_words(kind, things[kind]) == NEW


def test_nothing_typed_is_lost_and_she_is_told_whom_to_ask(client, people, things):
    page = things["page"]
    client.force_login(people["moderator"])
    said = press(client, page, "action-publish", search_description=NEW)
    assert revision_of(page).content["search_description"] == NEW
    said = client.get(said["location"]).content.decode()
    assert "Ask somebody else to approve it, for example other moderator or administrator" in said


def test_an_approver_who_mends_a_word_has_changed_it_last(client, people, things):
    page = things["page"]
    client.force_login(people["editor"])
    change(client, "page", page)
    client.force_login(people["moderator"])
    press(client, page, "action-publish", search_description="Other words!")
    assert public_words("page", page) == OLD
    client.force_login(people["other moderator"])
    press(client, page, "action-publish")
    assert public_words("page", page) == "Other words!"


def test_what_is_approved_is_what_the_approver_saw(client, people, things):
    """Between her look and her press the page was changed again: the press is of another version."""
    page = things["page"]
    client.force_login(people["moderator"])
    press(client, page, "action-submit", search_description=NEW)
    seen = WorkflowState.objects.get().current_task_state_id
    press(client, page, search_description="Quite other words.")
    client.force_login(people["other moderator"])
    client.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", seen]))
    assert public_words("page", page) == OLD


@pytest.mark.parametrize("answer", ["approved", "submitted"])
def test_saving_by_itself_does_not_write_over_a_version_that_others_have_seen(client, people, things, answer):
    """The editor's open form names the version to write over, and that one is public or waits for approval now."""
    page = things["page"]
    client.force_login(people["moderator"])
    press(client, page, "action-submit", search_description=NEW)
    seen = WorkflowState.objects.get().current_task_state_id
    approve = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", seen])
    if answer == "approved":
        client.force_login(people["other moderator"])
        client.post(approve)
        client.force_login(people["moderator"])
    press(client, page, search_description="Slipped in.", overwrite_revision_id=revision_of(page).pk)
    press(client, page, "action-publish")
    client.force_login(people["other moderator"])
    client.post(approve)
    assert public_words("page", page) == NEW  # what somebody else looked at and approved, and nothing else
    assert revision_of(page).content["search_description"] == NEW


def test_an_author_may_undo_a_later_publication(client, people, things):
    """What comes back was approved when it was public."""
    page = things["page"]
    for words in (NEW, "Later words."):
        client.force_login(people["moderator"])
        change_to(client, page, words)
        client.force_login(people["other moderator"])
        press(client, page, "action-publish")
    client.force_login(people["other moderator"])
    client.post(reverse("undo_publication", args=[page.pk]))
    assert public_words("page", page) == NEW


def change_to(client, page, words: str) -> None:
    press(client, page, search_description=words)
