"""Services that another directory keeps: Open Referral or a sheet, looked at first, kept as drafts."""

import csv
import io
import json
import zipfile

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from core.publishing import PublishingRefused
from support_services.importing import open_referral, tables
from support_services.importing.files import from_sheet, listed, of_table, read_any
from support_services.importing.lists import from_json
from support_services.models import Service

# The shape of version 3.0 with made-up words.
LISTENERS = {
    "id": "00000000-0000-4000-8000-000000000001",
    "name": "Made-up listeners",
    "description": "<p>Talk to somebody. They listen.</p>",
    "url": "www.listeners.example",
    "status": "active",
    "fees": "",
    "minimum_age": 16,
    "organization": {"id": "o", "name": "Good Ears"},
    "phones": [{"number": "020 7946 0123", "description": "Main line; ask for Ann (2)"}, {"number": "", "type": "fax"}],
    "contacts": [{"phones": [{"number": "07700 900123", "type": "sms"}], "email": "hello@listeners.example"}],
    "service_at_locations": [{"location": {"phones": [{"number": "020 7946 0123"}]}}],
    "schedules": [
        {
            "freq": "WEEKLY",
            "byday": "MO,TU",
            "opens_at": "09:00:00",
            "closes_at": "17:00:00",
            "description": "Weekdays",
        },
    ],
    "cost_options": [{"amount": 0}],
    "languages": [{"name": "Welsh"}],
    "service_areas": [{"name": "London"}],
}
PAGE = {"total_items": 1, "page_number": 1, "contents": [LISTENERS]}
SHEET = (
    "Helplines we know,,,\n"
    "Name of Service,Description,Contact Phone Number,Opening times\n"
    '"Tin, line",They talk.,020 7946 0123,"Mon-Fri, 9am to 5pm"\n'
    "Tin chat,They write.,call us,\n"
    ",No name,020 7946 0124,\n"
)


class TestOpenReferral:
    def test_a_service_is_read_with_its_ways_and_held_back(self):
        row = read_any(LISTENERS)
        assert [(str(kind), value, label) for kind, value, label in row.ways] == [
            ("phone", "020 7946 0123", "Main line ask for Ann"),
            ("text", "07700 900123", ""),
            ("email", "hello@listeners.example", ""),
            ("web", "https://www.listeners.example", ""),
        ]
        fields = row.fields
        assert fields["what_it_does"] == "Talk to somebody. They listen."
        assert (fields["organisation"], fields["area"], fields["cost"]) == ("Good Ears", "london", "Free")
        assert fields["hours"] == "Mo-Tu 09:00-17:00; PH unknown"
        assert fields["for_whom"] == "people aged 16 and over"
        assert "came from another directory" in fields["held_back_because"]
        assert fields["source_url"] == ""  # nobody has seen the number on a page yet

    @pytest.mark.parametrize(
        "value", [PAGE, LISTENERS, [LISTENERS], {"content": [LISTENERS]}, {"service": LISTENERS}, {"data": PAGE}]
    )
    def test_it_is_found_in_pages_and_lists(self, value):
        assert [raw["name"] for _, raw in from_json(json.dumps(value))] == ["Made-up listeners"]

    def test_what_has_ended_is_left_out(self):
        with pytest.raises(ValueError, match="defunct"):
            read_any(LISTENERS | {"status": "defunct"})

    def test_times_that_are_not_sure_are_only_told_to_the_editor(self):
        monthly = [
            {"freq": "MONTHLY", "byday": "MO", "opens_at": "09:00", "closes_at": "17:00", "description": "Monthly"}
        ]
        fields = read_any(LISTENERS | {"schedules": monthly}).fields
        assert fields["hours"] == ""
        assert "Monthly" in fields["check_note"]

    def test_a_long_description_ends_with_a_sentence(self):
        fields = read_any(LISTENERS | {"description": "They listen to you. " * 60}).fields
        assert fields["what_it_does"].endswith("you.") and len(fields["what_it_does"]) <= 600
        assert "shortened" in fields["check_note"]


