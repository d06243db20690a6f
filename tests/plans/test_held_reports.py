"""A progress report is public once a second person has approved it."""

from datetime import date

import pytest
from django.core import mail

from core.models import FourEyesSettings
from plans.models import PlanPage, PriorityPage, ProgressUpdate
from tests.core.pressing import (  # noqa: F401 - fixtures
    make_service,
    people,
    things,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def area(things) -> PriorityPage:  # noqa: F811
    PlanPage.objects.update(term_starts=date(2020, 1, 1))
    area = PriorityPage.objects.get()
    area.save_revision().publish()
    return area


def report(client, area, words: str = "We counted the lamps.", **more):
    told = {"activity": area.activities.get().pk, "delivery_state": "on_track", "narrative": words}
    told |= {"date": "2026-05-01", "author_role": "Community safety team"} | more
    return client.post(f"/admin/progress/{area.pk}/", told)


def answer(client, area, held, answer: str, **more):
    return client.post(f"/admin/progress/{area.pk}/{held.pk}/", {"answer": answer} | more)


def seen(client, area) -> str:
    client.logout()
    return client.get(area.url).content.decode()


@pytest.mark.parametrize("role", ["editor", "moderator", "administrator"])
def test_nobody_makes_her_own_report_public(client, people, area, role):  # noqa: F811
    client.force_login(people[role])
    report(client, area)
    held = ProgressUpdate.everything.get()
    answer(client, area, held, "approve")
    assert not ProgressUpdate.objects.exists()
    assert held.entered_by == people[role]


def test_somebody_else_approves_it(client, people, area):  # noqa: F811
    client.force_login(people["editor"])
    report(client, area)
    assert "other@example.org" in {address for letter in mail.outbox for address in letter.to}
    held = ProgressUpdate.everything.get()
    client.force_login(people["other editor"])
    answer(client, area, held, "approve")
    assert not ProgressUpdate.objects.exists()
    client.force_login(people["moderator"])
    assert b"A progress report waits for your approval" in client.get("/admin/").content
    answer(client, area, held, "approve")
    assert ProgressUpdate.objects.get().narrative == "We counted the lamps."
    assert "We counted the lamps." in seen(client, area)


def test_sent_back_it_reaches_its_author_who_withdraws_it(client, people, area):  # noqa: F811
    client.force_login(people["editor"])
    report(client, area)
    held = ProgressUpdate.everything.get()
    client.force_login(people["moderator"])
    answer(client, area, held, "send_back", because=" ")
    assert not ProgressUpdate.everything.get().sent_back_because
    answer(client, area, held, "send_back", because="Which lamps?")
    client.force_login(people["editor"])
    assert "Which lamps?" in client.get("/admin/").content.decode()
    answer(client, area, held, "withdraw")
    assert not ProgressUpdate.everything.exists()


def test_a_report_that_is_public_is_not_withdrawn(client, people, area):  # noqa: F811
    FourEyesSettings(reports=True).save()
    client.force_login(people["editor"])
    report(client, area)
    answer(client, area, ProgressUpdate.objects.get(), "withdraw")
    assert ProgressUpdate.objects.exists()


def test_a_correction_that_waits_corrects_nothing_yet(client, people, area):  # noqa: F811
    one_is_enough = FourEyesSettings(reports=True)
    one_is_enough.save()
    client.force_login(people["editor"])
    report(client, area)
    one_is_enough.reports = False
    one_is_enough.save()
    public = ProgressUpdate.objects.get()
    client.post(
        f"/admin/progress/{area.pk}/?corrects={public.pk}",
        {
            "activity": public.activity_id,
            "delivery_state": "off_track",
            "narrative": "We did not.",
            "date": "2026-05-01",
        }
        | {"author_role": "Team", "correction_reason": "A slip."},
    )
    assert ProgressUpdate.everything.count() == 2
    said = seen(client, area)
    assert "We counted the lamps." in said and "We did not." not in said
