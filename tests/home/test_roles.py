"""What each role may and may not do, by the names of the rights: a right too many is as wrong as one too few."""

from datetime import UTC, datetime
from io import StringIO

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.test import RequestFactory
from wagtail.admin.menu import admin_menu
from wagtail.models import GroupPagePermission, Page

from campaigns.models import CampaignIndexPage
from home.rights import rights_of_roles
from home.roles import make_roles, rename_first_groups
from support_services.models import SupportHubPage
from tests.printed_at_the_end import printed_at_the_end

pytestmark = pytest.mark.django_db

NAMES = ["Approvers", "Campaign editors", "Number checkers", "Plan editors", "Register officers", "Support editors"]
EDIT, ADD = ("view", "add", "change"), ("view", "add")


@pytest.fixture
def rights(front_page) -> dict[str, set[str]]:
    front_page.add_child(instance=CampaignIndexPage(title="Campaigns", slug="campaigns"))
    make_roles()
    front_page.add_child(instance=SupportHubPage(title="Get help", slug="support"))
    return rights_of_roles()


@pytest.fixture
def person(django_user_model):
    def with_role(*names: str):
        somebody = django_user_model.objects.create_user(names[0], "somebody@example.org", "a phrase")
        somebody.groups.add(*Group.objects.filter(name__in=names))
        return somebody

    return with_role


def test_there_is_a_group_for_each_role_and_no_other(rights):
    assert sorted(rights) == NAMES


def test_editors_write_below_their_own_pages_and_do_not_publish_or_delete(rights):
    below = {"Campaign editors": "/front/campaigns/", "Plan editors": "/", "Support editors": "/front/support/"}
    for role, place in below.items():
        assert {right for right in rights[role] if "_page below" in right} == {
            f"add_page below {place}",
            f"change_page below {place}",
        }
        assert not {right for right in rights[role] if ".delete_" in right or ".publish_" in right}, role


def test_only_approvers_publish_and_change_the_partnerships_particulars(rights):
    for right in ("core.change_partnershipsettings", "publish_page below /", "plans.publish_measure"):
        assert [role for role, held in rights.items() if right in held] == ["Approvers"]


def test_whoever_checks_numbers_changes_nothing(rights):
    service = {f"support_services.{action}_service" for action in ("view", "check")}
    assert rights["Number checkers"] == {"wagtailadmin.access_admin"} | service


def test_officers_keep_the_register_and_change_nothing_that_happened(rights):
    assert rights["Register officers"] == {
        "wagtailadmin.access_admin",
        *(f"venues.{action}_{kind}" for kind in ("schemeyear", "venue", "accreditation") for action in EDIT),
        *(
            f"venues.{action}_{kind}"
            for kind in ("statusevent", "certificate", "certificateletter", "importrun", "reminder")
            for action in ADD
        ),
        "venues.import_venue",
        "venues.change_schemesettings",
    }


def test_making_them_again_changes_nothing(rights):
    make_roles()
    assert rights_of_roles() == rights


def test_what_is_not_in_the_table_is_taken_away_and_what_is_missing_given_and_both_are_previewed(rights):
    officers = Group.objects.get(name="Register officers")
    publish = Permission.objects.get(codename="publish_page")
    GroupPagePermission.objects.create(group=officers, page=Page.objects.get(depth=1), permission=publish)
    officers.permissions.remove(Permission.objects.get(codename="import_venue"))
    own = Group.objects.create(name="Our interns")
    own.permissions.add(publish)
    before = rights_of_roles()

    told = StringIO()
    call_command("sync_roles", "--dry-run", stdout=told)
    assert "+ venues.import_venue" in told.getvalue() and "- publish_page below /" in told.getvalue()
    assert rights_of_roles() == before

    call_command("sync_roles", stdout=told)
    assert rights_of_roles() == rights | {"Our interns": {"wagtailcore.publish_page"}}
    call_command("sync_roles", stdout=told)
    assert told.getvalue().endswith("Every role has the rights that it should have.\n")


def test_people_of_the_first_groups_lose_nothing_that_they_could_do(front_page, django_user_model):
    front_page.add_child(instance=CampaignIndexPage(title="Campaigns", slug="campaigns"))
    editors, moderators = Group.objects.get(name="Editors"), Group.objects.get(name="Moderators")
    people = {}
    for group in (editors, moderators):
        people[group.name] = django_user_model.objects.create_user(group.name)
        people[group.name].groups.add(group)
    editors.permissions.add(
        Permission.objects.get(codename="change_site")
    )  # an administrator of the site gave them this
    make_roles()
    names = {name: set(each.groups.values_list("name", flat=True)) for name, each in people.items()}
    assert names == {
        "Editors": {"Plan editors", "Campaign editors", "Support editors", "Editors: rights of our own"},
        "Moderators": {"Approvers"},
    }
    editor = django_user_model.objects.get(username="Editors")
    for right in (
        "wagtailcore.change_site",
        "support_services.check_service",
        "campaigns.add_alert",
        "plans.add_measure",
    ):
        assert editor.has_perm(right), right
    assert front_page.permissions_for_user(editor).can_edit()
    Group.objects.create(name="Editors")  # later, and somebody else's idea: it is left alone
    assert rename_first_groups() == []


