"""Everything public in the record as data: complete, sourced, and nothing that is not public."""

import csv
import json
import re
from dataclasses import dataclass
from datetime import date
from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import validate
from wagtail.models import PageViewRestriction

from plans.models import (
    Activity,
    Definition,
    DefinitionVersion,
    Measure,
    Membership,
    PriorityPage,
    ProgressUpdate,
    ReportContact,
)
from plans.open_data.catalogue import CATALOGUE
from tests.plans.large_record import make_large_record

SETS = {dataset.name: dataset for dataset in CATALOGUE.datasets}
UUID = re.compile(r"\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")
pytestmark = pytest.mark.slow

OF_A_DAY = [name for name, dataset in SETS.items() if dataset.is_of_a_day]


@pytest.fixture
def record(plan, decisions, refocus):
    """A plan with everything, a strategy with a decision, a report, and a word explained."""
    decisions.add_child(instance=refocus)
    ProgressUpdate.objects.create(
        activity=Activity.objects.get(number=2), date=date(2016, 9, 1), delivery_state="on_track",
        narrative="Half of it is done.", author_role="Community Safety Team", entered_at=timezone.now(),
    )  # fmt: skip
    word = Definition(term="Anti-social behaviour", slug="asb", short_forms="ASB")
    word.versions = [DefinitionVersion(valid_from=date(2016, 1, 1), text="What troubles others.")]
    word.save()
    return plan


@pytest.fixture
def items(client):
    """The items of a set, by its name."""

    def read(name: str, on: str = "") -> list[dict]:
        response = client.get(f"/data/v1/{name}.json", {"on": on} if on else {})
        assert response.status_code == 200
        return json.loads(response.content)["items"]

    return read


class TestFiles:
    def test_json_keeps_to_its_description_and_csv_says_the_same(self, client, record):
        description = json.loads(client.get("/data/v1/openapi.json").content)
        for name in SETS:
            document = json.loads(client.get(f"/data/v1/{name}.json").content)
            schema = {"$ref": f"#/components/schemas/{name}_file", "components": description["components"]}
            OAS31Validator(schema).validate(document)
            assert list(document) == ["version", "licence", "as_of", "about", "items"]
            in_csv = client.get(f"/data/v1/{name}.csv").content.decode("utf-8-sig")
            rows = list(csv.reader(StringIO(in_csv, newline="")))
            assert rows[0] == [field.name for field in SETS[name].fields]
            assert [row[0] for row in rows[1:]] == [item["id"] for item in document["items"]]

    def test_ids_are_unique_and_bytes_are_the_same_each_time(self, client, record, items):
        for name in SETS:
            ids = [item["id"] for item in items(name)]
            assert len(ids) == len(set(ids))
            first, again = (client.get(f"/data/v1/{name}.json") for _ in range(2))
            assert first.content == again.content
            assert client.get(f"/data/v1/{name}.json", headers={"If-None-Match": first["ETag"]}).status_code == 304

    def test_an_id_that_one_set_gives_another_has(self, record, items):
        ids = {item["id"] for name in SETS for item in items(name)}
        joined = ("plan", "area", "activity", "measure", "decision", "change", "paper", "about", "source_paper")
        for name in SETS:
            for item in items(name):
                pointed_to = [item.get(field) for field in joined] + item.get("taken_in", []) + item.get("led_to", [])
                assert {each for each in pointed_to if each} <= ids

    def test_every_fact_says_where_it_was_read_or_that_it_is_ours(self, record, items):
        for name in SETS:
            for item in items(name):
                if item["source_kind"] == "paper":
                    assert item["source_url"].startswith("http://testserver/papers/a-paper/")
                    assert item["source_paper"]
                else:
                    assert item["source_label"]

    def test_the_description_is_valid_and_names_every_set(self, client, db):
        description = json.loads(client.get("/data/v1/openapi.json").content)
        validate(description)
        assert {f"/data/v1/{name}.{form}" for name in SETS for form in ("json", "csv")} == set(description["paths"])

    def test_the_page_explains_every_set_and_field(self, client, front_page):
        page = BeautifulSoup(client.get("/data/").content, "html.parser")
        for dataset in SETS.values():
            assert page.find(id=dataset.name)
            assert page.find("a", href=f"/data/v1/{dataset.name}.csv")
        assert len(page.select("tbody tr")) == sum(len(dataset.fields) for dataset in SETS.values())
        assert "Those belong to whoever published them" in page.text

    def test_nothing_but_reading_is_possible(self, client, front_page):
        for address in ("/data/", "/data/v1/plans.json", "/data/v1/plans.csv", "/data/v1/openapi.json"):
            assert client.post(address).status_code == 405
            assert client.head(address).status_code == 200

    @pytest.mark.parametrize("address", ["/data/v1/teapots.json", "/data/v1/plans.xml", "/data/v2/plans.json"])
    def test_what_there_is_not_is_not_found(self, client, front_page, address):
        assert client.get(address).status_code == 404


