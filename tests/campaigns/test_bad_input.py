"""What an editor types or chooses by mistake is refused at its field, in words that say what to do, and stays there."""

from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.html import escape

from campaigns.models import CampaignEditionPage, PackFile
from home.models import StandardPage
from home.roles import make_roles
from tests.campaigns.conftest import SVG, png
from tests.core.test_upload_validation import png_saying, zipped

pytestmark = pytest.mark.slow

TYPED = "A title that took some thought"
LEAD = (
    '{"blocks": [{"key": "a", "text": "Go together.", "type": "unstyled"}], "entityMap": {}}'  # as the editor sends it
)


@pytest.fixture
def signed_in(client, django_user_model):
    """With an editor's rights and no more."""
    make_roles()
    person = django_user_model.objects.create_user("editor")
    person.groups.add(Group.objects.get(name="Campaign editors"))
    client.force_login(person)
    return client


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("huge.png", png_saying(20_000, 10_000), "far too many pixels. The most is 40 million: save it smaller."),
        ("large.png", png_saying(10_000, 5_000), "50 million pixels. The most is 40 million: save it smaller."),
        ("run.svg", SVG.replace(b"<rect", b"<script>x()</script><rect"), "Save it as “plain SVG”, or as PNG."),
        ("page.png", b"<html><script>x()</script></html>", "What is in this file is not what “.png” says. Open it in"),
        ("photo.jpg", png(), "What is in this file is not what “.jpg” says. Open it in"),
        (
            "bomb.docx",
            zipped(word__document_dot_xml=b"0" * 30_000_000),
            "would unpack to far more than it should have. Save it again from its program.",
        ),
    ],
)
def test_a_file_is_refused_at_its_field_and_its_title_stays(signed_in, name, content, words):
    upload = SimpleUploadedFile(name, content)
    answer = signed_in.post("/admin/campaign_file_chooser/create/", {"title": TYPED, "file": upload})
    form = answer.context["form"]
    assert words in form.errors["file"][0]
    said = answer.json()["htmlFragment"]
    assert words in said and f'value="{TYPED}"' in said
    assert not PackFile.objects.exists()


def sent(edition, action: str = "", **changes) -> dict:
    """The form of a season as a browser sends it, with the changes given; `action` is the button pressed."""
    sets = {"ways_to_act": 1, "assets": 1, "comments": 0, "chosen_venues": 0}
    asset, way = edition.assets.first(), edition.ways_to_act.first()
    form = {f"{name}-TOTAL_FORMS": many for name, many in sets.items()}
    form |= {f"{name}-INITIAL_FORMS": many for name, many in sets.items()}
    form |= {
        "title": TYPED, "slug": edition.slug, "lead": LEAD, "results": "null", "picture_alt": edition.picture_alt,
        "starts_on": edition.starts_on, "ends_on": edition.ends_on, "audiences": ["workers"],
        "picture": edition.picture_id, "contact_team": edition.contact_team, "words-count": 0,
        "messages-count": 1, "messages-0-type": "message", "messages-0-order": 0, "messages-0-deleted": "",
        "messages-0-id": "", "messages-0-value-heading": "Leave together", "messages-0-value-text": LEAD,
        "ways_to_act-0-id": way.pk, "ways_to_act-0-ORDER": 1, "ways_to_act-0-words": way.words,
        "assets-0-id": asset.pk, "assets-0-ORDER": 1, "assets-0-title": asset.title, "assets-0-file": asset.file_id,
        "assets-0-alt_text": asset.alt_text, "assets-0-licence": asset.licence,
    }  # fmt: skip
    return form | ({action: "1"} if action else {}) | changes


@pytest.fixture
def save(signed_in, make_edition):
    edition = make_edition(publish=False)

    def send(action: str = "", **changes):
        return signed_in.post(f"/admin/pages/{edition.pk}/edit/", sent(edition, action, **changes))

    send.edition = edition
    return send


def test_what_is_right_is_taken(save):
    answer = save("action-submit")
    assert answer.status_code == 302, answer.context["form"].errors
    kept = CampaignEditionPage.objects.get(pk=save.edition.pk).get_latest_revision()
    assert kept.content["title"] == TYPED


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"ends_on": "2026-11-01"}, "ends_on", "The last day is before the first. Check the year, or swap the two."),
        ({"is_always_on": "on"}, "ends_on", "has no last day. Clear this, or take the tick away."),
        ({"banner_from": "2026-12-02 09:00", "banner_until": "2026-12-01 09:00"}, "banner_until",
         "The notice would end before it begins. Check the day and the time."),
    ],
)  # fmt: skip
def test_what_can_never_be_right_is_refused_in_a_draft(save, changes, field, words):
    answer = save(**changes)
    assert words in answer.context["form"].errors[field][0]
    assert_kept(answer, words)


def test_days_of_another_season_are_refused(save, make_edition):
    make_edition("spring", starts_on=date(2027, 2, 1), ends_on=date(2027, 2, 20))
    answer = save(starts_on="2027-02-20", ends_on="2027-03-20")
    [words] = answer.context["form"].errors["starts_on"]
    assert "spring” of this campaign is on in the same days: 1 February 2027 to 20 February 2027." in words
    assert "Change the days of one of the two." in words
    assert_kept(answer, words)


def test_an_expired_licence_is_refused_in_its_row(save):
    answer = save("action-submit", **{"assets-0-licence_ends_on": "2026-11-21"})
    words = "the licence has ended. Renew it, or choose another file."
    [row] = answer.context["form"].formsets["assets"].forms
    assert words in row.errors["licence_ends_on"][0]
    assert_kept(answer, words)


def test_a_link_to_a_page_that_is_not_public_is_refused_in_its_row(save, front_page):
    draft = front_page.add_child(instance=StandardPage(title="Half written", slug="draft", live=False))
    answer = save("action-submit", **{"ways_to_act-0-page": draft.pk})
    words = "“Half written” is not public. Publish it first, or choose another."
    [row] = answer.context["form"].formsets["ways_to_act"].forms
    assert words in row.errors["page"][0]
    assert_kept(answer, words)


def test_everything_that_is_missing_is_said_at_once(save):
    missing = {
        "lead": '{"blocks": [], "entityMap": {}}',
        "picture_alt": "",
        "contact_team": "",
        "assets-0-alt_text": "",
    }
    answer = save("action-submit", **missing)
    assert set(answer.context["form"].errors) >= {"lead", "picture_alt", "contact_team"}
    assert_kept(answer, "describe it for people who cannot see it.")


def assert_kept(answer, words: str) -> None:
    """The words are shown, what was typed is in the form again, and nothing of it was saved."""
    said = answer.content.decode()
    assert escape(words) in said or words in said
    assert f'value="{TYPED}"' in said and "Go together." in said and "Leave together" in said
    assert not CampaignEditionPage.objects.filter(title=TYPED).exists()