# The tables of a data package with made-up words: a line of its own, one of an organisation, and one that has ended.
PACKAGE = {
    "organizations.csv": "id,name,description,website\no1,Good Ears,We listen.,www.ears.example\no2,Hands,We help.,\n",
    "services.csv": (
        "id,organization_id,name,description,url,email,status\n"
        "s1,o1,Ears at night,They listen at night.,,night@ears.example,active\n"
        "s2,o2,Helping hands,They come round.,,,active\n"
        "s3,o2,Old hands,They came round.,,,inactive\n"
    ),
    "phones.csv": (
        "id,location_id,service_id,organization_id,contact_id,number,type,description\n"
        "p1,,s1,o1,,020 7946 0123,voice,Night line\np2,l1,,,,020 7946 0124,voice,Front desk\n"
        "p3,,,o2,,020 7946 0125,voice,\np4,,,o1,,020 7946 0126,voice,\n"
    ),
    "locations.csv": "id,organization_id,name\nl1,o1,The house\n",
    "services_at_location.csv": "id,service_id,location_id\na1,s1,l1\n",
    "schedules.csv": "id,service_id,freq,byday,opens_at,closes_at\nh1,s1,WEEKLY,MO,18:00:00,23:00:00\n",
    "service_areas.csv": "id,service_id,name\nw1,s1,London\n",
    "accessibility.csv": "id,location_id,description\nb1,l1,A ramp\n",
}


