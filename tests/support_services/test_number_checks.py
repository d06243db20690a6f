"""The person who checks numbers: what is due, one click for each, and a way back."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from support_services.number_checks import record_check

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 20)
LONG_AGO = TODAY - timedelta(days=400)


@pytest.fixture(autouse=True)
def a_friday(at):
    """Every request is answered on 20 November 2026."""


def current(service):
    return type(service).objects.get(pk=service.pk)


def click(client, service):
    return client.post(reverse("checked_today", args=[service.pk]), follow=True)


class TestList:
    def test_it_shows_what_is_due_the_public_and_longest_waiting_first(self, make_service, officer):
        make_service("fresh")
        make_service("draft", publish=False, checked_on=None)
        make_service("newer", checked_on=LONG_AGO + timedelta(days=1))
        make_service("older", checked_on=LONG_AGO)
        page = officer.get(reverse("numbers_to_check")).content.decode()
        assert "Fresh" not in page
        assert page.index("Older") < page.index("Newer") < page.index("Draft")

    def test_it_shows_the_number_to_call_also_where_only_the_draft_has_it(self, make_service, officer):
        make_service("draft", publish=False, checked_on=None, ways=[("phone", "0800 999 5428")])
        assert "0800 999 5428" in officer.get(reverse("numbers_to_check")).content.decode()

    def test_only_those_who_may_check_see_it(self, make_service, stranger, client):
        service = make_service("old", checked_on=LONG_AGO)
        assert stranger.get(reverse("numbers_to_check")).status_code == 302
        click(stranger, service)
        assert client.get(reverse("numbers_to_check")).status_code == 302  # to the sign-in page
        assert current(service).checked_on == LONG_AGO

    def test_the_first_page_of_the_admin_tells_whoever_may_check(self, make_service, officer, stranger):
        make_service("old", checked_on=LONG_AGO)
        assert "nobody has checked in time" in officer.get(reverse("wagtailadmin_home")).content.decode()
        assert "nobody has checked in time" not in stranger.get(reverse("wagtailadmin_home")).content.decode()

    def test_the_first_page_lists_each_public_one_with_a_button(self, make_service, officer):
        service = make_service("line", checked_on=None)
        make_service("fresh")
        page = officer.get(reverse("wagtailadmin_home")).content.decode()
        assert "0808 2000 247" in page and "1 of 2 public services" in page
        assert reverse("checked_today", args=[service.pk]) in page and "csrfmiddlewaretoken" in page

    def test_before_going_public_the_check_for_deployment_names_them(self, make_service):
        from support_services.checks import every_public_number_is_confirmed

        make_service("line", checked_on=None)
        make_service("fresh", checked_on=date.today())
        make_service("draft", checked_on=None, publish=False)
        [warning] = every_public_number_is_confirmed(None)
        assert "1 numbers" in warning.msg and "Line (0808 2000 247)" in warning.msg
        assert "Fresh" not in warning.msg and "Draft" not in warning.msg

    def test_the_first_page_says_nothing_when_nothing_is_due(self, make_service, officer):
        make_service("fresh")
        assert "See which numbers to check" not in officer.get(reverse("wagtailadmin_home")).content.decode()


class TestOneClick:
    def test_it_records_the_day_and_the_post_but_no_name(self, make_service, officer):
        service = make_service("old", checked_on=LONG_AGO, checked_precision="year")
        click(officer, service)
        service = current(service)
        assert (service.checked_on, service.checked_precision) == (TODAY, "day")
        assert service.checked_by_role == "Community safety officers"
        assert service.live and not service.has_unpublished_changes

    def test_a_link_cannot_do_it(self, make_service, officer):
        service = make_service("old", checked_on=LONG_AGO)
        assert officer.get(reverse("checked_today", args=[service.pk])).status_code == 405
        assert current(service).checked_on == LONG_AGO

    def test_it_is_in_the_history_with_who_did_it(self, make_service, officer):
        from wagtail.models import ModelLogEntry

        click(officer, make_service("old", checked_on=LONG_AGO))
        entry = ModelLogEntry.objects.get(action="support_services.check")
        assert entry.user.username == "officer"
        assert entry.data["before"]["checked_on"] == LONG_AGO.isoformat()

    def test_a_draft_becomes_ready_but_not_public(self, make_service, officer):
        service = make_service("draft", publish=False, checked_on=None)
        click(officer, service)
        service = current(service)
        assert not service.live
        service.latest_revision.publish()
        assert current(service).live

    def test_words_that_were_not_published_stay_so(self, make_service, officer):
        service = make_service("old", checked_on=LONG_AGO)
        service.name = "New name"
        service.save_revision()
        click(officer, service)
        service = current(service)
        assert service.name == "Old" and service.checked_on == TODAY
        draft = service.get_latest_revision_as_object()
        assert draft.name == "New name" and draft.checked_on == TODAY

    def test_a_new_number_in_a_draft_does_not_count_as_checked_with_the_old_one(self, make_service, officer):
        from support_services.models import ContactPoint

        service = make_service("old", checked_on=LONG_AGO)
        service.contact_points = [ContactPoint(kind="phone", value="0800 999 5428")]
        service.save_revision(clean=False)
        click(officer, service)
        assert current(service).checked_on == TODAY
        assert current(service).get_latest_revision_as_object().checked_on == LONG_AGO


class TestWayBack:
    def take_back(self, client):
        from wagtail.models import ModelLogEntry

        entry = ModelLogEntry.objects.filter(action="support_services.check").latest("timestamp")
        return client.post(reverse("take_back_check", args=[entry.pk]), follow=True)

    def test_a_check_can_be_taken_back(self, make_service, officer):
        service = make_service("old", checked_on=LONG_AGO, checked_by_role="Research")
        click(officer, service)
        self.take_back(officer)
        service = current(service)
        assert (service.checked_on, service.checked_by_role) == (LONG_AGO, "Research")
        assert service.live

    def test_one_that_was_followed_by_another_stays(self, make_service, officer):
        service = make_service("old", checked_on=LONG_AGO)
        click(officer, service)
        record_check(current(service), TODAY - timedelta(days=1), "Somebody else")
        from wagtail.models import ModelLogEntry

        first = ModelLogEntry.objects.filter(action="support_services.check").earliest("timestamp")
        officer.post(reverse("take_back_check", args=[first.pk]))
        assert current(service).checked_by_role == "Somebody else"

    def test_the_only_check_of_a_public_number_can_be_taken_back_too(self, make_service, officer):
        service = make_service("line", checked_on=None)
        click(officer, service)
        assert current(service).confirmed
        self.take_back(officer)
        assert current(service).checked_on is None and current(service).live

    def test_it_is_offered_next_to_the_list(self, make_service, officer):
        click(officer, make_service("old", checked_on=LONG_AGO))
        assert "Take back" in officer.get(reverse("numbers_to_check")).content.decode()
