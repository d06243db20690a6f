"""The screens of releases, walked by people of each role with what a browser sends."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from core.models import Release
from core.releases import add_item
from tests.core.pressing import FIELDS_OF_ALL, NEW, OLD, press, public_words
from tests.core.test_releases import draft, fresh

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def release(people, things) -> Release:
    """Two parts by the editor."""
    now = timezone.localtime()
    made = Release.objects.create(title="Summer 2027", made_by=people["editor"], made_at=now)
    for kind in ("page", "notice"):
        draft(things[kind], people["editor"], **{FIELDS_OF_ALL[kind]: NEW})
        add_item(made, fresh(things[kind]), people["editor"], now)
    return made


def act(client, release, name, **more):
    """Presses a button of the release's page, as it is shown; returns what is said then."""
    where = f"/admin/releases/{release.pk}/"
    shown = client.get(where)
    seen = [row.key for row in shown.context["rows"]]
    return client.post(where, {"act": name, "seen": seen, **more}, follow=True).content.decode()


def test_from_the_editors_draft_to_the_public(client, people, things):
    """Grouped from where it is edited and from the release's page; asked, approved, published, taken back."""
    client.force_login(people["editor"])
    for kind in ("page", "notice"):
        press(client, things[kind], **{FIELDS_OF_ALL[kind]: NEW})
    form = client.get(f"/admin/pages/{things['page'].pk}/edit/").content.decode()
    [where] = {part.split('"')[0] for part in form.split('href="') if part.startswith("/admin/releases/add/")}
    assert "give the new one a name" in client.post(where, {"title": " "}).content.decode()
    said = client.post(where, {"title": "Summer 2027"}, follow=True).content.decode()
    assert "“About” is in the release “Summer 2027”." in said
    release = Release.objects.get()
    choose = client.get(f"/admin/releases/{release.pk}/add/")
    [(key, thing)] = choose.context["drafts"]["Notices on pages"]
    assert "Tick what belongs to it" in client.post(choose.request["PATH_INFO"], {}).content.decode()
    client.post(choose.request["PATH_INFO"], {"part": key})
    assert "is public with the release" in client.get(f"/admin/pages/{things['page'].pk}/edit/").content.decode()
    assert "Asked: moderator or other moderator" in act(client, release, "ask")
    assert {letter.to[0] for letter in mail.outbox} == {"moder@example.org", "other@example.org"}
    client.force_login(people["moderator"])
    assert "editor asks for your approval of the release" in client.get("/admin/").content.decode()
    assert "Approved." in act(client, release, "approve")
    assert public_words("page", things["page"]) == OLD
    assert "All of it is public" in act(client, release, "publish")
    assert public_words("page", things["page"]) == public_words("notice", things["notice"]) == NEW
    assert "Say why it is taken back" in act(client, release, "take_back", why="")
    said = act(client, release, "take_back", why="The date was wrong.")
    assert "The date was wrong." in said and public_words("page", things["page"]) == OLD


# Who may, by role: make one and add to it, approve it, publish it once it is approved, take it back.
MAY = {
    "editor": {"make", "add"},
    "other editor": {"make", "add"},
    "moderator": {"make", "add", "approve", "publish", "take back"},
    "administrator": {"make", "add", "approve", "publish", "take back"},
    "officer": set(),
    "checker": set(),
}


@pytest.mark.parametrize("role", MAY)
def test_who_may_do_what(client, people, things, release, django_user_model, role):
    from django.contrib.auth.models import Group

    for name, group in (("officer", "Register officers"), ("checker", "Number checkers")):
        people[name] = django_user_model.objects.create_user(name, f"{name}@example.org", "a phrase")
        people[name].groups.add(Group.objects.get(name=group))
    client.force_login(people[role])
    done = set()
    client.post("/admin/releases/", {"title": "Another"})
    done |= {"make"} if Release.objects.filter(title="Another").exists() else set()
    draft(things["law"], people["other moderator"], what_it_asks=NEW)
    press_in(client, f"/admin/releases/{release.pk}/add/", things["law"])
    done |= {"add"} if release.items.filter(label="An Act").exists() else set()
    press_on(client, release, "approve")
    done |= {"approve"} if release.items.filter(approved_by=people[role]).exists() else set()
    release.items.filter(label="An Act").delete()
    release.items.update(approved_by=None)
    from tests.core.test_releases import approve_all

    approve_all(release, people["other moderator"])
    press_on(client, release, "publish")
    done |= {"publish"} if fresh(release).published_at else set()
    from core.release_publishing import publish_release

    if not fresh(release).published_at:
        publish_release(fresh(release), timezone.localtime())
    press_on(client, release, "take_back", why="Wrong.")
    done |= {"take back"} if fresh(release).taken_back_at else set()
    assert done == MAY[role]


