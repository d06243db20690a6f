"""Whom a venue asks, how it says that it wants to take part, and what becomes of its self-check."""

import json

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.venues.desk.conftest import desk, officer  # noqa: F401  (an officer signs in)
from venues.models import Criterion, SchemeSettings, SchemeYear

pytestmark = pytest.mark.django_db
PAGE, FORM = "/safety-thirst/for-venues/", "/safety-thirst/for-venues/interest/"
GIVEN = {"venue": "The Paper Lantern", "address": "1 Row", "email": "desk@lantern.example", "message": "When?"}


@pytest.fixture
def team(front_page):
    scheme = SchemeSettings.objects.get()
    scheme.team, scheme.email = "The Sample Team", "team@city.example"
    scheme.save()
    return scheme


def test_without_a_mailbox_there_is_no_form_and_nothing_is_made_up(client, front_page):
    assert "Ask us" not in client.get(PAGE).content.decode()
    assert client.get(FORM).status_code == 404


def test_reading_writes_nothing(client, front_page):
    """A row written while pages are made makes all of them stale: the first baking of a new site never ended."""
    SchemeSettings.objects.all().delete()
    client.get(PAGE)
    client.get(FORM)
    assert not SchemeSettings.objects.exists()


def test_the_page_names_the_team_and_leads_to_the_form(client, team):
    text = client.get(PAGE).content.decode()
    assert "The Sample Team" in text and "mailto:team@city.example" in text and f'href="{FORM}"' in text


def test_a_message_goes_to_the_mailbox_and_nothing_is_kept(client, team, django_assert_max_num_queries):
    answer = client.post(FORM, GIVEN)
    assert "Your message was sent" in answer.content.decode() and not answer.cookies
    [letter] = mail.outbox
    assert (letter.to, letter.reply_to) == (["team@city.example"], ["desk@lantern.example"])
    assert letter.subject == "Safety Thirst: The Paper Lantern would like to take part"
    assert "When?" in letter.body


@pytest.mark.parametrize("wrong", [{"venue": ""}, {"email": "nobody"}, {"email": "a@b.example\nBcc: c@d.example"}])
def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(client, team, wrong):
    answer = client.post(FORM, GIVEN | wrong)
    page = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 400 and page.select_one(".errorlist")
    assert "When?" in page.select_one("textarea").get_text() and not mail.outbox


def test_no_line_of_a_name_becomes_a_heading_of_the_letter(client, team):
    client.post(FORM, GIVEN | {"venue": "The Lantern\r\nBcc: x@y.example"})
    assert mail.outbox[0].subject == "Safety Thirst: The Lantern Bcc: x@y.example would like to take part"


@pytest.mark.parametrize(
    "shape",
    [
        {"venue": "The Lantern\u2028and\x0bKitchen"},
        {"venue": "Café “Zum Löwen” 🦁 " + "and Kitchen " * 8},
        {"email": "desk@bücher.example"},
        {"email": '"desk,night"@lantern.example'},
        {"message": "From me\n.\n" + "x" * 1_500},
        {"company": "filled in by a browser", "website": "too"},
    ],
    ids=["odd ends of lines", "a long name", "an address in letters of its own", "a quoted one", "lines", "autofill"],
)
def test_messages_that_other_forms_lost_arrive(client, team, shape):
    answer = client.post(FORM, GIVEN | shape)
    assert "Your message was sent" in answer.content.decode()
    [letter] = mail.outbox
    subject = letter.message()["Subject"]
    assert "\n" not in letter.subject and "\u2028" not in letter.subject and subject
    assert letter.message()["Reply-To"] and letter.body.endswith(f"\n{({**GIVEN, **shape})['message']}\n")


def test_a_sixth_message_in_an_hour_has_to_wait(client, team):
    for _ in range(5):
        client.post(FORM, GIVEN)
    answer = client.post(FORM, GIVEN)
    assert answer.status_code == 503 and "Try again in an hour" in answer.content.decode()
    assert len(mail.outbox) == 5