MENUS = {
    "Campaign editors": {"Campaigns", "Releases", "Documents", "Images", "Snippets", "Pages", "Reports", "Help"},
    "Plan editors": {"Import a paper", "Releases", "Documents", "Images", "Snippets", "Pages", "Reports", "Help"},
    "Support editors": {
        "Services",
        "Releases",
        "Documents",
        "Images",
        "Snippets",
        "Pages",
        "Settings",
        "Reports",
        "Help",
    },
    "Number checkers": {"Services", "Reports", "Help"},
    "Register officers": {"Register of venues", "Settings", "Help"},
    "Approvers": {
        *("Campaigns", "Import a paper", "Services", "Releases", "Documents", "Images", "Snippets", "Pages"),
        *("Settings", "Reports", "Help"),
    },
}
NOBODY_NEEDS = {"What's new in Wagtail 7.4", "Editor Guide", "Aging pages", "Page types usage", "Workflow tasks"}


@pytest.mark.parametrize("role", NAMES)
def test_each_role_has_its_own_menu(rights, person, role):
    request = RequestFactory().get("/admin/")
    request.user = person(role)
    shown = admin_menu.menu_items_for_request(request)
    below = {
        str(entry.label)
        for item in shown
        if hasattr(item, "menu")
        for entry in item.menu.menu_items_for_request(request)
    }
    printed_at_the_end(f"Menu of {role}: {', '.join(str(item.label) for item in shown)}")
    assert {str(item.label) for item in shown} == MENUS[role]
    assert not below & NOBODY_NEEDS


def test_the_form_of_an_account_says_what_each_role_may_do(client, rights, admin_user):
    client.force_login(admin_user)
    for address in ("/admin/users/new/", f"/admin/users/edit/{admin_user.pk}/"):
        form = client.get(address).content.decode()
        assert "Call the services and record that a number is right. They change nothing." in form
        assert form.count('name="groups"') == 6
    assert "somebody else approves what she wrote" in client.get("/admin/users/new/").content.decode()


def test_a_role_given_in_the_form_is_hers(client, rights, admin_user, django_user_model):
    client.force_login(admin_user)
    words = {"username": "ann", "email": "ann@example.org", "first_name": "Ann", "last_name": "Example"}
    secret = dict.fromkeys(["password1", "password2"], "a long and odd passphrase")
    checkers = Group.objects.get(name="Number checkers")
    answer = client.post("/admin/users/new/", words | secret | {"groups": [checkers.pk]})
    assert answer.status_code == 302, answer.context["form"].errors
    assert [*django_user_model.objects.get(username="ann").groups.all()] == [checkers]


def test_a_role_removed_while_its_owner_is_typing_gives_her_text_back(client, rights, person, front_page):
    page = front_page.get_children().get(slug="campaigns")
    editor = person("Campaign editors")
    client.force_login(editor)
    assert client.get(f"/admin/pages/{page.pk}/edit/").status_code == 200
    editor.groups.clear()
    typed = {"title": "Campaigns", "search_description": "Everything that she had typed by then."}
    answer = client.post(f"/admin/pages/{page.pk}/edit/", typed, headers={"Origin": "http://testserver"})
    assert answer.status_code == 403
    assert "Everything that she had typed by then." in answer.content.decode()
    assert "you may no longer change it" in answer.content.decode()
    page.refresh_from_db()
    assert page.title == "Campaigns" and page.latest_revision is None


def test_the_buttons_of_a_scheduled_page_say_that_they_schedule_and_until_when(client, rights, admin_user, front_page):
    page = front_page.get_children().get(slug="campaigns").specific
    page.go_live_at, page.expire_at = datetime(2099, 7, 1, 8, tzinfo=UTC), datetime(2099, 8, 1, 8, tzinfo=UTC)
    page.save_revision(user=None)
    client.force_login(admin_user)
    form = " ".join(client.get(f"/admin/pages/{page.pk}/edit/").content.decode().split())
    assert "Schedule for 1 July 2099, 09:00 , until 1 August 2099, 09:00" in form
