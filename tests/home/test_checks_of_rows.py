"""Services, notices, measures and definitions are looked at before they are public, as pages are."""

import pytest

from campaigns.models import CampaignEditionPage
from plans.models import DefinitionVersion
from tests.campaigns.conftest import campaign, index  # noqa: F401 - fixtures
from tests.core.pressing import address, make_service, people, things  # noqa: F401 - fixtures
from tests.home.test_checks_before_publishing import querydict_from_html

pytestmark = pytest.mark.slow
JARGON = "We utilise it in order to help. It began on 4 March."


@pytest.mark.parametrize(
    "kind, field", [("service", "what_it_does"), ("notice", "words"), ("measure", "note"), ("definition", "text")]
)
def test_the_form_says_what_to_look_at(admin_client, things, kind, field):  # noqa: F811
    thing = things[kind]
    if kind == "definition":
        thing.versions = [DefinitionVersion(text=JARGON)]
    else:
        setattr(thing, field, JARGON)
    thing.save_revision()
    seen = admin_client.get(address(thing, "edit")).content.decode()
    assert "“utilise” is jargon" in seen and "“4 March” has no year" in seen


def test_the_words_of_a_source_are_not_ours_to_change(admin_client, things):  # noqa: F811
    thing = things["definition"]
    thing.versions = [DefinitionVersion(text=JARGON, status="adopted", valid_from="2025-01-01")]
    thing.save_revision()
    assert "is jargon" not in admin_client.get(address(thing, "edit")).content.decode()


@pytest.mark.parametrize("typed, wanted", [("lamps-of-hope", "season-2027"), ("season-of-light", "season-of-light")])
def test_the_address_of_a_season_does_not_give_its_title_away(admin_client, campaign, typed, wanted):  # noqa: F811
    where = f"/admin/pages/add/campaigns/campaigneditionpage/{campaign.pk}/"
    form = querydict_from_html(admin_client.get(where).content.decode(), form_id="page-edit-form").dict()
    sent = form | {"messages-count": "0", "words-count": "0", "title": "Lamps of hope", "slug": typed}
    admin_client.post(where, sent | {"starts_on": "1 February 2027"})
    assert CampaignEditionPage.objects.get().slug == wanted