def test_a_letter_that_does_not_go_loses_nothing(client, team, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 1
    answer = client.post(FORM, GIVEN)
    assert answer.status_code == 503 and "Nothing you wrote is lost" in answer.content.decode()
    assert "When?" in answer.content.decode()


def test_the_self_check_marks_what_is_new_for_its_script(client, front_page):
    year = SchemeYear.objects.create(year=2026)
    Criterion.objects.create(scheme_year=year, section="Doors", text="Staff are trained", is_new=True)
    page = BeautifulSoup(client.get(PAGE).content, "html.parser")
    label = page.select_one("form.ticks label")
    assert label["data-text"] == "Staff are trained" and label.has_attr("data-new")


class TestTheVisit:
    SAID = {"section": "Doors", "text": "Staff are trained", "is_new": True, "met": False, "plan": "In March"}

    def brought(self, desk, whole) -> str:  # noqa: F811
        plain = whole if isinstance(whole, bytes) else json.dumps(whole).encode()
        answer = desk.post(reverse("venues_visit"), {"file": SimpleUploadedFile("self-check-2026.json", plain)})
        return answer.content.decode()

    def test_the_file_becomes_the_checklist_of_the_visit(self, desk):  # noqa: F811
        whole = {"what": "Safety Thirst self-check", "year": 2026, "venue": "The Goose", "criteria": [self.SAID]}
        text = self.brought(desk, whole)
        for said in ("The Goose, 2026", "Staff are trained", "New this year", "Not yet", "In March"):
            assert said in text

    def test_it_says_who_by_when_what_can_be_seen_and_what_does_not_apply(self, desk):  # noqa: F811
        mended = self.SAID | {"answer": "partly", "who": "Duty manager", "by": "2026-12-31", "evidence": ""}
        shown = self.SAID | {"text": "Water is free", "met": True, "answer": "yes", "evidence": "A sign at the bar"}
        other = self.SAID | {"text": "Door staff", "answer": "na", "plan": "We have none", "by": "soon"}
        text = self.brought(
            desk, {"what": "self-check", "year": 2026, "venue": "The Goose", "criteria": [mended, shown, other]}
        )
        rows = [
            row.get_text(" ", strip=True) for row in BeautifulSoup(text, "html.parser").select("table.listing tbody tr")
        ]
        assert rows == [
            "Staff are trained New this year Partly In March Duty manager By 31 December 2026 – Yes",
            "Water is free New this year Yes In March A sign at the bar Yes",
            "Door staff New this year Does not apply We have none – Yes",
        ]

    def test_a_long_booklet_of_essential_desired_and_bonus_points_is_a_checklist_too(self, desk):  # noqa: F811
        """As national schemes write theirs: 150 points in lettered sections, some of many words."""
        points = [
            {"section": f"{'ABCDEF'[n % 6]} – Prevention of crime & disorder", "is_new": n % 9 == 0, "met": n % 2 == 0}
            | {
                "text": f"{'EDB'[n % 3]} {n}: must show, in writing, how it is done. " + "And by whom. " * 20,
                "plan": "",
            }
            for n in range(1, 151)
        ]
        whole = {"what": "Safety Thirst self-check", "year": "2026", "venue": "The Goose", "criteria": points}
        text = self.brought(desk, b"\xef\xbb\xbf" + json.dumps(whole, indent=2).encode())
        assert "E 150: must show" in text and "F – Prevention of crime &amp; disorder" in text

    @pytest.mark.parametrize(
        "wrong",
        [b"", b"{", b"[]", b"\xff\xfe", b"[" * 90_000, b'{"what": "other"}', b"x" * 500_000,
         b'{"what": "Safety Thirst self-check", "year": "x", "venue": 1, "criteria": [1]}',
         b'{"what": "Safety Thirst self-check", "year": 1e999, "venue": "x", "criteria": []}'],
    )  # fmt: skip
    def test_another_file_is_refused_in_words(self, desk, wrong):  # noqa: F811
        text = self.brought(desk, wrong)
        assert "not a self-check" in text or "submitted file is empty" in text

    def test_nothing_in_a_file_is_run(self, desk):  # noqa: F811
        said = self.SAID | {"text": "<script>alert(1)</script>"}
        whole = {"what": "Safety Thirst self-check", "year": 2026, "venue": "<b>", "criteria": [said]}
        assert "<script>alert" not in self.brought(desk, whole)
