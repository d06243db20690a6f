"""A certificate that is asked for again is not read again, and nothing that was changed is missed by it."""

from datetime import date

import pytest

from venues.models import StatusEvent
from venues.status import AwardEventKind

pytestmark = pytest.mark.usefixtures("at_noon")


@pytest.fixture
def held(remembering_site, make_accreditation):
    yield make_accreditation()


def said(client, held) -> str:
    return client.get(f"/safety-thirst/check/?q={held.number}").text


def test_the_second_time_the_register_is_not_asked(client, held, django_assert_num_queries):
    """Only how many wrong numbers came from there, which every process has to know."""
    first = said(client, held)
    with django_assert_num_queries(1):
        assert said(client, held) == first


def test_what_is_taken_away_is_gone_at_once(client, held):
    assert "Accredited" in said(client, held)
    StatusEvent.objects.create(
        accreditation=held, kind=AwardEventKind.REVOKED, on=date(2026, 5, 30), public_reason="It broke the rules."
    )
    assert "It broke the rules." in said(client, held)
