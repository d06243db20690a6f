"""The venues that a season points to: chosen from the register by editors, who may not change it."""

from datetime import date

import pytest
from django.contrib.auth.models import Group

from campaigns.admin_views import next_season
from campaigns.models import CampaignEditionPage, ChosenVenue
from campaigns.rollover import still_to_check
from home.roles import make_roles
from tests.venues.public_register import accredit, make_venue, once_held

pytestmark = pytest.mark.slow

EMPTY = '{"blocks": [], "entityMap": {}}'  # a text as the editor sends it


@pytest.fixture
def goose(db):
    venue = make_venue()
    accredit(venue, starts=date(2026, 9, 15), ends=date(2027, 9, 14))
    return venue


@pytest.fixture
def editor(django_user_model):
    person = django_user_model.objects.create_user("editor", password="a long enough passphrase")
    make_roles()
    person.groups.add(Group.objects.get(name="Campaign editors"))
    return person


@pytest.fixture
def with_goose(make_edition, goose):
    edition = make_edition(publish=False)
    edition.chosen_venues = [ChosenVenue(venue=goose), ChosenVenue(venue=goose)]
    edition.save_revision().publish()
    return CampaignEditionPage.objects.get(pk=edition.pk)


def said(client, edition) -> str:
    return client.get(edition.url).content.decode()


def test_each_stands_there_once_with_its_page_and_its_state(client, with_goose, goose):
    text = said(client, with_goose)
    assert text.count(f'<a href="/safety-thirst/venues/{goose.reference}/">The Invented Goose</a>') == 1
    assert text.count("Accredited</b>") == 1
    assert "in the register of Safety Thirst, which says today" in text
    assert "Sample" not in text


@pytest.mark.parametrize(
    ("day", "word"),
    [(date(2027, 9, 14), "Expires soon"), (date(2027, 9, 15), "Expired")],
)
def test_its_state_is_that_of_the_day(client, with_goose, at, day, word):
    at(day)
    assert f"{word}</b>" in said(client, with_goose)


def test_one_whose_award_was_taken_away_says_so(client, with_goose, goose):
    award = goose.accreditations.get()
    award.events.create(kind="revoked", on=date(2026, 11, 20), public_reason="It did not keep to the criteria.")
    assert "Revoked</b>" in said(client, with_goose)


def test_one_that_has_closed_says_so(client, with_goose, goose):
    goose.closed_on = date(2026, 11, 22)
    goose.save()
    text = said(client, with_goose)
    assert "Closed</b>" in text and "Accredited</b>" not in text


def test_one_that_left_the_register_leaves_the_page_and_its_drafts(client, with_goose, goose):
    goose.accreditations.all().delete()
    goose.delete()
    assert "Goose" not in said(client, with_goose)
    draft = CampaignEditionPage.objects.get(pk=with_goose.pk).get_latest_revision_as_object()
    assert not draft.chosen_venues.all()


def test_made_up_ones_are_labelled(client, with_goose, goose):
    goose.is_sample = True
    goose.save()
    assert "Sample</b>" in said(client, with_goose)


def test_many_cost_no_more_questions(client, make_edition, django_assert_max_num_queries):
    edition = make_edition(publish=False, banner_words="It is on.")
    edition.chosen_venues = [ChosenVenue(venue=once_held(f"Venue {number}")) for number in range(30)]
    edition.save_revision().publish()
    with django_assert_max_num_queries(12):
        assert "Venue 29" in said(client, edition)


def test_an_editor_chooses_from_the_register_without_a_way_into_it(client, editor, make_edition, goose):
    client.force_login(editor)
    listed = client.get("/admin/venue_chooser/", {"q": "goose", "multiple": 1}).json()["html"]
    assert "The Invented Goose" in listed
    edition = make_edition(publish=False)
    form = client.get(f"/admin/pages/{edition.pk}/edit/").content.decode()
    assert "Venues of the register" in form and "when an award ends or a venue closes" in form
    assert not editor.has_perm("venues.change_venue")
    assert client.get(f"/admin/venues/venue/edit/{goose.pk}/").status_code in (302, 403)


def test_what_an_editor_chose_is_kept(client, editor, make_edition, goose):
    client.force_login(editor)
    edition = make_edition(publish=False)
    sets = {"ways_to_act": 0, "assets": 0, "comments": 0, "chosen_venues": 1}
    sent = {f"{name}-TOTAL_FORMS": many for name, many in sets.items()}
    sent |= {f"{name}-INITIAL_FORMS": 0 for name in sets} | {"messages-count": 0, "words-count": 0}
    sent |= {"title": edition.title, "slug": edition.slug, "lead": EMPTY, "results": "null"}
    sent |= {"chosen_venues-0-venue": goose.pk, "chosen_venues-0-ORDER": 1, "chosen_venues-0-id": ""}
    answer = client.post(f"/admin/pages/{edition.pk}/edit/", sent)
    assert answer.status_code == 302, answer.context["form"].errors
    draft = CampaignEditionPage.objects.get(pk=edition.pk).get_latest_revision_as_object()
    assert [chosen.venue for chosen in draft.chosen_venues.all()] == [goose]


def test_next_season_asks_about_each(with_goose, goose, django_user_model):
    draft = next_season(with_goose, django_user_model.objects.create_superuser("editor"))
    assert [chosen.venue for chosen in draft.chosen_venues.all()] == [goose, goose]
    asked = [item for item in still_to_check(draft) if item.kind.name == "VENUE"]
    assert [item.question for item in asked] == [f"{goose}: should this venue still be named?"]
