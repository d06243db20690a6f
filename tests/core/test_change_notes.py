"""What readers are told of a change: a note below the page and in the feed, and a correction where a fact changed."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import ModelLogEntry

from core.models import ChangeNote
from core.publishing import PublishingRefused
from home.models import StandardPage
from plans.models import Figure, Measure, Membership
from tests.core.pressing import press, public_words, told

pytestmark = pytest.mark.slow


@pytest.fixture
def page(things):
    return things["page"]


class TestPublishingAsks:
    def test_only_of_what_was_public_before(self, approver, page, front_page):
        new = front_page.add_child(instance=StandardPage(title="New", slug="new", live=False))
        assert b'name="change_kind"' not in approver.get(f"/admin/pages/{new.pk}/edit/").content
        assert b'name="change_kind"' in approver.get(f"/admin/pages/{page.pk}/edit/").content

    def test_a_small_correction_is_told_to_nobody(self, approver, page):
        press(approver, page, "action-publish", search_description="Mended.")
        assert public_words("page", page) == "Mended." and told() == []

    def test_what_readers_are_told_stands_below_the_page_and_in_the_feed(self, approver, client, page):
        said = {"change_kind": "told", "change_note": "We moved to Guildhall."}
        press(approver, page, "action-publish", search_description="New.", **said)
        client.logout()
        assert "We moved to Guildhall." in client.get("/about/").content.decode()
        feed = client.get("/feed.xml").content.decode()
        assert "Changed: Page: About" in feed and "We moved to Guildhall." in feed

    def test_readers_cannot_be_told_nothing(self, approver, page):
        answer = press(approver, page, "action-publish", search_description="New.", change_kind="told")
        assert "Say in a sentence what changed" in answer.content.decode()
        assert public_words("page", page) == "The old words."

    def test_a_sentence_that_nobody_would_see_is_asked_about(self, approver, page):
        answer = press(approver, page, "action-publish", change_kind="small", change_note="We moved.")
        seen = answer.content.decode()
        assert "You wrote what changed" in seen and "We moved." in seen

    def test_the_note_waits_with_the_draft_for_whoever_approves(self, client, people, page):
        client.force_login(people["editor"])
        press(client, page, search_description="New.", change_kind="told", change_note="We moved.")
        assert told() == [] and "We moved." in client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
        client.force_login(people["moderator"])
        press(client, page, "action-publish")
        assert told() == ["We moved."]

    def test_it_is_told_once(self, approver, page):
        press(approver, page, "action-publish", change_kind="told", change_note="We moved.")
        press(approver, page, "action-publish", search_description="Mended.")
        assert told() == ["We moved."]


def test_what_readers_were_told_is_never_changed_or_deleted(approver, page):
    press(approver, page, "action-publish", change_kind="told", change_note="We moved.")
    note = ChangeNote.objects.get()
    note.words = "Nothing happened."
    for forbidden in (
        note.save,
        note.delete,
        ChangeNote.objects.all().delete,
        lambda: ChangeNote.objects.update(words="Nothing happened."),
    ):
        with pytest.raises(ValidationError):
            forbidden()


class TestAPartner:
    @pytest.fixture
    def partner(self, things):
        return things["partner"]

    def test_a_changed_day_is_refused_without_a_reason_at_its_field(self, approver, partner):
        answer = press(approver, partner, "action-publish", date="2 January 2025")
        assert "From when was published as “1 January 2025”" in answer.content.decode()
        assert Membership.objects.get().date == date(2025, 1, 1)

    def test_with_a_reason_it_shows_as_a_correction(self, approver, client, partner):
        said = {"change_kind": "told", "change_note": "The list was misread."}
        press(approver, partner, "action-publish", date="2 January 2025", **said)
        correction = "From when: 1 January 2025 before, 2 January 2025 now. Why: The list was misread."
        assert told() == [correction]
        assert correction in client.get("/decisions/feed.xml").content.decode()

    def test_no_other_way_of_publishing_leads_past_it(self, partner):
        partner.name_as_published = "B"
        with pytest.raises(PublishingRefused, match="The name was published as “A”"):
            partner.save_revision().publish()
        assert Membership.objects.get().name_as_published == "A"

    def test_what_was_public_before_may_come_back_and_says_so(self, approver, partner):
        first = partner.latest_revision
        press(approver, partner, "action-publish", name_as_published="B", change_kind="told", change_note="Renamed.")
        ModelLogEntry.objects.get(revision=first, action="wagtail.publish")
        first.publish()
        assert told()[0] == "The name: B before, A now. Why: The last change was taken back."


class TestATarget:
    YEAR = {"starts": date(2026, 1, 1), "ends": date(2026, 12, 31), "period_as_published": "2026"}

    @pytest.fixture
    def measure(self, things):
        measure = things["measure"]
        measure.figures = [Figure(kind="target", comparator="up_to", value=80, **self.YEAR)]
        measure.save()
        return Measure.objects.get()

    def aim(self, measure, **said):
        [target] = measure.figures.all()
        for name, value in said.items():
            setattr(target, name, value)
        measure.figures = [target]
        return measure

    def test_a_changed_target_is_refused_without_a_reason(self, measure):
        with pytest.raises(ValidationError, match="Say why it changes now"):
            self.aim(measure, value=77).save()
        with pytest.raises(ValidationError, match="Say why it changes now"):
            self.aim(Measure.objects.get(), comparator="exactly").save()

    def test_it_is_not_taken_out(self, measure):
        measure.figures = []
        with pytest.raises(ValidationError, match="The target for 2026 was published, so it stays"):
            measure.save()

    def test_with_a_reason_both_numbers_stay(self, measure):
        self.aim(measure, value=Decimal(77), correction_reason="Fewer visits are planned.").save()
        assert [str(each) for each in measure.corrections.all()] == [
            "The target for 2026: 80 before, 77 now. Why: Fewer visits are planned."
        ]