def press_in(client, where, thing):
    from core.release_parts import key_of_thing

    client.post(where, {"part": key_of_thing(thing)})


def press_on(client, release, name, **more):
    from core.releases import seen_key

    seen = [seen_key(item) for item in release.items.all()]
    client.post(f"/admin/releases/{release.pk}/", {"act": name, "seen": seen, **more})


def test_her_own_parts_she_may_not_approve_also_by_sending_the_form(client, people, things, release):
    draft(things["notice"], people["moderator"], words="Hers.")
    client.force_login(people["moderator"])
    assert "You wrote part of it" in act(client, release, "approve")
    assert not release.items.filter(approved_by__isnull=False).exists()


def test_a_time_that_has_passed_or_is_no_time_is_refused_at_its_field(client, people, release):
    """Reported: a time that had passed was taken."""
    client.force_login(people["editor"])
    assert "That has passed" in act(client, release, "time", goes_public_at="1 January 2020 9am")
    said = act(client, release, "time", goes_public_at="31/11/2090")
    assert "November has 30 days" in said and "31/11/2090" in said
    assert "Monday 1 May 2090, 8am, London time (BST)" in act(client, release, "time", goes_public_at="1/5/2090 8am")


def test_another_time_by_the_editor_is_approved_again_and_by_the_approver_not(client, people, release):
    client.force_login(people["moderator"])
    act(client, release, "approve")
    act(client, release, "time", goes_public_at="1/5/2090 8am")
    assert fresh(release).unsettled_from.year == 2090
    client.force_login(people["editor"])
    act(client, release, "time", goes_public_at="1/5/2091 8am")
    assert fresh(release).unsettled_from is None and not release.items.filter(approved_by__isnull=False).exists()


def test_what_would_be_refused_is_said_before_anybody_is_asked(client, people, things, release):
    """Reported: a release that said it was ready failed, and one that said it was blocked went out."""
    draft(things["page"], people["editor"], slug="beside")
    things["page"].get_parent().add_child(instance=type(things["page"])(title="Beside", slug="beside"))
    client.force_login(people["editor"])
    assert "“About”" in act(client, release, "ask") and not fresh(release).asked_at
    draft(things["page"], people["editor"], slug="about-us")
    act(client, release, "ask")
    assert fresh(release).asked_at


def test_sent_back_with_words(client, people, release):
    client.force_login(people["editor"])
    act(client, release, "ask")
    mail.outbox.clear()
    client.force_login(people["moderator"])
    assert "Say what should be different" in act(client, release, "send_back", because="")
    act(client, release, "send_back", because="The picture is of winter.")
    assert [letter.to for letter in mail.outbox] == [["edito@example.org"]]
    client.force_login(people["editor"])
    assert "The picture is of winter." in client.get("/admin/").content.decode()


def test_what_broke_off_is_done_again_in_one_press(client, people, release, settings):
    client.force_login(people["moderator"])
    act(client, release, "approve")
    working, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    said = act(client, release, "publish")
    assert "Broken off" in said and "Do it again now" in said
    settings.EMAIL_BACKEND = working
    assert "Done at try 2" in act(client, release, "again")


def test_dissolved_its_parts_stay_drafts(client, people, things, release):
    client.force_login(people["editor"])
    act_on = client.post(f"/admin/releases/{release.pk}/", {"act": "dissolve"}, follow=True)
    assert "stay drafts" in act_on.content.decode()
    assert fresh(things["page"]).has_unpublished_changes


def test_while_it_is_due_no_page_is_kept(client, people, things, release, remembering_site):
    """From the minute at which it is due until it is whole: so no page can be older than another."""
    soon = timezone.localtime() + timedelta(minutes=3)
    Release.objects.filter(pk=release.pk).update(goes_public_at=soon, unsettled_from=soon)
    assert client.get("/about/").expires_at == soon
    Release.objects.filter(pk=release.pk).update(unsettled_from=None)