class TestAnotherDay:
    @pytest.mark.parametrize("day", ["2023-02-30", "yesterday", "", "2999-01-01", "0001-01-01"])
    def test_an_impossible_day_is_refused_in_words(self, client, front_page, day):
        for form in ("json", "csv"):
            response = client.get(f"/data/v1/areas.{form}", {"on": day})
            assert response.status_code == 400
            assert "day" in json.loads(response.content)["detail"]

    def test_a_set_without_states_has_no_days(self, client, front_page):
        assert client.get("/data/v1/decisions.json?on=2023-06-05").status_code == 400

    def test_seven_areas_in_focus_the_day_before_and_three_the_day_after(self, items, record):
        def states(day):
            plan = next(each["id"] for each in items("plans") if each["title"] == "Strategy 2022–25")
            return [area["state"] for area in items("areas", day) if area["plan"] == plan]

        before, after = states("2023-06-04"), states("2023-06-05")
        assert (before.count("in_focus"), before.count("paused")) == (7, 0)
        assert (after.count("in_focus"), after.count("paused"), after.count("merged")) == (3, 3, 2)

    def test_the_envelope_and_the_file_name_say_which_day(self, client, record):
        response = client.get("/data/v1/areas.json?on=2023-06-04")
        assert json.loads(response.content)["as_of"] == "2023-06-04"
        assert "areas-2023-06-04.json" in response["Content-Disposition"]

    def test_partners_meanings_and_progress_are_those_of_the_day(self, items, record):
        assert not any(each["is_partner"] for each in items("partners", "2016-06-16"))
        assert all(each["is_partner"] for each in items("partners", "2016-06-17"))
        assert items("definitions", "2015-12-31") == []
        assert "on_track" not in {each["progress"] for each in items("activities", "2016-08-31")}
        assert "on_track" in {each["progress"] for each in items("activities", "2016-09-01")}


class TestOnlyWhatIsPublic:
    def everything(self, client) -> str:
        return "".join(client.get(f"/data/v1/{name}.json").content.decode() for name in SETS)

    def test_nobody_is_named(self, client, record, paper):
        paper.contacts = [ReportContact(name="Ned Inkhorn", phone="020 7946 0991", email="ned@example.org", team="Ink")]
        paper.report_of_person = "Grace Hopper"
        paper.save()
        said = UUID.sub("", self.everything(client))  # by chance one of them has the digits of the phone number
        for private in ("Ada Lovelace", "Grace Hopper", "Ned Inkhorn", "0991", "ned@example.org", "7946"):
            assert private not in said

    def test_drafts_are_left_out_and_so_is_what_hangs_on_them(self, client, record):
        area = PriorityPage.objects.get(slug="violence", number_as_published=1)
        area.title, area.has_unpublished_changes = "A secret draft", True
        area.save_revision()
        PriorityPage.objects.get(slug="theft").unpublish()
        said = self.everything(client)
        assert "A secret draft" not in said and "Theft" not in said
        Measure.objects.get().unpublish()
        Membership.objects.get(name_as_published="Police").unpublish()
        Definition.objects.get().unpublish()
        said = self.everything(client)
        for hidden in ("Venues with an award", '"Police"', "What troubles others"):
            assert hidden not in said

    def test_what_stands_below_a_private_page_is_left_out(self, client, record, plan):
        PageViewRestriction.objects.create(page=plan, restriction_type=PageViewRestriction.LOGIN)
        said = self.everything(client)
        for hidden in ("Plan 2016–17", "Activity 2", "Half of it is done", "a safe place", "Venues with"):
            assert hidden not in said
        assert "Hate crime" in said

    def test_a_paper_that_is_not_public_is_not_named(self, client, record, paper, items):
        paper.unpublish()
        (told,) = {(each["source_label"], each["source_url"]) for each in items("statements")}
        assert told == ("A paper that is not public.", None)
        assert items("papers") == []


