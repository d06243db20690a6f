"""A release that changed a published fact, taken back: the fact is as it was, and readers are told that it changed."""

from datetime import date

import pytest
from django.utils import timezone

from core.models import ChangeNote, Release
from core.release_publishing import publish_release, take_back_release
from core.releases import add_item
from tests.core.pressing import people, things  # noqa: F401
from tests.core.test_releases import approve_all

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
# ruff: noqa: F811 - fixtures are handed in under their names


def test_the_date_of_a_decision_is_as_it_was(things, people):
    decision, now = things["decision"], timezone.localtime()
    before = decision.date
    draft = decision.get_latest_revision_as_object()
    draft.date, draft.proposed_note = date(2023, 6, 14), ("told", "The minutes say the 14th.")
    draft.save_revision(user=people["editor"])
    release = Release.objects.create(title="Minutes", made_by=people["editor"], made_at=now)
    add_item(release, type(decision).objects.get(pk=decision.pk), people["editor"], now)
    approve_all(release, people["moderator"])
    publish_release(release, now)
    assert type(decision).objects.get(pk=decision.pk).date == date(2023, 6, 14)
    take_back_release(release, people["other moderator"], "They do not.", now)
    assert type(decision).objects.get(pk=decision.pk).date == before
    assert list(ChangeNote.objects.told().values_list("words", flat=True)) == [
        "The last change was taken back.",
        "The minutes say the 14th.",
    ]
