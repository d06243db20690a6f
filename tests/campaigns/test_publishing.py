"""Drafts may be incomplete. Publishing may not, and says everything that is missing at once, at its field."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from campaigns.admin_views import next_season
from campaigns.models import Alert, CampaignEditionPage, PackAsset, WayToAct
from campaigns.rollover import carried_over, still_to_check
from core.publishing import PublishingRefused
from home.models import StandardPage
from tests.campaigns.conftest import png

pytestmark = [pytest.mark.slow, pytest.mark.databases]  # it makes many pages


def refused(edition) -> dict[str, str]:
    """What keeps it from being published: words by field."""
    edition.__dict__.pop("refused_because", None)
    return {problem.field or "page": problem.message for problem in edition.refused_because}


def test_an_empty_draft_is_saved_and_told_everything_at_once(campaign):
    edition = campaign.add_child(instance=CampaignEditionPage(title="New", slug="new", live=False))
    edition.save_revision()
    assert set(refused(edition)) == {
        "starts_on", "ends_on", "audiences", "lead", "messages", "contact_team", "picture", "picture_alt", "page",
    }  # fmt: skip
    with pytest.raises(PublishingRefused):
        edition.save_revision().publish()
    assert not CampaignEditionPage.objects.get(pk=edition.pk).live


def test_a_season_that_ends_before_it_starts_is_refused_in_a_draft_too(make_edition):
    with pytest.raises(ValidationError, match="before the first"):
        make_edition(publish=False, starts_on=date(2026, 12, 1), ends_on=date(2026, 11, 1))


def test_two_seasons_of_one_campaign_cannot_share_a_day(make_edition):
    make_edition("winter-2026")
    late = make_edition("late", publish=False, starts_on=date(2027, 1, 3), ends_on=date(2027, 2, 1))
    assert "winter-2026" in refused(late)["starts_on"]
    late.starts_on = date(2027, 1, 4)
    assert not refused(late)


def test_a_draft_of_another_season_counts_as_well(make_edition):
    make_edition("winter-2026", publish=False)
    assert "starts_on" in refused(make_edition("late", publish=False, starts_on=date(2027, 1, 1)))


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"file": None}, "file", "choose the file"),
        ({"alt_text": ""}, "alt_text", "describe it"),
        ({"licence_ends_on": date(2026, 11, 1)}, "licence_ends_on", "has ended"),
        ({"licence_ends_on": date(2026, 12, 1)}, "licence_ends_on", "before the campaign does"),
    ],
)
def test_a_file_needs_what_partners_need(make_edition, keep_file, fields, field, words):
    given = {"title": "Poster", "file": keep_file(), "alt_text": "A door."} | fields
    edition = make_edition(publish=False, assets=[PackAsset(**given)])
    [problem] = edition.refused_because
    assert (problem.field, problem.rows, problem.row) == (field, "assets", 0)
    assert words in problem.message


def test_a_link_to_a_page_that_is_not_public_is_refused(make_edition, front_page):
    draft = front_page.add_child(instance=StandardPage(title="Draft", slug="draft", live=False))
    edition = make_edition(publish=False, lead=f'<p><a linktype="page" id="{draft.pk}">x</a></p>')
    assert "not public" in refused(edition)["page"]
    edition = make_edition("other", publish=False, starts_on=date(2027, 3, 1), ends_on=date(2027, 3, 2))
    edition.ways_to_act = [WayToAct(words="Read", page=draft)]
    [problem] = edition.refused_because
    assert (problem.rows, problem.field) == ("ways_to_act", "page")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [("a.png", png(300, 300), "at least 640 by 630"), ("a.svg", None, "PNG, JPEG or WebP")],
)
def test_the_picture_has_to_do_for_a_shared_link(make_edition, keep_file, name, content, words):
    picture = keep_file(name, content) if content else keep_file()
    assert words in refused(make_edition(publish=False, picture=picture))["picture"]


class TestRunAgain:
    @pytest.fixture
    def last(self, make_edition, keep_file):
        return make_edition(
            "winter-2025",
            starts_on=date(2025, 11, 17),
            ends_on=date(2026, 1, 4),
            results="<p>Forty venues took part.</p>",
            lead="<p>Call 999. See https://example.org/help by 4 January 2026.</p>",
            people_named="Ada Lovelace",
            words=[("words", {"channel": "post", "text": "Out tonight?"})],
            assets=[PackAsset(title="Photo", file=keep_file("p.png", png()), alt_text="A door.", licence="bought")],
        )

    @pytest.fixture
    def draft(self, last, editor):
        return next_season(last, editor)

    @pytest.fixture
    def editor(self, django_user_model):
        return django_user_model.objects.create_superuser("editor")

    def test_it_is_a_draft_without_days_and_results_and_with_the_rest(self, draft, last):
        assert not draft.live
        assert (draft.starts_on, draft.ends_on, draft.results, draft.pack_name) == (None, None, "", "")
        assert [asset.title for asset in draft.assets.all()] == ["Photo"]
        assert draft.made_from == last
        assert CampaignEditionPage.objects.get(pk=last.pk).results

    def test_everything_taken_over_is_asked_about(self, draft):
        asked = {(item.kind.name, item.words) for item in carried_over(draft)}
        assert asked >= {
            ("PHONE", "999"),
            ("LINK", "https://example.org/help"),
            ("DATE", "4 January 2026"),
            ("PERSON", "Ada Lovelace"),
            ("PERSON", "Community safety team"),
            ("PHOTO", "The campaign's picture (Street)"),
        }
        assert {kind for kind, _ in asked} == {"PHONE", "LINK", "DATE", "PERSON", "LICENCE", "PHOTO"}

    def test_it_cannot_be_published_until_each_is_ticked(self, draft):
        draft.starts_on, draft.ends_on = date(2026, 11, 16), date(2027, 1, 3)
        assert set(refused(draft)) == {"carried_checked"}
        keys = [item.key for item in carried_over(draft)]
        for key in keys:
            assert "tick each" in refused(draft)["carried_checked"]
            draft.carried_checked = [*draft.carried_checked, key]
        assert not refused(draft)
        draft.save_revision().publish()

    def test_what_was_replaced_is_not_asked_about(self, draft, keep_file):
        draft.lead = "<p>Call 101.</p>"
        draft.people_named = ""
        waiting = {item.words for item in still_to_check(draft)}
        assert not waiting & {"999", "https://example.org/help", "4 January 2026", "Ada Lovelace", "101"}

    def test_the_editor_is_shown_what_came_of_last_season(self, client, draft, editor):
        client.force_login(editor)
        said = client.get(f"/admin/pages/{draft.pk}/edit/").content.decode()
        assert "Forty venues took part." in said
        assert "Is this number still right?".lower() in said.lower()


class TestNotices:
    def test_one_that_ends_before_it_begins_is_refused(self, db):
        alert = Alert(title="x", starts_at="2026-11-02T00:00Z", ends_at="2026-11-01T00:00Z")
        with pytest.raises(IntegrityError), transaction.atomic():
            alert.save()
