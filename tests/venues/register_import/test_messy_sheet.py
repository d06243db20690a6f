"""An officer with a messy sheet of her own, from the upload until everybody can read it."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.venues.desk.test_officers_year import looked_at
from venues.models import Accreditation, ImportRun, Level, SheetShape, Venue

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SHEET = (
    "Safety Thirst awards, as at October 2026;;;;;\n"
    "No.;Name of premises;Type;Full address;Award;Valid until\n"
    "EC2;;;;;\n"
    "1;The Tin Kettle;Public house;12 Cheapside, London EC2V 6AA;Commended;31-Dec-26\n"
    "2;The Tin Pot;Gin palace;13 Cheapside, EC2V 6AA;Commended;31 Dec 26\n"
    "3;The Tin Pan;Wine bar;14 Cheapside, EC2V OAA;Commended;next October\n"
    "4;The Tin Lid;Wine bar;15 Cheapside, EC2V 6AA;;\n"
    "Total: 4;;;;;\n"
)


def page(answer) -> BeautifulSoup:
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def upload(desk, year, text=SHEET):
    file = SimpleUploadedFile("awards.csv", text.encode())
    answer = desk.post(reverse("venues_import"), {"scheme_year": year.pk, "file": file})
    assert answer.status_code == 302, answer.context["form"].errors
    return ImportRun.objects.latest("pk"), answer.url


def as_filled(soup, **changes) -> dict:
    """What a browser would send for the form of the columns."""
    form = next(form for form in soup.select("main form, form") if form.select_one("[name=c0]"))
    given = {each["name"]: "" for each in form.select("select")}
    for each in form.select("select"):
        chosen = each.select_one("option[selected]")
        given[each["name"]] = chosen["value"] if chosen else ""
    return given | changes


def test_from_the_upload_until_it_is_public(desk, year):
    run, address = upload(desk, year)
    columns = page(desk.get(address))
    assert "The Tin Kettle" in columns.select_one(".register-map").get_text()
    given = as_filled(columns, remember="on")
    assert [given[f"c{n}"] for n in range(6)] == ["", "name", "kind", "address", "level", "valid_to"]

    words = desk.post(address, given, follow=True)
    assert "Gin palace" in words.content.decode()
    rows = page(desk.post(words.redirect_chain[-1][0], {"w0": "Bar"}, follow=True))
    told = [" ".join(link.get_text().split()) for link in rows.select(".register-faults a")]
    assert told == ["Row 6, postcode", "Row 6, valid to"]
    assert "Will not be public" in rows.get_text()
    assert "Row 3, section: EC2" in rows.get_text()
    assert not Venue.objects.exists()

    here = reverse("venues_import_run", args=[run.pk])
    use = next(each["value"] for each in rows.find_all("button") if each.get_text().split() == ["Use", "EC2V", "0AA"])
    again = page(desk.post(here, {"shown": "6", "use": use, "cell-6-valid_to": "31/12/2026"}, follow=True))
    assert not again.select(".register-faults a")
    digest = again.select_one("[name=digest]")["value"]
    answer = desk.post(reverse("venues_import_apply", args=[run.pk]), {"digest": digest})
    assert "Done." in b"".join(answer.streaming_content).decode()

    kinds = dict(Venue.objects.values_list("name", "kind"))
    assert kinds == {"The Tin Kettle": "pub", "The Tin Pot": "bar", "The Tin Pan": "bar", "The Tin Lid": "bar"}
    assert set(Accreditation.objects.values_list("valid_to", flat=True)) == {date(2026, 12, 31)}
    listed = desk.get("/safety-thirst/?q=tin").content.decode()
    assert "The Tin Kettle" in listed
    assert "The Tin Lid" not in listed
    receipt = desk.get(here).content.decode()
    assert "Row 8, total: Total: 4" in receipt


def test_the_next_sheet_of_the_shape_is_read_as_the_last(desk, year):
    run, address = upload(desk, year)
    given = as_filled(page(desk.get(address)), remember="on") | {"c2": "", "level": "", "valid_from": "1 Nov 2026"}
    assert desk.post(address, given).status_code == 302
    assert SheetShape.objects.count() == 1
    again, address = upload(desk, year)
    assert "kind" not in again.columns
    assert again.fixed == {"valid_from": "2026-11-01"}
    assert "A sheet of this shape came on" in desk.get(address).content.decode()


def test_rows_with_faults_can_be_left_out_in_one_press(desk, year):
    run, address = upload(desk, year)
    desk.post(address, as_filled(page(desk.get(address))))
    rows = page(desk.get(reverse("venues_import_run", args=[run.pk])))
    digest = rows.select_one("[name=digest]")["value"]
    given = {"digest": digest, "leave_out_faulty": "1"}
    b"".join(desk.post(reverse("venues_import_apply", args=[run.pk]), given).streaming_content)
    assert set(Venue.objects.values_list("name", flat=True)) == {"The Tin Kettle", "The Tin Lid"}
    assert "row 5, row 6" in " ".join(desk.get(reverse("venues_import_run", args=[run.pk])).content.decode().split())


def test_two_branches_are_told_apart_by_address_and_a_doubt_is_one_press(desk, year):
    text = (
        "Name,Address,Level\n"
        'The Tin Row,"107 Houndsditch, London, EC3A 7BD",Commended\n'
        'The Tin Row,"44-46 Ludgate Hill, London, EC4M 7DE",Commended\n'
    )
    Venue.objects.create(name="Tin Row", address_line_1="107 Houndsditch", postcode="EC3A 7BD")
    run, address = upload(desk, year, text)
    rows = page(desk.post(address, as_filled(page(desk.get(address))), follow=True))
    plan = looked_at(desk, run)["plan"]
    assert [outcome.what for outcome in plan.outcomes] == ["update", "create"]
    assert not plan.outcomes[0].changes
    press = next(button["value"] for button in rows.select("button[name=venue]") if "It is" in button.get_text())
    desk.post(reverse("venues_import_run", args=[run.pk]), {"venue": press})
    run.refresh_from_db()
    assert run.chosen_venues["3"] == Venue.objects.get().reference


def test_our_own_export_comes_back_unchanged(desk, year):
    last = type(year).objects.create(year=2025, starts_on=date(2025, 1, 1), ends_on=date(2025, 12, 31))
    level = Level.objects.create(scheme_year=last, name="Pass")
    venue = Venue.objects.create(name="The Tin Row", address_line_1="1 Row, Upper Floor", kind="event_venue")
    Accreditation.objects.create(
        venue=venue, scheme_year=last, level=level, valid_from=last.starts_on, valid_to=last.ends_on
    )
    Accreditation.objects.create(
        venue=venue, scheme_year=year, level=year.levels.first(), valid_from=year.starts_on, valid_to=year.ends_on
    )
    Venue.objects.create(name="The Empty Chair", address_line_1="2 Row")
    run, address = upload(desk, year, desk.get(reverse("venues_export")).content.decode("utf-8-sig"))
    desk.post(address, as_filled(page(desk.get(address))))
    plan = looked_at(desk, run)["plan"]
    assert [outcome.what for outcome in plan.outcomes] == ["unchanged"] * 3


def test_the_empty_template_is_recognised_whole(desk, year):
    template = desk.get(reverse("venues_import_template")).content
    file = SimpleUploadedFile("sheet.xlsx", template)
    answer = desk.post(reverse("venues_import"), {"scheme_year": year.pk, "file": file})
    assert "no rows" in answer.context["form"].errors["file"][0]


LICENCES = (
    "LICENCE,TRADING_NAME,FULL_ADDRESS,ZIP,LEVEL,ISSUE_DATE,END_DATE\n"
    "L-1,The Tin Kettle,12 Cheapside,80204,Commended,3/20/26 10:53,12/3/26 0:00\n"
    "L-2,The Tin Kettle,12 Cheapside,80204,Commended,3/20/26 10:53,12/3/26 0:00\n"
    "L-3,The Tin Pot,13 Cheapside,80204,Commended,3/5/26 0:00,12/31/26 0:00\n"
)


def test_days_with_the_month_first_are_noticed_and_read_so(desk, year):
    run, address = upload(desk, year, LICENCES)
    given = as_filled(page(desk.get(address)))
    assert given["month_first"] == "yes"
    desk.post(address, given | {"c3": ""})
    plan = looked_at(desk, run)["plan"]
    days = [(outcome.entry.valid_from, outcome.entry.valid_to) for outcome in plan.outcomes]
    assert days[0] == (date(2026, 3, 20), date(2026, 12, 3))
    assert days[2] == (date(2026, 3, 5), date(2026, 12, 31))


def test_a_fault_of_many_rows_is_answered_in_one_press(desk, year):
    run, address = upload(desk, year, LICENCES)
    desk.post(address, as_filled(page(desk.get(address))))
    here = reverse("venues_import_run", args=[run.pk])
    rows = page(desk.get(here))
    assert "3 rows, postcode" in " ".join(rows.get_text().split())
    desk.post(here, {"drop": "postcode"})
    plan = looked_at(desk, run)["plan"]
    assert [outcome.entry.row for outcome in plan.outcomes if outcome.entry.faults] == [3]
    desk.post(here, {"out_all": "name"})
    run.refresh_from_db()
    assert run.left_out == [3]
    assert "postcode" not in run.columns
    assert not looked_at(desk, run)["plan"].has_errors


def test_days_without_a_level_are_asked_about_once(desk, year):
    run, address = upload(desk, year, LICENCES)
    given = as_filled(page(desk.get(address))) | {"c4": ""}
    assert "there is no level" in desk.post(address, given).content.decode()
    assert desk.post(address, given | {"level": "Commended"}).status_code == 302


def test_a_year_without_levels_is_named_before_the_rows_are(desk, year):
    Level.objects.all().delete()
    run, address = upload(desk, year, LICENCES)
    answer = desk.post(address, as_filled(page(desk.get(address))))
    assert "has no levels yet" in answer.content.decode()


def test_numbers_that_others_give_come_in_and_wrong_ones_are_named(desk, year):
    """As an officer's sheet, a food hygiene export and a licensing register head them."""
    sheet = (
        "Premises,Address line 1,UPRN,FHRSID,Licence No,Level\n"
        "The Paper Lantern,1 Row,100023336956.0,1234567,LN/200501234,Commended\n"
        "The Tin Row,2 Row,1.00023E+11,12 34,PREM-7,Commended\n"
    )
    run, address = upload(desk, year, sheet)
    desk.post(address, as_filled(page(desk.get(address))))
    good, bad = looked_at(desk, run)["plan"].outcomes
    said = good.entry.venue
    assert (said["uprn"], said["fhrs_id"], said["licence_number"]) == ("100023336956", "1234567", "LN/200501234")
    assert [fault.key for fault in bad.entry.faults] == ["uprn", "fhrs_id"]
    assert "“1.00023E+11” is not a number of that kind. A UPRN has at most 12 figures" in str(bad.entry.faults[0])
