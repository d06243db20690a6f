"""Both pages of a plan that name an activity lead to the public seasons that deliver it, and to no other."""

import pytest

from campaigns.models import CampaignEditionPage
from plans.models import Activity
from tests.plans.conftest import paper, papers, plan, plans  # noqa: F401 - a plan with activities

pytestmark = pytest.mark.slow


@pytest.fixture
def secret(make_edition, plan):  # noqa: F811
    edition = make_edition(publish=False, title="Lanterns", slug="lanterns")
    edition.activities = list(Activity.objects.order_by("pk")[1:2])
    edition.save_revision()
    return edition


@pytest.mark.parametrize("address", ["/plans/2016-17/", "/plans/2016-17/violence/"])
def test_the_link_comes_with_the_release(client, secret, address, django_assert_max_num_queries):
    assert "Lanterns" not in client.get(address).content.decode()
    secret.get_latest_revision().publish()
    with django_assert_max_num_queries(19 if "violence" in address else 14):
        said = client.get(address).content.decode()
    edition = CampaignEditionPage.objects.get(pk=secret.pk)
    assert said.count(f'<a href="{edition.url}">Lanterns</a>') == 1
    assert "Activity 2" in said[: said.index("Lanterns")] and "Activity 3" in said[said.index("Lanterns") :]


def test_the_season_leads_to_the_activity(client, secret):
    secret.get_latest_revision().publish()
    said = client.get(CampaignEditionPage.objects.get(pk=secret.pk).url).content.decode()
    activity = Activity.objects.order_by("pk")[1]
    assert f'<a href="/plans/2016-17/violence/#{activity.anchor}">Activity 2</a>' in said
