"""Somebody at a door asks whether a certificate is good, and is told in one page."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db.models import F
from django.test import override_settings
from django.utils.html import strip_tags
from hypothesis import given
from hypothesis import strategies as st

from core.models import AttemptCount
from tests.venues.certificates.conftest import NOON
from venues.certificate_numbers import make_number, read_number
from venues.certificates.base64url import encoded
from venues.certificates.issuing import issue_certificate, issue_certificates
from venues.certificates.keys import SigningKey, key_ring
from venues.certificates.number_input import number_asked
from venues.certificates.permanent_urls import short_address, signed_address
from venues.certificates.tokens import read_token
from venues.models import Certificate

pytestmark = pytest.mark.usefixtures("at_noon")
UNKNOWN = make_number(2026, 123, "ST")


@pytest.fixture(autouse=True)
def nobody_has_guessed():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def ask(client):
    return lambda asked: client.get("/safety-thirst/check/", {"q": asked})


@pytest.mark.parametrize("way", ["number", "small", "short address", "whole address", "pasted code", "scanned address"])
def test_a_certificate_is_found_in_every_way_it_can_be_given(ask, make_accreditation, way):
    accreditation = make_accreditation()
    token = issue_certificate(accreditation, NOON).token
    number = accreditation.number
    asked = {
        "number": number,
        "small": number.lower().replace("-", " "),
        "short address": short_address(number),
        "whole address": f"http://localhost/safety-thirst/check/?q={number}",
        "pasted code": token,
        "scanned address": signed_address(token),
    }[way]
    page = ask(asked)
    assert page.status_code == 200
    text = page.content.decode()
    assert "Accredited today" in text and "The Invented Goose" in text and "1 Example Lane" in text
    assert "Is this where you are?" in text and number in text


@pytest.mark.parametrize(
    "around",
    ["Certificate number {}", '"{}"', "({})", "No. {}", "{} The Glass Giraffe", "Our number: {}, thank you", "“{}”."],
)
def test_the_number_is_found_in_whatever_was_pasted(ask, make_accreditation, around):
    number = make_accreditation().number
    page = ask(around.format(number))
    assert page.status_code == 200
    assert "Accredited today" in page.content.decode()


@pytest.mark.parametrize(
    "asked",
    ["{reference}", "{bare}", "invented goose", "The Invented Goose", "Venue ref: {reference}", "({reference}) Cheap",
     "https://example.org/safety-thirst/venues/{reference}/"],
)  # fmt: skip
def test_a_venue_typed_in_the_box_leads_to_the_venue(ask, make_accreditation, asked):
    venue = make_accreditation().venue
    typed = asked.format(reference=venue.reference, bare=venue.reference.lower().replace("-", " "))
    for _ in range(40):  # and is never counted as a wrong number
        page = ask(typed)
    text = page.content.decode()
    assert page.status_code == 200
    assert f"/safety-thirst/venues/{venue.reference}/" in text
    assert "shows you this number" not in text


def test_a_wrong_number_is_called_so_and_other_words_are_not(ask, make_accreditation):
    make_accreditation()
    assert "shows you this number" in ask(UNKNOWN).content.decode()
    assert "shows you this number" not in ask("Xyzzy Plugh").content.decode()


def test_the_address_on_the_certificate_answers_by_itself(client, make_accreditation):
    number = make_accreditation().number
    assert "Accredited today" in client.get(f"/st/{number}").content.decode()
    assert "Accredited today" in client.get(f"/st/{number.lower()}/").content.decode()


STATES = [
    ([("suspended", date(2026, 5, 1))], {}, "Not accredited: suspended", "It was suspended for a reason."),
    ([("revoked", date(2026, 5, 1))], {}, "Not accredited: revoked (taken away)", "It was revoked for a reason."),
    ([("withdrawn", date(2026, 5, 1))], {}, "Not accredited: withdrawn", "It was withdrawn for a reason."),
    ([("replaced", date(2026, 5, 1))], {}, "replaced by a newer certificate", "It was replaced for a reason."),
    ([("suspended", date(2026, 5, 1)), ("reinstated", date(2026, 5, 20))], {}, "Accredited today", "14 September 2026"),
    ([], {"valid_to": date(2026, 5, 31)}, "Not accredited: it has ended", "31 May 2026"),
    ([], {"valid_to": date(2026, 6, 20)}, "Accredited today, and ends soon", "20 June 2026"),
    ([], {"valid_from": date(2026, 6, 2)}, "Not accredited yet", "2 June 2026"),
]


@pytest.mark.parametrize(("events", "dates", "words", "also"), STATES)
def test_the_answer_is_that_of_today_whatever_the_code_says(ask, make_accreditation, events, dates, words, also):
    token = issue_certificate(make_accreditation(*events, **dates), NOON).token
    text = ask(token).content.decode()
    assert words in text and also in text
    assert "For officers alone" not in text


def test_a_closed_venue_is_not_accredited(ask, make_accreditation):
    accreditation = make_accreditation()
    accreditation.venue.closed_on = date(2026, 5, 31)
    accreditation.venue.save()
    assert "this venue has closed" in ask(accreditation.number).content.decode()


NOT_OURS = [
    UNKNOWN,
    UNKNOWN[:-1] + "2",
    "hello",
    "A" * 200,
    "x" * 10_000,
    "<script>alert(1)</script>",
    "' OR 1=1 --",
    "\0",
]


@pytest.mark.parametrize("asked", NOT_OURS)
def test_whatever_is_not_ours_gets_one_answer(ask, db, asked):
    page = ask(asked)
    assert page.status_code == 404
    text = page.content.decode()
    assert "We know no certificate like that" in text and "<script>alert" not in text
    assert len(text) < 12_000


def test_the_answer_says_what_was_asked_and_when(ask, db):
    """On paper there is no box to read it from."""
    text = ask("ST26-2222-22").content.decode()
    assert "<dd>ST26-2222-22</dd>" in text and "noon, Monday 1 June 2026" in strip_tags(text)


def test_a_code_altered_by_one_letter_is_not_ours(ask, make_accreditation):
    token = issue_certificate(make_accreditation(), NOON).token
    altered = token[:120] + ("A" if token[120] != "A" else "B") + token[121:]
    assert "We know no certificate like that" in ask(altered).content.decode()


@pytest.mark.slow
def test_wrong_numbers_are_counted_and_right_ones_never(ask, client, make_accreditation):
    number = make_accreditation().number
    for _ in range(30):
        assert ask(number).status_code == 200
        assert ask(UNKNOWN).status_code == 404
    slowed = ask(UNKNOWN)
    assert slowed.status_code == 429 and slowed["Retry-After"] == "3600"
    assert "Please wait a while" in slowed.content.decode()
    assert ask(number).status_code == 429, "else the answer would tell a known number from others"
    assert client.get("/safety-thirst/check/").status_code == 200


@override_settings(VISITOR_ADDRESS="HTTP_X_FORWARDED_FOR")
def test_one_visitor_who_guesses_does_not_slow_down_another(client, db):
    for _ in range(31):
        client.get(f"/st/{UNKNOWN}", headers={"X-Forwarded-For": "192.0.2.1"})
    assert client.get(f"/st/{UNKNOWN}", headers={"X-Forwarded-For": "192.0.2.1"}).status_code == 429
    assert client.get(f"/st/{UNKNOWN}", headers={"X-Forwarded-For": "192.0.2.2"}).status_code == 404


def test_nothing_of_a_visitor_can_be_read_from_what_is_kept(client, db):
    client.get(f"/st/{UNKNOWN}", REMOTE_ADDR="192.0.2.77")
    kept = str(list(AttemptCount.objects.values()))
    assert AttemptCount.objects.exists() and "192.0.2" not in kept


def test_the_count_holds_in_every_process_and_after_an_hour_nothing_is_left(client, db):
    for _ in range(30):
        client.get(f"/st/{UNKNOWN}")
    cache.clear()  # what a process holds for itself
    assert client.get(f"/st/{UNKNOWN}").status_code == 429
    AttemptCount.objects.update(forget_at=F("forget_at") - timedelta(hours=1))
    call_command("forget_expired")
    assert not AttemptCount.objects.exists()
    assert client.get(f"/st/{UNKNOWN}").status_code == 404


def test_answers_are_kept_nowhere_and_set_no_cookie(ask, client, make_accreditation):
    answer = ask(make_accreditation().number)
    assert answer["Cache-Control"] == "no-store" and answer["Referrer-Policy"] == "no-referrer"
    assert not answer.cookies and not client.get("/safety-thirst/check/").cookies


def test_the_page_may_run_one_script_and_ask_nobody_but_us(client, db):
    policy = client.get("/safety-thirst/check/")["Content-Security-Policy"]
    assert "connect-src 'self'" in policy and "script-src 'sha256-" in policy and "unsafe" not in policy


def test_a_check_costs_few_questions(client, make_accreditation, django_assert_max_num_queries):
    number = make_accreditation().number
    with django_assert_max_num_queries(8):
        client.get(f"/st/{number}")


def test_a_new_certificate_takes_the_place_of_the_one_before(make_accreditation):
    accreditation = make_accreditation()
    first = issue_certificate(accreditation, NOON)
    second = issue_certificate(accreditation, NOON)
    first.refresh_from_db()
    assert first.replaced_by == second and second.replaced_by is None
    assert read_token(second.token, key_ring().named).claims.number == accreditation.number


def test_a_year_of_certificates_costs_few_questions(make_accreditation, django_assert_max_num_queries):
    held = [make_accreditation(name=f"The Invented Goose {number}") for number in range(6)]
    with django_assert_max_num_queries(6):
        issue_certificates(held, NOON)
    assert Certificate.objects.count() == 6


def test_the_keys_are_public_for_programs_of_others(client, db):
    answer = client.get("/.well-known/safety-thirst-keys.json")
    [key] = answer.json()["keys"]
    assert key["test"] is True and key["kid"].startswith("test-") and "d" not in key
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_a_key_that_was_given_up_is_still_told(client, db, settings):
    settings.CERTIFICATE_KEY = bytes(range(32))
    settings.CERTIFICATE_RETIRED_KEYS = [SigningKey(b"o" * 32).public.raw]
    told = client.get("/.well-known/safety-thirst-keys.json").json()["keys"]
    assert [key["status"] for key in told] == ["current", "retired"]
    assert [key["test"] for key in told] == [False, False]


@given(st.one_of(st.text(), st.text().map(lambda text: f"https://example.org/st/{text}"), st.binary().map(encoded)))
def test_whatever_is_typed_is_a_number_or_nothing(typed):
    number = number_asked(typed, key_ring().named, ["ST"])
    assert number is None or read_number(number, ["ST"]) == number


def test_an_address_without_a_number_holds_none():
    assert number_asked("https://example.org/st/", key_ring().named, ["ST"]) is None


@override_settings(CERTIFICATE_KEY=bytes(range(32)))
def test_what_another_key_signed_is_signed_again_once(make_accreditation, capsys):
    with override_settings(CERTIFICATE_KEY=None):
        kept = issue_certificate(make_accreditation(), NOON)
        issue_certificate(make_accreditation(name="Long over", valid_to=date(2025, 12, 31)), NOON)
    make_accreditation(name="Never issued")
    call_command("reissue_certificates")
    call_command("reissue_certificates")
    assert capsys.readouterr().out.splitlines()[0].startswith("1 certificates signed again with the key ")
    newest = kept.accreditation.certificates.get(replaced_by=None)
    assert newest.kid == key_ring().signing.public.kid and not newest.kid.startswith("test-")
    assert Certificate.objects.count() == 3
