"""A picture on a venue's own website says what is true within a minute, and follows nobody."""

import json
from datetime import UTC, date, datetime
from io import BytesIO
from types import SimpleNamespace
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import pytest
from PIL import Image
from wagtail.models import Site

from core.models import PartnershipSettings
from venues.certificates.base64url import decoded
from venues.certificates.keys import key_ring
from venues.models import StatusEvent

pytestmark = pytest.mark.usefixtures("at_noon")
LIT, GREY = "#f8c65c", "#9aa5a2"


def badge(client, accreditation, ending=".svg"):
    return client.get(f"/safety-thirst/badges/{accreditation.venue.reference}{ending}")


def drawn(answer) -> str:
    text = answer.content.decode()
    ElementTree.fromstring(text)
    return text


def test_it_is_lit_while_the_venue_is_accredited(client, make_accreditation):
    text = drawn(badge(client, make_accreditation()))
    assert LIT in text and GREY not in text
    assert "Highly Commended" in text and "until 14 Sep 2026" in text


@pytest.mark.parametrize("kind", ["suspended", "withdrawn", "revoked"])
def test_it_turns_grey_at_the_next_look_after_a_change(client, make_accreditation, kind):
    accreditation = make_accreditation()
    assert LIT in drawn(badge(client, accreditation))
    StatusEvent.objects.create(accreditation=accreditation, kind=kind, on=date(2026, 6, 1))
    text = drawn(badge(client, accreditation))
    assert GREY in text and LIT not in text and "Not accredited" in text


def test_nobody_keeps_it_for_longer_than_a_minute(client, make_accreditation):
    answer = badge(client, make_accreditation())
    assert answer["Cache-Control"] == "public, max-age=55" and answer["X-Accel-Expires"] == "1"


def test_it_is_never_kept_past_the_midnight_at_which_it_ends(client, make_accreditation, monkeypatch):
    accreditation = make_accreditation(valid_to=date(2026, 6, 1))
    late = datetime(2026, 6, 1, 22, 59, 50, tzinfo=UTC).astimezone(ZoneInfo("Europe/London"))  # ten seconds before
    monkeypatch.setattr("delivery.clock.timezone", SimpleNamespace(localtime=lambda: late))
    assert badge(client, accreditation)["Cache-Control"] == "public, max-age=10"
    over = datetime(2026, 6, 1, 23, 0, tzinfo=UTC).astimezone(ZoneInfo("Europe/London"))
    monkeypatch.setattr("delivery.clock.timezone", SimpleNamespace(localtime=lambda: over))
    assert GREY in drawn(badge(client, accreditation))


def test_other_sites_may_show_it_and_it_follows_nobody(client, make_accreditation):
    answer = badge(client, make_accreditation())
    assert answer["Content-Type"] == "image/svg+xml" and answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert not answer.cookies and "<script" not in answer.content.decode()


def test_a_closed_venue_has_a_grey_badge(client, make_accreditation):
    accreditation = make_accreditation()
    accreditation.venue.closed_on = date(2026, 6, 1)
    accreditation.venue.save()
    assert GREY in drawn(badge(client, accreditation))


def test_the_file_prints_its_own_last_day(client, make_accreditation):
    answer = badge(client, make_accreditation(), "/file.svg")
    assert "Valid to 14 Sep 2026" in drawn(answer)
    assert "until-2026-09-14.svg" in answer["Content-Disposition"]


def test_the_file_carries_the_signed_open_badge_in_itself(client, make_accreditation):
    held = make_accreditation()
    picture = ElementTree.fromstring(badge(client, held, "/file.svg").content)
    baked = picture[0]  # directly after the svg tag, as section 5.3.2.1 of Open Badges 3.0 asks
    assert baked.tag == "{https://purl.imsglobal.org/ob/v3p0}credential"
    header, payload, signature = baked.attrib["verify"].split(".")
    key_ring().signing.public.checks.verify(decoded(signature), f"{header}.{payload}".encode())
    assert json.loads(decoded(payload))["credentialSubject"]["licenseNumber"] == held.number
    assert "openbadges" not in badge(client, held).content.decode()


@pytest.mark.parametrize("theme", ["", "/dark"])
def test_for_programs_without_svg_it_is_a_picture_of_points(client, make_accreditation, theme):
    held = make_accreditation()
    answer = badge(client, held, f"{theme}.png")
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("image/png", "public, max-age=55")
    lit = Image.open(BytesIO(answer.content))
    assert lit.size == (480, 600) and lit.getpixel((2, 2))[3] == 0  # clear around the door
    assert lit.getpixel((150, 165))[:3] == (0xF8, 0xC6, 0x5C)
    StatusEvent.objects.create(accreditation=held, kind="revoked", on=date(2026, 6, 1))
    grey = Image.open(BytesIO(badge(client, held, f"{theme}.png").content))
    assert grey.getpixel((150, 165))[:3] == (0x9A, 0xA5, 0xA2)


def test_on_a_dark_page_the_door_is_light(client, make_accreditation):
    held = make_accreditation()
    assert 'fill="#fbf6ea" d="M0 80' in drawn(badge(client, held, "/dark.svg"))
    assert 'fill="#0b282a" d="M0 80' in drawn(badge(client, held))


def test_the_file_of_points_carries_the_open_badge_too(client, make_accreditation):
    from openbadgeslib.ob3.verifier import OB3Verifier

    answer = badge(client, make_accreditation(), "/file.png")
    assert "until-2026-09-14.png" in answer["Content-Disposition"]
    assert OB3Verifier.extract_token_from_png(answer.content).count(".") == 2


def test_there_is_no_file_without_accreditation(client, make_accreditation):
    assert badge(client, make_accreditation(("revoked", date(2026, 5, 1))), "/file.svg").status_code == 404


def test_names_cannot_break_out_of_the_picture(client, make_accreditation):
    accreditation = make_accreditation()
    accreditation.level.name = "</text><script>"
    accreditation.level.save()
    assert "<script>" not in drawn(badge(client, accreditation))


def test_the_page_gives_words_to_copy(client, make_accreditation):
    text = badge(client, make_accreditation(), "/").content.decode()
    assert "referrerpolicy=&quot;no-referrer&quot;" in text or 'referrerpolicy="no-referrer"' in text
    was = "on 1 June 2026 The Invented Goose was accredited (Highly Commended, until 14 September 2026)"
    assert text.count(f"Safety Thirst: {was}. Check whether it is today") == 4  # light and dark, SVG and PNG
    assert 'alt="Safety Thirst: accredited, Highly Commended, until 14 September 2026"' in text
    assert "copy-" in text or "js/copy.js" in text


def test_it_has_the_colour_of_the_partnership(client, make_accreditation):
    accreditation = make_accreditation()
    assert "#0b282a" in drawn(badge(client, accreditation))
    PartnershipSettings.objects.create(site=Site.objects.get(), dark_colour="#2a1a4a")
    for theme in ("", "/dark"):
        text = drawn(badge(client, accreditation, f"{theme}.svg"))
        assert "#2a1a4a" in text and "#0b282a" not in text


def test_an_unknown_venue_has_no_badge(client, db):
    assert client.get("/safety-thirst/badges/ST-9999.svg").status_code == 404


def test_a_badge_costs_few_questions(client, make_accreditation, django_assert_max_num_queries):
    accreditation = make_accreditation()
    with django_assert_max_num_queries(5):
        badge(client, accreditation)
