"""A deletion can be taken back for thirty days; a publication can be undone from the menu of every page."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from home.models import DeletedContent, StandardPage, SynonymGroup
from home.roles import make_roles
from plans.models import Organisation, PlanEvent, PlanIndexPage, PlanPage, PriorityPage

pytestmark = pytest.mark.slow


@pytest.fixture
def about(front_page):
    """A public page with a newer draft, and a page below it for people who have signed in."""
    page = front_page.add_child(instance=StandardPage(title="About us", slug="about"))
    page.lead = "<p>Who we are.</p>"
    page.save_revision().publish()
    page.refresh_from_db()
    page.title = "About us, to be mended"
    page.save_revision()
    below = page.add_child(instance=StandardPage(title="Our history", slug="history"))
    PageViewRestriction.objects.create(page=below, restriction_type="login")
    return page


def delete(client, page):
    return client.post(f"/admin/pages/{page.pk}/delete/", follow=True)


def take_back(client):
    return client.post(f"/admin/deleted/{DeletedContent.objects.get().pk}/take-back/", follow=True).content.decode()


def test_a_deleted_page_comes_back_as_a_draft_with_its_newest_text(admin_client, about):
    assert "It can be taken back for 30 days" in delete(admin_client, about).content.decode()
    assert not Page.objects.filter(pk=about.pk).exists()
    assert "with 1 page below it" in admin_client.get("/admin/deleted/").content.decode()
    assert "is back as a draft" in take_back(admin_client)
    page = StandardPage.objects.get(pk=about.pk)
    assert (page.title, page.slug, page.live, page.get_parent().slug) == ("About us", "about", False, "front")
    draft = page.get_latest_revision_as_object()
    assert draft.title == "About us, to be mended"
    assert "Who we are." in draft.lead
    assert not DeletedContent.objects.exists()
    assert Page.find_problems() == ([], [], [], [], [])


def test_pages_below_it_come_back_with_who_may_see_them(admin_client, about):
    delete(admin_client, about)
    take_back(admin_client)
    below = Page.objects.get(slug="history")
    assert below.get_parent().pk == about.pk
    assert below.get_view_restrictions().get().restriction_type == "login"
    assert not below.live


def test_it_comes_back_beside_a_page_that_took_its_address(admin_client, about, front_page):
    delete(admin_client, about)
    front_page.refresh_from_db()
    front_page.add_child(instance=StandardPage(title="About us", slug="about"))
    take_back(admin_client)
    assert StandardPage.objects.get(pk=about.pk).slug == "about-2"


def test_a_plan_comes_back_with_its_events_and_areas(admin_client, front_page):
    plans = front_page.add_child(instance=PlanIndexPage(title="Plans", slug="plans"))
    plan = PlanPage(title="Lamp plan", slug="lamp")
    plan.events = [PlanEvent(kind="in_force", words="It began.", date="2026-01-01")]
    plans.add_child(instance=plan)
    plan.add_child(instance=PriorityPage(title="Bright lanes"))
    delete(admin_client, plan)
    take_back(admin_client)
    plan = PlanPage.objects.get(pk=plan.pk)
    assert [event.words for event in plan.events.all()] == ["It began."]
    assert [child.title for child in plan.get_children()] == ["Bright lanes"]


def test_many_deleted_at_once_come_back_one_by_one(admin_client, about, front_page):
    other = front_page.add_child(instance=StandardPage(title="Another", slug="another"))
    below = about.get_children().get()
    which = f"id={about.pk}&id={below.pk}&id={other.pk}"
    admin_client.post(f"/admin/bulk/wagtailcore/page/delete/?next=/admin/&{which}")
    assert {row.title for row in DeletedContent.objects.all()} == {"About us", "Another"}


def test_a_deleted_row_comes_back(admin_client, front_page):
    row = SynonymGroup.objects.create(terms="lamp\nlantern")
    board = Organisation.objects.create(name="The lamp board", kind="board")
    for each in (row, board):
        kind = f"{each._meta.app_label}/{each._meta.model_name}"
        admin_client.post(f"/admin/snippets/{kind}/delete/{each.pk}/")
        assert not type(each).objects.filter(pk=each.pk).exists()
        take_back(admin_client)
        assert str(type(each).objects.get(pk=each.pk)) == str(each)


def test_looking_at_the_question_keeps_nothing(admin_client, about):
    admin_client.get(f"/admin/pages/{about.pk}/delete/")
    assert not DeletedContent.objects.exists()


def test_after_thirty_days_it_is_gone_for_good(admin_client, about, front_page):
    delete(admin_client, about)
    DeletedContent.objects.update(deleted_at=timezone.now() - timedelta(days=31))
    assert "Nothing was deleted" in admin_client.get("/admin/deleted/").content.decode()
    assert admin_client.post(f"/admin/deleted/{DeletedContent.objects.get().pk}/take-back/").status_code == 404
    front_page.refresh_from_db()
    delete(admin_client, front_page.add_child(instance=StandardPage(title="Another", slug="another")))
    assert [row.title for row in DeletedContent.objects.all()] == ["Another"]


def published(page, title):
    page.title = title
    page.save_revision().publish()
    page.refresh_from_db()


def test_a_publication_is_undone_and_what_was_undone_stays_a_draft(admin_client, front_page):
    page = front_page.add_child(instance=StandardPage(title="Hours", slug="hours", live=False))
    for title in ("Nine to five", "Nine to six", "Nein to six"):
        published(page, title)
    assert "Undo the last publication" in admin_client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert "Show the version before" in admin_client.get(f"/admin/undo-publication/{page.pk}/").content.decode()
    admin_client.post(f"/admin/undo-publication/{page.pk}/")
    page = StandardPage.objects.get(pk=page.pk)
    assert (page.live, page.title) == (True, "Nine to six")
    assert page.get_latest_revision_as_object().title == "Nein to six"


def test_a_first_publication_is_not_undone_but_taken_down(admin_client, front_page):
    page = front_page.add_child(instance=StandardPage(title="Hours", slug="hours", live=False))
    published(page, "Nine to five")
    assert "unpublish it" in admin_client.get(f"/admin/undo-publication/{page.pk}/").content.decode()
    admin_client.post(f"/admin/undo-publication/{page.pk}/")
    assert StandardPage.objects.get(pk=page.pk).title == "Nine to five"


def test_an_editor_who_may_not_publish_undoes_nothing(client, front_page, django_user_model):
    make_roles()
    editor = django_user_model.objects.create_user("eva", password="x")
    editor.groups.add(Group.objects.get(name="Plan editors"))
    page = front_page.add_child(instance=StandardPage(title="Hours", slug="hours", live=False))
    for title in ("Nine to five", "Nine to six"):
        published(page, title)
    client.force_login(editor)
    client.post(f"/admin/undo-publication/{page.pk}/")
    assert StandardPage.objects.get(pk=page.pk).title == "Nine to six"
