"""The first screen says what is due for this person, and answers it in one press; a letter says it once a week."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import PageLogEntry

from campaigns.models import CampaignEditionPage, CampaignIndexPage, CampaignPage, PackAsset, PackFile
from core.models import SiteImage
from home.desk.due_items import due_for
from home.models import ContentReview, OutsideLink, StandardPage
from home.roles import make_roles
from plans.models import Activity, PlanEvent, PlanIndexPage, PlanPage, PriorityPage, ProgressUpdate
from support_services.models import Service
from tests.core.pressing import make_service  # noqa: F401 - a fixture
from tests.venues.public_register import accredit, make_venue

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


def test_a_passed_date_of_a_plan_is_due_until_somebody_says_what_became_of_it(people, front_page):
    plans = front_page.add_child(instance=PlanIndexPage(title="Plans", slug="plans"))
    plan = PlanPage(title="Lamp plan", slug="lamp")
    due = {"kind": "due", "date_precision": "month", "date": date(2026, 5, 1)}
    plan.events = [PlanEvent(words="All lamps are counted.", **due)]
    plans.add_child(instance=plan)
    assert titles(people["editors"]) == ["All lamps are counted. (Lamp plan)"]
    assert titles(people["editors"], date(2026, 5, 31)) == []  # the month is not over
    assert titles(people["officers"]) == titles(people["support"]) == []
    PlanEvent.objects.update(answer="They are.", answer_date=date(2026, 5, 30))
    assert titles(people["editors"]) == []


def test_numbers_to_check_are_on_the_list_and_in_the_letter(people, make_service):  # noqa: F811
    make_service("lamp", checked_on=date(2024, 1, 1), ways=[("phone", "0808 2000 247")])
    make_service("new", checked_on=None)
    due = [item for item in due_for(people["support"], TODAY) if item.address == "/admin/numbers/"]
    assert [item.what for item in due] == ["2 numbers to check"]
    assert "Lamp (0808 2000 247)" in due[0].why and due[0].since < TODAY
    call_command("send_desk_digest")
    written = {letter.to[0]: letter.body for letter in mail.outbox}
    assert "2 numbers to check" in written["support@example.org"]
    assert "/admin/numbers/" in written["support@example.org"]
    assert "officers@example.org" not in written


def test_an_award_that_ends_is_due_for_officers(people):
    goose = make_venue("The Invented Goose")
    accredit(goose, 2025, ends=date(2026, 6, 20))
    [item] = due_for(people["officers"], TODAY)
    assert (item.what, item.since) == (str(goose), date(2026, 6, 20))
    assert titles(people["officers"], date(2026, 5, 1)) == titles(people["editors"]) == []


def test_a_licence_that_ends_and_a_season_without_results_are_due(people, front_page):
    campaigns = front_page.add_child(instance=CampaignIndexPage(title="Campaigns", slug="campaigns"))
    campaign = campaigns.add_child(instance=CampaignPage(title="Lamps", slug="lamps", aim="<p>Light.</p>"))
    season = CampaignEditionPage(title="Lamps: winter", slug="winter", contact_team="Lamp team", live=False)
    drawing = PackFile(title="Drawing", file=ContentFile(b"<svg/>", name="drawing.svg"))
    drawing.save()
    season.assets = [PackAsset(title="Poster", file=drawing, licence_ends_on=date(2026, 6, 20))]
    campaign.add_child(instance=season)
    public = CampaignEditionPage.objects.filter(pk=season.pk)
    public.update(live=True, starts_on=date(2026, 1, 1), ends_on=date(2026, 5, 1))
    assert titles(people["editors"]) == ["Lamps: winter", "Poster (Lamps: winter)"]
    assert titles(people["officers"]) == []


def test_a_link_that_leads_nowhere_is_due_for_whoever_may_mend_it(people, front_page):
    page = front_page.add_child(instance=StandardPage(title="Opening hours", slug="hours"))
    OutsideLink.objects.create(
        address="https://example.org/gone",
        failing_since=LONG_AGO,
        failures=3,
        trouble="leads nowhere",
        places=[["page", page.pk, page.title]],
    )
    [item] = [each for each in due_for(people["editors"], TODAY) if "example.org" in each.what]
    assert item.address == f"/admin/pages/{page.pk}/edit/"
    assert titles(people["nobody"]) == []


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
    with django_assert_max_num_queries(21):
        assert len(due_for(people["editors"], TODAY)) == 10
