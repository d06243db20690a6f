"""The site as it will be: every page with the drafts of a release, and nothing of it left behind."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core.models import Release
from core.releases import add_item
from home.models import StandardPage
from tests.core.pressing import NEW
from tests.core.test_releases import draft, fresh

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def release(people, things) -> Release:
    """Another title of a public page, a new page in the menu, and a notice."""
    now = timezone.localtime()
    made = Release.objects.create(title="Summer 2027", made_by=people["editor"], made_at=now)
    new = (
        things["page"]
        .get_parent()
        .add_child(
            instance=StandardPage(
                title="The fair", slug="fair", lead="<p>Bring a hat.</p>", show_in_menus=True, live=False
            )
        )
    )
    new.save_revision(user=people["editor"])
    link = f'<p>Go to <a linktype="page" id="{new.pk}">the fair</a>.</p>'
    draft(things["page"], people["editor"], title="About the fair", lead=link)
    span = {"starts_at": now - timedelta(days=1), "ends_at": now + timedelta(days=1)}
    draft(things["notice"], people["editor"], words=NEW, **span)
    for thing in (new, things["page"], things["notice"]):
        add_item(made, fresh(thing), people["editor"], now)
    return made


def preview(client, release, path=""):
    return client.get(f"/admin/releases/{release.pk}/site/{path}")


def test_every_page_shows_the_others_drafts_and_its_links_stay_in_it(client, people, release):
    client.force_login(people["editor"])
    said = preview(client, release, "about/").content.decode()
    below = f"/admin/releases/{release.pk}/site/"
    assert "About the fair" in said and f'href="{below}fair/"' in said
    assert NEW in said  # the notice above every page
    assert 'href="/static/' in said and 'href="/about/"' not in said and 'href="/"' not in said
    assert "Bring a hat." in preview(client, release, "fair/").content.decode()
    assert "The fair" in preview(client, release).content.decode()  # in the menu of the front page
    assert "is not public yet" in said and f'href="/admin/releases/{release.pk}/"' in said


def test_it_leaves_nothing_behind(client, people, things, release, remembering_site):
    """Nor in what a process holds: the same pages are asked for before and after."""
    client.get("/about/")
    client.force_login(people["editor"])
    for path in ("about/", "fair/", ""):
        preview(client, release, path)
    client.logout()
    said = client.get("/about/").content.decode()
    assert "About the fair" not in said and NEW not in said and "fair" not in client.get("/").content.decode()
    assert client.get("/fair/").status_code == 404
    assert fresh(things["page"]).title == "About" and fresh(things["page"]).has_unpublished_changes


def test_nobody_else_sees_it_and_nobody_keeps_it(client, people, release):
    assert preview(client, release).status_code == 302
    client.force_login(people["editor"])
    headers = preview(client, release, "about/").headers
    assert "no-store" in headers["Cache-Control"] and headers["X-Robots-Tag"] == "noindex, nofollow"


def test_search_and_the_admin_are_not_in_it(client, people, release):
    client.force_login(people["editor"])
    for path in ("search/", "admin/"):
        answer = preview(client, release, path)
        assert answer.status_code == 404 and "Not in this preview" in answer.content.decode()
    assert preview(client, release, "nowhere/").status_code == 404


def test_a_part_that_may_not_go_public_does_not_fail_it(client, people, things, release):
    draft(things["page"], people["editor"], slug="beside", title="About the fair")
    things["page"].get_parent().add_child(instance=StandardPage(title="Beside", slug="beside"))
    client.force_login(people["editor"])
    assert "Bring a hat." in preview(client, release, "fair/").content.decode()
    assert preview(client, release, "about/").status_code == 200


def test_it_is_the_site_of_its_moment(client, people, things, release):
    """A notice that begins with the release is in its preview already."""
    later = timezone.localtime() + timedelta(days=30)
    draft(things["notice"], people["editor"], words="On that day.", starts_at=later, ends_at=later + timedelta(days=1))
    client.force_login(people["editor"])
    assert "On that day." not in preview(client, release, "about/").content.decode()
    Release.objects.filter(pk=release.pk).update(goes_public_at=later + timedelta(hours=1))
    assert "On that day." in preview(client, release, "about/").content.decode()
