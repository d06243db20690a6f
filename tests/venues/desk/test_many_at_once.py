"""What an officer does to many venues in one go, and what stays as it was when one of them stands in the way."""

from datetime import date
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.urls import reverse
from pypdf import PdfReader

from delivery.clock import london_now
from venues.certificates.issuing import issue_certificate
from venues.models import Accreditation, CertificateLetter, Level, SchemeYear, StatusEvent, Venue

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.usefixtures("officers_day")]
THIS_DAY = date(2026, 6, 1)


@pytest.fixture
def officers_day(monkeypatch):
    from types import SimpleNamespace

    from tests.venues.public_register import noon

    monkeypatch.setattr("delivery.clock.timezone", SimpleNamespace(localtime=lambda: noon(THIS_DAY)))


@pytest.fixture
def give(year):
    """`give("The Paper Lantern", 2025)`: a venue with an award of that year, Commended."""

    def made(name: str, of: int = 2026, **venue) -> Accreditation:
        its, _ = SchemeYear.objects.get_or_create(
            year=of, defaults={"starts_on": date(of, 1, 1), "ends_on": date(of, 12, 31)}
        )
        level, _ = Level.objects.get_or_create(scheme_year=its, name="Commended", defaults={"rank": 2})
        place = Venue.objects.create(name=name, address_line_1="1 Row", **venue)
        days = {"valid_from": date(of, 1, 1), "valid_to": date(of, 12, 31)}
        return Accreditation.objects.create(venue=place, scheme_year=its, level=level, **days)

    return made


def event(held: Accreditation, kind: str) -> None:
    StatusEvent.objects.create(accreditation=held, kind=kind, on=held.valid_from, public_reason="Because.")


class TestRenewing:
    def look(self, desk, last, this):
        years = {"last": SchemeYear.objects.get(year=last).pk, "this": SchemeYear.objects.get(year=this).pk}
        return years, BeautifulSoup(desk.get(reverse("venues_renew"), years).content, "html.parser")

    def test_one_press_renews_those_who_held_it_and_are_still_there(self, desk, give, year):
        kept, left_out = give("The Paper Lantern", 2025), give("The Tin Row", 2025)
        event(give("The Stopped Clock", 2025), "revoked")
        give("The Closed Book", 2025, closed_on=date(2025, 12, 1))
        years, page = self.look(desk, 2025, 2026)
        assert [box["value"] for box in page.select("input[name=held]")] == [str(kept.pk), str(left_out.pk)]
        days = {"first": page.select_one("input[name=first]")["value"], "until": "31 December 2026"}
        desk.post(reverse("venues_renew"), years | days | {"held": [kept.pk]})
        [new] = Accreditation.objects.filter(scheme_year=year)
        assert (new.venue, new.level.name, new.valid_from, new.valid_to) == (
            kept.venue, "Commended", date(2026, 1, 1), date(2026, 12, 31)
        )  # fmt: skip
        _, page = self.look(desk, 2025, 2026)
        assert [box["value"] for box in page.select("input[name=held]")] == [str(left_out.pk)]

    def test_nothing_is_renewed_where_one_cannot_be(self, desk, give, year):
        good, odd = give("The Paper Lantern", 2025), give("The Tin Row", 2025)
        odd.level = Level.objects.create(scheme_year=odd.scheme_year, name="Gold")
        odd.save()
        years, _ = self.look(desk, 2025, 2026)
        days = {"first": "1 January 2026", "until": "31 December 2026"}
        answer = desk.post(reverse("venues_renew"), years | days | {"held": [good.pk, odd.pk]})
        assert "The Tin Row: 2026 has no level called Gold." in answer.content.decode()
        assert not Accreditation.objects.filter(scheme_year=year).exists()

    def test_only_who_may_give_awards_may_renew(self, client, django_user_model, front_page):
        client.force_login(django_user_model.objects.create_user("visitor", password="a long enough phrase"))
        assert client.get(reverse("venues_renew")).status_code in (302, 403)


