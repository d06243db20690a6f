"""The first screen says what is due for this person, and answers it in one press; a letter says it once a week."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import PageLogEntry

from core.models import SiteImage
from home.desk.due_items import due_for
from home.models import ContentReview, StandardPage
from home.roles import make_roles
from plans.models import Activity, PlanIndexPage, PlanPage, PriorityPage, ProgressUpdate
from support_services.models import Service

pytestmark = pytest.mark.slow

LONG_AGO = datetime(2020, 1, 2, 12, tzinfo=ZoneInfo("Europe/London"))
TODAY = date(2026, 6, 1)


@pytest.fixture
def people(front_page, django_user_model):
    """One person of each role, and one without."""
    make_roles()
    found = {}
    roles = {"editors": "Plan editors", "approvers": "Approvers", "officers": "Register officers", "nobody": None}
    for name, role in {**roles, "support": "Support editors"}.items():
        person = django_user_model.objects.create_user(name, f"{name}@example.org", "x")
        if role:
            person.groups.add(Group.objects.get(name=role))
        found[name] = person
    return found


@pytest.fixture
def old_page(front_page):
    page = front_page.add_child(instance=StandardPage(title="Opening hours", slug="hours"))
    StandardPage.objects.filter(pk=page.pk).update(last_published_at=LONG_AGO)
    return page


def titles(person, day=TODAY) -> list[str]:
    return [item.what for item in due_for(person, day)]


def test_a_page_is_due_a_year_after_it_was_published(people, old_page):
    assert titles(people["editors"], date(2021, 1, 1)) == ["Opening hours"]
    assert titles(people["editors"], date(2020, 12, 31)) == []
    assert titles(people["nobody"]) == titles(people["officers"]) == []


def test_still_right_in_one_press_is_logged_and_takes_it_off_the_list(client, people, old_page):
    client.force_login(people["editors"])
    seen = client.get("/admin/").content.decode()
    assert "1 thing to do" in seen
    assert "Still right" in seen
    client.post(f"/admin/reviews/page/{old_page.pk}/still-right/")
    assert "Nothing is due" in client.get("/admin/").content.decode()
    entry = PageLogEntry.objects.get(action="home.still_right")
    assert (entry.user, entry.page_id) == (people["editors"], old_page.pk)
    assert ContentReview.objects.get().due_on > timezone.localdate() + timedelta(days=360)


def test_a_service_is_reviewed_as_well(client, people):
    service = Service.objects.create(reference="lamp", name="Lamp line", what_it_does="It helps.", live=False)
    Service.objects.filter(pk=service.pk).update(
        live=True, source_url="https://example.org/", last_published_at=LONG_AGO
    )
    assert titles(people["support"]) == ["Lamp line"]
    client.force_login(people["support"])
    client.post(f"/admin/reviews/service/{service.pk}/still-right/")
    assert titles(people["support"]) == []


def test_a_page_of_another_role_is_due_for_that_role(client, people, old_page, admin_user):
    client.force_login(people["editors"])
    approvers = Group.objects.get(name="Approvers")
    client.post(f"/admin/reviews/page/{old_page.pk}/", {"owner": approvers.pk, "due_on": "2026-05-01"})
    assert titles(people["editors"]) == []
    assert titles(people["approvers"]) == titles(admin_user) == ["Opening hours"]
    approvers.delete()  # a role that is gone passes its pages to the editors, never to nobody
    assert titles(people["editors"]) == ["Opening hours"]


def test_whoever_may_not_edit_answers_nothing(client, people, old_page):
    client.force_login(people["officers"])
    client.post(f"/admin/reviews/page/{old_page.pk}/still-right/")
    assert not ContentReview.objects.exists()
    client.force_login(people["editors"])
    assert client.post("/admin/reviews/plan/1/still-right/").status_code == 404


def test_a_late_report_is_due_until_somebody_reports(people, front_page):
    plans = front_page.add_child(instance=PlanIndexPage(title="Plans", slug="plans"))
    plan = plans.add_child(instance=PlanPage(title="Lamp plan", slug="lamp"))
    area = PriorityPage(title="Bright lanes")
    area.activities = [Activity(number=1, title="Count the lamps")]
    plan.add_child(instance=area)
    told = {"activity": area.activities.get(), "narrative": "So far so good.", "author_role": "Officer"}
    told |= {"delivery_state": "on_track", "entered_at": LONG_AGO}
    ProgressUpdate.objects.create(**told, date=date(2026, 1, 1), next_due=date(2026, 4, 1))
    assert titles(people["approvers"]) == ["Count the lamps (Bright lanes)"]
    assert titles(people["approvers"], date(2026, 4, 1)) == []
    ProgressUpdate.objects.create(**told, date=date(2026, 5, 1))
    assert titles(people["approvers"]) == []


def test_a_picture_without_a_description_is_due(people, front_page):
    picture = SiteImage.objects.create(title="Lamp", file=get_test_image_file())
    assert titles(people["editors"]) == ["Lamp"]
    picture.description = "A lamp"
    picture.save()
    assert titles(people["editors"]) == []


def test_the_letter_says_it_once_a_week_and_tells_others_once_after_four_weeks(people, old_page, front_page):
    waiting = timezone.localdate() - timedelta(days=30)
    ContentReview.objects.create(page=old_page, owner_role=Group.objects.get(name="Plan editors"), due_on=waiting)
    call_command("send_desk_digest")
    by_person = {letter.to[0]: letter for letter in mail.outbox}
    assert set(by_person) == {"editors@example.org", "approvers@example.org"}
    assert by_person["editors@example.org"].subject.startswith("1 thing to do")
    assert f"/admin/pages/{old_page.pk}/edit/" in by_person["editors@example.org"].body
    assert "waited for others for four weeks" in by_person["approvers@example.org"].body
    ContentReview.objects.update(due_on=waiting - timedelta(days=7))
    mail.outbox.clear()
    call_command("send_desk_digest")
    assert [letter.to[0] for letter in mail.outbox] == ["editors@example.org"]


def test_the_list_is_short_and_cheap(client, people, front_page, django_assert_max_num_queries):
    for number in range(12):
        front_page.add_child(instance=StandardPage(title=f"Page {number}", slug=f"page-{number}"))
    StandardPage.objects.update(last_published_at=LONG_AGO)
    with django_assert_max_num_queries(20):
        assert len(due_for(people["editors"], TODAY)) == 10
