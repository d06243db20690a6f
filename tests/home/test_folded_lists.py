"""Long lists and long forms begin folded, so that somebody with a keyboard is soon where the work is."""

from datetime import date

import pytest
from lxml.html import fromstring

from plans.models import Figure
from tests.core.pressing import address, make_service, people, things  # noqa: F401 - fixtures
from venues.models import Venue

pytestmark = pytest.mark.slow


def test_the_filters_of_the_register_are_folded_until_one_is_used(admin_client):
    Venue.objects.create(name="The Lamp")
    where = "/admin/venues/venue/"
    for asked, is_open in (({}, False), ({"state": "none"}, True)):
        [filters] = fromstring(admin_client.get(where, asked).content).xpath("//details[contains(@class, 'filter')]")
        assert ("open" in filters.attrib) is is_open


def test_rows_of_figures_are_folded_and_each_says_which_it_is(admin_client, things):  # noqa: F811
    measure = things["measure"]
    year = {"starts": date(2026, 1, 1), "ends": date(2026, 12, 31), "period_as_published": "2026"}
    measure.figures = [Figure(kind="observed", value=3, **year)]
    measure.save()
    measure.save_revision()
    seen = fromstring(admin_client.get(address(measure, "edit")).content)
    [row] = seen.xpath("//*[@id='inline_child_figures-0']//section[@data-panel]")
    assert "collapsed" in row.get("class")
    assert "counted, 2026" in row.text_content()