class TestSeveral:
    def press(self, desk, held, **given):
        return desk.post(reverse("venues_several"), {"held": [one.pk for one in held], "on": "1 June 2026"} | given)

    def test_it_shows_what_will_change_and_changes_nothing_before_the_second_press(self, desk, give):
        both = [give("The Paper Lantern"), give("The Tin Row")]
        give("The Third Man")
        said = {"kind": "suspended", "public_reason": "A complaint is looked into."}
        asked = self.press(desk, both, **said).content.decode()
        assert "The Paper Lantern" in asked and "The Third Man" not in asked
        assert not StatusEvent.objects.exists()
        self.press(desk, both, **said, sure="yes")
        events = StatusEvent.objects.order_by("accreditation_id")
        assert [(one.accreditation, one.kind, one.public_reason) for one in events] == [
            (held, "suspended", "A complaint is looked into.") for held in both
        ]

    def test_a_reason_is_asked_for_and_nothing_ticked_is_lost(self, desk, give):
        held = give("The Paper Lantern")
        answer = self.press(desk, [held], kind="revoked", sure="yes")
        page = BeautifulSoup(answer.content, "html.parser")
        assert "Say in a sentence why" in page.get_text()
        assert page.select_one("input[name=held]").has_attr("checked")
        assert not StatusEvent.objects.exists()

    def test_several_close_on_one_day_and_the_feed_says_so(self, desk, give):
        both = [give("The Paper Lantern"), give("The Tin Row")]
        self.press(desk, both, kind="closed", sure="yes")
        assert set(Venue.objects.values_list("closed_on", flat=True)) == {THIS_DAY}
        assert [one.venue.changes.get().kind for one in both] == ["closed", "closed"]
        again = self.press(desk, both, kind="closed", sure="yes")
        assert again.status_code == 200

    def test_they_are_found_by_name_and_ward(self, desk, give, wards):
        give("The Paper Lantern", ward=wards["Cheap"])
        give("The Tin Row", ward=wards["Dowgate"])
        answer = desk.get(reverse("venues_several"), {"ward": wards["Cheap"].pk}).content.decode()
        assert "Paper Lantern" in answer and "Tin Row" not in answer


class TestCertificatesOfAYear:
    @pytest.fixture
    def issued(self, give):
        given = [give("The Paper Lantern", contact_email="desk@lantern.example"), give("The Tin Row")]
        event(stopped := give("The Stopped Clock", contact_email="desk@clock.example"), "revoked")
        for held in [*given, stopped]:
            issue_certificate(held, london_now())
        return given

    def test_they_are_one_file_with_a_page_for_each_that_counts(self, desk, issued, year):
        answer = desk.get(reverse("venues_print_year", args=[year.pk]))
        pdf = PdfReader(BytesIO(answer.content))
        assert pdf.metadata.title == "Safety Thirst 2026: certificates"
        assert ["Paper Lantern" in pdf.pages[0].extract_text(), "Tin Row" in pdf.pages[1].extract_text()] == [True] * 2
        assert len(pdf.pages) == 2

    def test_before_any_is_issued_the_officer_is_told(self, desk, year):
        answer = desk.get(reverse("venues_print_year", args=[year.pk]), follow=True)
        assert "no certificate that counts" in answer.content.decode()

    def test_letters_are_shown_first_and_go_once_with_the_sheet(self, desk, issued, year):
        address = reverse("venues_certificate_letters", args=[year.pk])
        shown = desk.get(address).content.decode()
        assert "To desk@lantern.example" in shown and "clock.example" not in shown and not mail.outbox
        desk.post(address)
        desk.post(address)
        [letter] = mail.outbox
        assert letter.to == ["desk@lantern.example"]
        assert f"/st/{issued[0].number}" in letter.body
        [(name, sheet, kind)] = letter.attachments
        assert (name, kind) == (f"safety-thirst-{issued[0].number}.pdf", "application/pdf")
        assert "Paper Lantern" in PdfReader(BytesIO(sheet)).pages[0].extract_text()
        assert CertificateLetter.objects.get().to == "desk@lantern.example"
        assert "Every venue with a mailbox" in desk.get(address).content.decode()


def test_the_whole_register_comes_on_paper(desk, give):
    held = give("The Paper Lantern", postcode="EC0A 1AA")
    Venue.objects.create(name="The Empty Chair", address_line_1="2 Row")
    answer = desk.get(reverse("venues_on_paper"))
    pdf = PdfReader(BytesIO(answer.content))
    text = " ".join(pdf.pages[0].extract_text().split())
    for said in ("The Paper Lantern", "EC0A 1AA", held.number, "accredited", "The Empty Chair", "never held"):
        assert said in text
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf.trailer["/Root"]["/Metadata"].get_data()
