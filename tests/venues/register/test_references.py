"""A venue's reference is its own for ever, even after the venue is gone."""

import pytest

from venues.models import Venue
from venues.models.references import take_references
from venues.references import make_reference

pytestmark = pytest.mark.django_db


def test_no_reference_is_given_twice():
    first = Venue.objects.create(name="The Paper Lantern", address_line_1="1 Nowhere Row")
    gone = first.reference
    first.delete()
    second = Venue.objects.create(name="The Tin Lantern", address_line_1="2 Nowhere Row")
    assert second.reference != gone
    assert not {gone, second.reference} & set(take_references(3))
    assert len(set(take_references(3))) == 3


@pytest.mark.parametrize(("serial", "reference"), [(7, "ST-0007"), (42, "ST-0042"), (12_345, "ST-12345")])
def test_a_reference_has_four_figures_or_more(serial, reference):
    assert make_reference(serial, "ST") == reference
