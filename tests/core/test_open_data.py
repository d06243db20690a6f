"""Data files of any subject: safe in a spreadsheet, the same bytes each time, and described truly."""

import csv
import json
from datetime import date
from decimal import Decimal
from io import StringIO
from types import SimpleNamespace

import pytest
from django.test import RequestFactory

from core.open_data import (
    Catalogue,
    Dataset,
    Field,
    FieldKind,
    Licence,
    csv_file,
    fit_for_xml,
    json_file,
    open_response,
    openapi_document,
    refused,
)
from core.open_data.serving import CSV, JSON

TEAPOTS = Dataset(
    name="teapots",
    title="Teapots",
    about="Every teapot.",
    rows=lambda record: record,
    is_of_a_day=True,
    fields=(
        Field("id", "The teapot.", is_always_given=True),
        Field("cups", "How many cups it holds.", kind=FieldKind.NUMBER),
        Field("glaze", "Its colour.", one_of=("brown", "blue")),
        Field("is_chipped", "Whether it is chipped.", kind=FieldKind.YES_NO, is_always_given=True),
        Field("teas", "What it is used for.", kind=FieldKind.TEXTS),
        Field("made_on", "When it was made.", kind=FieldKind.DAY),
        Field("url", "Its page.", lambda row, record: f"/teapots/{row.id}/", FieldKind.ADDRESS),
    ),
)


def teapot(**said):
    known = {"id": "1", "cups": None, "glaze": "", "is_chipped": False, "teas": [], "made_on": None}
    return SimpleNamespace(**known | said)


def items(*rows):
    return TEAPOTS.items(rows, lambda url: f"http://tea.example{url}")


def read_csv(body: bytes) -> list[dict]:
    return list(csv.DictReader(StringIO(body.decode("utf-8-sig"), newline="")))


def as_csv(*rows):
    return csv_file([field.name for field in TEAPOTS.fields], items(*rows))


class TestValues:
    def test_what_is_not_known_is_null_and_not_an_empty_text_or_nought(self):
        (item,) = items(teapot())
        assert (item["cups"], item["glaze"], item["made_on"]) == (None, None, None)
        assert item["is_chipped"] is False

    def test_numbers_days_and_addresses_are_what_programs_expect(self):
        (item,) = items(teapot(cups=Decimal("4.00"), made_on=date(2016, 6, 17)))
        assert (item["cups"], item["made_on"], item["url"]) == (4, "2016-06-17", "http://tea.example/teapots/1/")
        assert items(teapot(cups=Decimal("4.50")))[0]["cups"] == 4.5

    def test_nought_is_nought(self):
        assert items(teapot(cups=Decimal(0)))[0]["cups"] == 0


class TestCsv:
    @pytest.mark.parametrize(
        "text", ["=1+1", "+44", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1", '=HYPERLINK("x")']
    )
    def test_a_spreadsheet_finds_no_formula(self, text):
        assert read_csv(as_csv(teapot(id=text)))[0]["id"] == f"'{text}"

    def test_a_formula_in_a_list_is_harmless_too(self):
        assert read_csv(as_csv(teapot(teas=["=1", "green"])))[0]["teas"] == "'=1 | green"

    def test_a_number_below_nought_stays_a_number(self):
        assert read_csv(as_csv(teapot(cups=-3)))[0]["cups"] == "-3"

    @pytest.mark.parametrize("text", ['a "b", c', "one\ntwo", "café – ☕", "a=b", "'quoted'"])
    def test_other_texts_come_back_as_they_were(self, text):
        assert read_csv(as_csv(teapot(id=text)))[0]["id"] == text

    def test_a_spreadsheet_is_told_that_it_is_utf_8(self):
        assert as_csv().startswith(b"\xef\xbb\xbfid,cups,")


class TestJson:
    def test_the_same_document_gives_the_same_bytes(self):
        document = {"b": "café", "a": [1, None]}
        assert json_file(document) == json_file(dict(document))
        assert "café".encode() in json_file(document)
        assert list(json.loads(json_file(document))) == ["b", "a"]

    def test_what_json_cannot_say_is_refused(self):
        with pytest.raises(ValueError):
            json_file({"cups": float("nan")})


class TestServing:
    def answer(self, body=b"tea", content_type=JSON, **headers):
        request = RequestFactory().get("/teapots.json", headers=headers)
        return open_response(request, body, content_type, "teapots.json")

    def test_any_site_may_read_it(self):
        for response in (self.answer(), refused("No tea."), self.answer(**{"If-None-Match": self.answer()["ETag"]})):
            assert response["Access-Control-Allow-Origin"] == "*"
            assert response["Cross-Origin-Resource-Policy"] == "cross-origin"

    def test_it_is_not_sent_twice(self):
        etag = self.answer()["ETag"]
        again = self.answer(**{"If-None-Match": etag})
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", etag)
        assert self.answer(b"more tea", **{"If-None-Match": etag}).status_code == 200

    def test_csv_is_saved_and_json_is_shown(self):
        assert self.answer(content_type=CSV)["Content-Disposition"] == 'attachment; filename="teapots.json"'
        assert self.answer()["Content-Disposition"].startswith("inline")

    def test_a_refusal_says_what_to_do(self):
        response = refused("Choose a day.")
        assert response.status_code == 400
        assert json.loads(response.content)["detail"] == "Choose a day."


class TestDescription:
    licence = Licence("Open", "https://tea.example/licence", "Tea only.")
    document = openapi_document(Catalogue("Tea", "Tea.", "/tea/v1/", licence, [TEAPOTS]))

    def test_it_is_valid_openapi(self):
        from openapi_spec_validator import validate

        validate(self.document)

    def test_a_field_that_may_be_empty_says_so(self):
        fields = self.document["components"]["schemas"]["teapots_item"]["properties"]
        assert fields["id"]["type"] == "string"
        assert fields["cups"]["type"] == ["number", "null"]
        assert fields["glaze"]["enum"] == ["brown", "blue", None]

    def test_a_set_of_a_day_can_be_asked_for_another(self):
        for extension in ("json", "csv"):
            (parameter,) = self.document["paths"][f"/tea/v1/teapots.{extension}"]["get"]["parameters"]
            assert parameter["name"] == "on"


def test_signs_that_xml_forbids_are_left_out():
    assert fit_for_xml("Bell\x0b & \x00whistle\ufffe") == "Bell & whistle"