@pytest.mark.parametrize(("which", "day"), [("plan", ""), ("strategy", "2023-06-04"), ("strategy", "2023-06-05")])
def test_the_facts_of_a_plans_page_can_be_rebuilt_from_the_data_alone(request, client, record, items, which, day):
    page = request.getfixturevalue(which)
    seen = BeautifulSoup(client.get(page.url, {"on": day} if day else {}).content, "html.parser")
    sets = {name: items(name, day if name in OF_A_DAY else "") for name in SETS}
    (plan,) = [each for each in sets["plans"] if each["id"] == str(page.translation_key)]
    told = Told(plan, sets)
    assert facts_seen(seen) == told.facts()
    for statement in told.of_plan("statements"):
        assert (statement["as_published"] or statement["text"]) in seen.text


def facts_seen(page: BeautifulSoup) -> dict:
    """What the HTML of a plan's page shows."""
    head = page.select_one(".facade")
    areas = {}
    for heading in page.select(".leaf > h2:has(> a)"):
        state, source = heading.find_next_sibling("p").select_one(".tag"), heading.find_next_sibling("p", class_="src")
        areas[heading.a.text] = (state and state.text.strip(), source.a["href"])
    return {
        "title": head.h1.text,
        "state": head.select_one(".tag").text.strip(),
        "areas": areas,
        "activities": [
            (each.h3.text, each.select_one(".tag").text.strip().lower().replace(" ", "_"))
            for each in page.select(".work > li")
        ],
        "partners": [len(each.select("li")) for each in page.select(".pair > div")],
        "targets": [aim.select_one(".full").text.split(" in ")[0] for aim in page.select("svg .aim")],
        "dates": [(each.time["datetime"], each.p.text.strip()) for each in page.select("#plan_dates + ol > li")],
    }


@dataclass
class Told:
    """What the data say of one plan."""

    plan: dict
    sets: dict

    def of_plan(self, name: str) -> list[dict]:
        return [each for each in self.sets[name] if each["plan"] == self.plan["id"]]

    def below(self, name: str, field: str, above: list[dict]) -> list[dict]:
        ids = {each["id"] for each in above}
        return [each for each in self.sets[name] if each[field] in ids]

    def facts(self) -> dict:
        areas = [each for each in self.of_plan("areas") if each["state"] != "not_yet"]
        activities = self.below("activities", "area", areas)
        figures = self.below("figures", "measure", self.below("measures", "activity", activities))
        partners = [each["is_statutory"] for each in self.of_plan("partners")]
        return {
            "title": self.plan["title"],
            "state": self.plan["state_in_words"],
            "areas": {
                each["title"]: (each["state_in_words"], each["source_url"].removeprefix("http://testserver"))
                for each in areas
            },
            "activities": [(each["title"], each["progress"]) for each in activities],
            "partners": [partners.count(True), partners.count(False)] if partners else [],
            "targets": [
                f"{each['comparator'].replace('_', ' ')} {each['value']} {each['unit']}"
                for each in figures
                if each["kind"] == "target"
            ],
            "dates": [(each["date"], each["words"]) for each in self.of_plan("dates")],
        }


def test_a_large_record_costs_no_more_queries_than_a_small_one(client, plans, paper):
    def queries(name: str) -> int:
        with CaptureQueriesContext(connection) as made:
            assert client.get(f"/data/v1/{name}.json").status_code == 200
        return len(made)

    make_large_record(plans, paper, plans=range(2), areas=2, updates=8)
    client.get("/data/v1/plans.json")  # reads, for an hour, where the site begins
    small = {name: queries(name) for name in SETS}
    make_large_record(plans, paper, plans=range(2, 30), areas=10, updates=2000)
    assert {name: queries(name) for name in SETS} == small
    assert max(small.values()) <= 15