def zipped(files: dict[str, str], folder: str = "", packing: int = zipfile.ZIP_STORED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", packing) as package:
        for name, text in files.items():
            package.writestr(folder + name, text)
    return made.getvalue()


class TestDataPackage:
    @pytest.mark.parametrize("folder", ["", "export/data/"])
    def test_its_tables_are_joined_into_services(self, folder):
        first, second, ended = [raw for _, raw in listed(zipped(PACKAGE, folder), "export.zip")]
        row = read_any(first)
        assert [(str(kind), value, label) for kind, value, label in row.ways] == [
            ("phone", "020 7946 0123", "Night line"),
            ("phone", "020 7946 0124", "Front desk"),
            ("email", "night@ears.example", ""),
            ("web", "https://www.ears.example", ""),
        ]
        assert (row.fields["organisation"], row.fields["area"]) == ("Good Ears", "london")
        assert row.fields["hours"] == "Mo 18:00-23:00; PH unknown"
        # A number of the organisation alone is for a service that has none.
        assert [(str(kind), value) for kind, value, _ in read_any(second).ways] == [("phone", "020 7946 0125")]
        with pytest.raises(ValueError, match="ended"):
            read_any(ended)

    def test_the_same_in_one_json_file(self):
        tables = {name: list(csv.DictReader(io.StringIO(text))) for name, text in PACKAGE.items()}
        named = [raw["name"] for _, raw in listed(json.dumps(tables).encode(), "tabular.json")]
        assert named == ["Ears at night", "Helping hands", "Old hands"]

    def test_services_inside_an_organisation_are_read_and_not_the_organisation(self):
        inside = {"id": "o1", "name": "Good Ears", "description": "We listen.", "services": [LISTENERS]}
        (_, raw), (_, other) = from_json(json.dumps([inside, LISTENERS | {"id": "2"}]))
        assert (raw["name"], read_any(raw).fields["organisation"]) == ("Made-up listeners", "Good Ears")
        assert other["id"] == "2"

    def test_a_workbook_is_no_package(self):
        assert listed(zipped({"xl/workbook.xml": "<a/>"}), "sheet.xlsx") is None

    def test_a_zip_that_unpacks_to_very_much_is_refused(self):
        with pytest.raises(ValueError, match="larger than 20 MB"):
            listed(zipped(PACKAGE | {"notes.csv": "x" * 20_000_001}), "export.zip")

    def test_broken_zips_say_so(self):
        whole = zipped(PACKAGE)
        spoilt = whole.replace(b"They listen at night.", b"They listen at light.")
        with pytest.raises(ValueError, match="cannot be opened"):
            listed(spoilt, "export.zip")


class TestSheet:
    def test_the_headings_of_other_directories_are_known(self):
        headings = ["Service Name", "Organisation", "Services Provided", "Tel No", "ORGANIZATION_NAME", "Opening Hours"]
        assert set(tables.recognise(headings)) == {"name", "organisation", "what_it_does", "phone", "hours"}

    def test_a_list_of_charities_is_one_of_services(self):
        assert tables.recognise(["Organization Name", "Phone", "Services Provided"])["name"] == 0

    def test_rows_are_read_below_a_title(self):
        table = from_sheet(SHEET.encode(), "helplines.csv")
        rows = of_table(table, tables.recognise(table.headings))
        assert [(where, raw["name"]) for where, raw in rows[:2]] == [("Row 3", "Tin, line"), ("Row 4", "Tin chat")]
        assert "9am to 5pm" in rows[0][1]["check_before_publishing"][0]


@pytest.fixture
def editor(client, django_user_model, front_page):
    client.force_login(django_user_model.objects.create_superuser("keeper", password="a long enough phrase"))
    return client


def bring(editor, file: str | bytes, name: str):
    data = file if isinstance(file, bytes) else file.encode()
    return editor.post(reverse("import_services"), {"file": SimpleUploadedFile(name, data)})


def given(answer) -> dict:
    """What a browser would send back."""
    soup = BeautifulSoup(answer.content, "html.parser")
    form = next(form for form in soup.find_all("form") if form.select_one("[name=read]"))
    chosen = {each["name"]: each.select_one("option[selected]") for each in form.select("select")}
    return {"read": form.select_one("[name=read]")["value"]} | {
        name: option["value"] if option else "" for name, option in chosen.items()
    }


@pytest.mark.django_db
class TestScreen:
    def test_open_referral_from_the_file_to_a_draft(self, editor):
        answer = bring(editor, json.dumps(PAGE), "services.json")
        assert "Made-up listeners" in answer.content.decode()
        assert not Service.objects.exists()
        editor.post(reverse("import_services"), given(answer) | {"keep": "1"})
        service = Service.objects.get()
        assert not service.live
        with pytest.raises(PublishingRefused):
            service.get_latest_revision().publish()
        again = bring(editor, json.dumps(PAGE), "services.json")
        assert "Unchanged" in again.content.decode()

    def test_a_data_package_from_the_file_to_drafts(self, editor):
        answer = bring(editor, zipped(PACKAGE), "export.zip")
        assert "2 can be kept as drafts, 1 cannot" in answer.content.decode()
        editor.post(reverse("import_services"), given(answer) | {"keep": "1"})
        assert set(Service.objects.values_list("name", "live")) == {("Ears at night", False), ("Helping hands", False)}

    def test_a_sheet_is_mapped_and_bad_rows_are_named(self, editor):
        answer = bring(editor, SHEET, "helplines.csv")
        words = answer.content.decode()
        assert "1 can be kept as drafts, 2 cannot" in words
        assert "holds no number to call" in words
        sent = given(answer)
        without = editor.post(reverse("import_services"), sent | {"c0": ""}).content.decode()
        assert "Say which column is: name of the service." in without
        without = editor.post(reverse("import_services"), sent | {"c2": ""}).content.decode()
        assert "2 can be kept as drafts, 1 cannot" in without
        editor.post(reverse("import_services"), sent | {"keep": "1"})
        assert set(Service.objects.values_list("name", flat=True)) == {"Tin, line"}

    def test_what_travels_with_the_page_cannot_be_altered(self, editor):
        answer = editor.post(reverse("import_services"), {"read": "forged", "keep": "1"})
        assert answer.status_code == 302
        assert not Service.objects.exists()

    def test_a_file_that_cannot_be_read_says_why(self, editor):
        assert "not JSON" in bring(editor, '{"contents": [', "services.json").content.decode()
        assert "Line 1" in bring(editor, '{"nothing": 1}', "services.json").content.decode()


@pytest.mark.django_db
def test_a_good_row_comes_in_after_a_bad_one_of_the_same_name(tmp_path, capsys):
    row = {"id": "made-up-1", "name": "One", "what_it_does": "Talks.", "confidence": "high"}
    file = tmp_path / "services.json"
    file.write_text(json.dumps([row | {"phone": "0207 946 O123"}, row | {"phone": "020 7946 0123"}]))
    call_command("import_services", str(file))
    assert [point.value for point in Service.objects.get().get_latest_revision_as_object().contact_points.all()] == [
        "020 7946 0123"
    ]


def test_only_open_referral_is_taken_for_it():
    assert not open_referral.is_open_referral({"id": "a", "name": "A", "what_it_does": "Talks."})
    assert open_referral.services_in({"contents": []}) == []
