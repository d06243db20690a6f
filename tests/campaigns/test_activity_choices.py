"""Activities to choose from name their plan and area, and leave out plans that are over."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from plans.models import Activity, PlanEvent, PlanPage, PriorityPage
from tests.plans.conftest import paper, papers, plan, plans  # noqa: F401 - a plan with activities

pytestmark = pytest.mark.slow


@pytest.fixture
def over(plans):  # noqa: F811
    """A plan that was superseded long ago."""
    old = PlanPage(title="Old lamp plan", slug="old")
    old.events = [
        PlanEvent(kind="in_force", words="It began.", date=date(2001, 1, 1)),
        PlanEvent(kind="superseded", words="Another took its place.", date=date(2004, 1, 1)),
    ]
    plans.add_child(instance=old)
    area = PriorityPage(title="Gas lamps")
    area.activities = [Activity(number=1, title="Clean the glass")]
    return old.add_child(instance=area).activities.get()


def offered(client, edition) -> str:
    page = BeautifulSoup(client.get(f"/admin/pages/{edition.pk}/edit/").content, "lxml")
    return page.select_one("#id_activities").text


def test_they_stand_below_their_plan_and_name_their_area(admin_client, make_edition, plan, over):  # noqa: F811
    said = offered(admin_client, make_edition(publish=False, title="Lanterns", slug="lanterns"))
    assert "Plan 2016–17" in said
    assert "Violence: 1. Activity 1" in said
    assert "Clean the glass" not in said


def test_what_was_chosen_stays_to_be_seen(admin_client, make_edition, plan, over):  # noqa: F811
    edition = make_edition(publish=False, title="Lanterns", slug="lanterns")
    edition.activities = [over]
    edition.save_revision()
    said = offered(admin_client, edition)
    assert "Old lamp plan" in said
    assert "Gas lamps: 1. Clean the glass" in said
