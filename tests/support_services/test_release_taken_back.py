"""A release with a service whose number changed, taken back: readers see the number they saw before."""

from datetime import timedelta

import pytest

from core.models import Release
from core.release_publishing import publish_release, take_back_release
from core.releases import add_item
from support_services.models import ContactPoint, Service
from tests.core.pressing import people  # noqa: F401
from tests.core.test_releases import approve_all
from tests.support_services.conftest import FRIDAY_MORNING

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
# ruff: noqa: F811 - fixtures are handed in under their names


@pytest.mark.parametrize("is_checked", [True, False], ids=["checked before", "known from its source alone"])
def test_the_number_that_was_there_before_comes_back(make_service, people, is_checked):
    facts = {} if is_checked else {"checked_on": None, "checked_numbers": "", "source_date": FRIDAY_MORNING.date()}
    service = make_service("line", ways=[("phone", "0808 2000 247")], **facts)
    draft = service.latest_revision.as_object()
    draft.contact_points = [ContactPoint(kind="phone", value="020 7946 0018")]
    draft.checked_on, draft.checked_numbers = FRIDAY_MORNING.date(), "02079460018"
    draft.save_revision(user=people["editor"], clean=False)
    release = Release.objects.create(title="Numbers", made_by=people["editor"], made_at=FRIDAY_MORNING)
    add_item(release, Service.objects.get(), people["editor"], FRIDAY_MORNING)
    approve_all(release, people["moderator"])
    publish_release(release, FRIDAY_MORNING)
    assert Service.objects.get().numbers == {"02079460018"}
    take_back_release(release, people["other moderator"], "It rings nowhere.", FRIDAY_MORNING + timedelta(hours=1))
    assert Service.objects.get().numbers == {"08082000247"}
    assert Service.objects.get().needs_check(FRIDAY_MORNING.date()) is not is_checked
