"""Progress that can be believed: dated, only added to, late when it is late, and corrected in the open."""

from datetime import date, datetime
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.html import strip_tags

from plans.models import Activity, PlanEvent, PriorityPage, ProgressUpdate
from plans.progress import progress_on


def update(pk, day, state, next_due=None, corrects=None, hour=12):
    entered = datetime(2023, 1, 1, hour)
    return SimpleNamespace(
        pk=pk, date=day, entered_at=entered, delivery_state=state, next_due=next_due, corrects_id=corrects
    )


class TestFolding:
    def test_without_an_update_it_is_not_reported(self):
        assert progress_on(date(2023, 1, 1), []).label.word == "Not reported"

    def test_the_latest_day_counts_whatever_the_order_of_entry(self):
        early, late = update(1, date(2023, 1, 1), "at_risk", hour=15), update(2, date(2023, 3, 1), "on_track", hour=9)
        assert progress_on(date(2023, 4, 1), [late, early]).label.word == "On track"
        assert progress_on(date(2023, 2, 1), [late, early]).label.word == "At risk"

    def test_it_counts_from_its_own_day_on(self):
        one = [update(1, date(2023, 3, 1), "on_track")]
        assert progress_on(date(2023, 2, 28), one).label.word == "Not reported"
        assert progress_on(date(2023, 3, 1), one).label.word == "On track"

    def test_a_corrected_update_no_longer_counts(self):
        wrong = update(1, date(2023, 3, 1), "complete")
        mended = update(2, date(2023, 2, 1), "at_risk", corrects=1)
        assert progress_on(date(2023, 4, 1), [wrong, mended]).label.word == "At risk"

    def test_it_is_late_the_day_after_it_was_due_and_not_before(self):
        one = [update(1, date(2023, 1, 1), "on_track", next_due=date(2023, 4, 1))]
        assert not progress_on(date(2023, 4, 1), one).is_overdue
        assert progress_on(date(2023, 4, 2), one).is_overdue

    def test_a_finished_activity_owes_nothing(self):
        done = [update(1, date(2023, 1, 1), "complete", next_due=date(2023, 4, 1))]
        assert not progress_on(date(2024, 1, 1), done).is_overdue


@pytest.fixture
def activity(plan):
    return Activity.objects.get(number=1)


@pytest.fixture
def reported(activity):
    return ProgressUpdate.objects.create(
        activity=activity, date=date(2016, 9, 1), delivery_state="on_track", narrative="The map is half drawn.",
        author_role="Community Safety Team", next_due=date(2016, 12, 1), entered_at=timezone.now(),
    )  # fmt: skip


class TestTheLedger:
    def test_an_update_cannot_be_changed_or_deleted(self, reported):
        reported.delivery_state = "complete"
        with pytest.raises(ValidationError):
            reported.save()
        with pytest.raises(ValidationError):
            reported.delete()
        with pytest.raises(ValidationError):
            ProgressUpdate.objects.all().delete()

    def test_a_late_report_shows_itself_in_public(self, client, plan, reported):
        seen = strip_tags(client.get("/plans/2016-17/violence/").content.decode())
        assert "The map is half drawn." in seen
        assert "was due on 1 December 2016 and is late" in seen
        assert "On track" in client.get("/plans/2016-17/").content.decode()

    def test_once_the_plan_is_over_it_stays_as_it_last_stood(self, client, plan, reported):
        plan.events.add(PlanEvent(kind="withdrawn", words="It was taken back.", date=date(2016, 11, 1)))
        plan.save()
        seen = strip_tags(client.get("/plans/2016-17/violence/").content.decode())
        assert "as they last stood, on 1 November 2016" in seen
        assert "is late" not in seen

    def test_another_day_shows_only_what_was_known_then(self, client, plan, reported):
        assert "half drawn" not in client.get("/plans/2016-17/violence/?on=2016-08-31").content.decode()

    def test_an_activity_with_reports_cannot_be_dropped_by_publishing(self, reported):
        priority = PriorityPage.objects.get(slug="violence")
        priority.activities = [each for each in priority.activities.all() if each.number != 1]
        with pytest.raises(ValidationError, match="has progress reports"):
            priority.save_revision().publish()

    def test_a_priority_with_reports_is_not_deleted(self, reported, admin_client):
        page = PriorityPage.objects.get(slug="violence")
        admin_client.post(f"/admin/pages/{page.pk}/delete/")
        assert PriorityPage.objects.filter(pk=page.pk).exists()


class TestReporting:
    def address(self, activity):
        return f"/admin/progress/{activity.priority_id}/"

    def given(self, activity, **changed):
        return {
            "activity": activity.pk, "delivery_state": "at_risk", "narrative": "Two streets are left.",
            "date": "2016-10-01", "author_role": "Community Safety Team", **changed,
        }  # fmt: skip

    def test_what_is_saved_is_public_at_once(self, client, admin_client, activity):
        admin_client.post(self.address(activity), self.given(activity))
        assert "Two streets are left." in client.get("/plans/2016-17/violence/").content.decode()

    def test_a_day_to_come_is_refused_at_the_field_and_nothing_typed_is_lost(self, admin_client, activity):
        seen = admin_client.post(self.address(activity), self.given(activity, date="2099-01-01")).content.decode()
        assert "That day is still to come" in seen
        assert "Two streets are left." in seen
        assert not ProgressUpdate.objects.exists()

    def test_a_correction_needs_a_reason_and_keeps_what_it_corrects(self, client, admin_client, activity, reported):
        address = f"{self.address(activity)}?corrects={reported.pk}"
        assert "required" in admin_client.post(address, self.given(activity)).content.decode()
        admin_client.post(address, self.given(activity, correction_reason="The map was not begun."))
        seen = strip_tags(client.get("/plans/2016-17/violence/").content.decode())
        assert "The map was not begun." in seen
        assert "The map is half drawn." in seen

    def test_somebody_without_the_right_is_turned_away(self, client, django_user_model, activity):
        client.force_login(django_user_model.objects.create_user("reader", password="x"))
        assert client.post(self.address(activity), self.given(activity)).status_code in (302, 403)
        assert not ProgressUpdate.objects.exists()
