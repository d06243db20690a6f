"""An import is all or nothing, can be taken back, and never changes what was not shown."""

import csv
from datetime import date
from io import StringIO

import pytest
from django.db import connection
from django.db.models.signals import post_save
from django.urls import reverse

from delivery.clock import london_now
from tests.venues.desk.conftest import xlsx
from tests.venues.desk.test_officers_year import bring, imported, looked_at
from venues.models import Accreditation, FormerName, ImportRun, Postcode, Venue, VenueChange
from venues.register_import.apply import apply_steps
from venues.register_import.diff import plan_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.databases]
HEAD = ["Reference", "Name", "Address line 1", "Postcode", "Level"]


@pytest.fixture
def lantern():
    return Venue.objects.create(name="The Paper Lantern", address_line_1="1 Nowhere Row", postcode="EC9Z 9ZZ")


def register() -> list:
    """Everything an import can change."""
    tables = (Venue, Accreditation, FormerName, VenueChange)
    return [
        sorted(str(sorted((k, str(v)) for k, v in row.items() if k != "changed_at")) for row in t.objects.values())
        for t in tables
    ]


def test_one_wrong_row_keeps_all_rows_out(desk, year, lantern):
    rows = [["", "The Glass Umbrella", "2 Nowhere Row", "", "Commended"], ["", "The Odd One", "3 Row", "", "Gold"]]
    before = register()
    run = bring(desk, year, xlsx(HEAD, *rows))
    assert looked_at(desk, run)["plan"].has_errors
    assert "Some rows have errors. Nothing was changed." in imported(desk, run)
    assert register() == before
    file = desk.get(reverse("venues_import_problems", args=[run.pk])).content.decode("utf-8-sig")
    told = list(csv.DictReader(StringIO(file)))
    assert [(row["Row"], "Gold" in row["Errors"]) for row in told] == [("3", True)]


def test_postgresql_knows_at_once_how_large_the_register_is(desk, year):
    """Or it would read it in a way that is good for a few venues, and lists would wait for minutes."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite does not guess.")
    imported(desk, bring(desk, year, xlsx(HEAD, *(["", f"The Blue Door {n}", f"{n} Row", "", ""] for n in range(40)))))
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = 'venues_venue'")
        assert cursor.fetchone()[0] == Venue.objects.count() == 40


def test_it_shows_what_is_new_changed_unchanged_and_missing(desk, year, lantern):
    gone = Venue.objects.create(name="The Empty Chair", address_line_1="9 Nowhere Row")
    level, days = year.levels.first(), {"valid_from": year.starts_on, "valid_to": year.ends_on}
    Accreditation.objects.create(venue=gone, scheme_year=year, level=level, **days)
    same = Venue.objects.create(name="The Still Pond", address_line_1="4 Nowhere Row")
    rows = [
        [lantern.reference, "The Tin Lantern", "1 Nowhere Row", "EC9Z 9ZZ", "Commended"],
        ["", "The Glass Umbrella", "2 Nowhere Row", "", ""],
        [same.reference, "The Still Pond", "", "", ""],
    ]
    run = bring(desk, year, xlsx(HEAD, *rows))
    plan = looked_at(desk, run)["plan"]
    assert [outcome.what for outcome in plan.outcomes] == ["update", "create", "unchanged"]
    assert plan.outcomes[0].changes == {"name": ("The Paper Lantern", "The Tin Lantern")}
    assert [venue.pk for venue in plan.missing] == [gone.pk]
    imported(desk, run)
    lantern.refresh_from_db()
    assert (lantern.name, lantern.slug) == ("The Tin Lantern", "the-tin-lantern")
    assert lantern.former_names.get().name == "The Paper Lantern"
    assert VenueChange.objects.get().kind == "renamed"


def test_it_can_be_taken_back_whole(desk, year, lantern):
    before = register()
    rows = [
        [lantern.reference, "The Tin Lantern", "5 Nowhere Row", "EC9Z 9ZZ", "Commended"],
        ["", "The Glass Umbrella", "2 Nowhere Row", "", "Commended"],
    ]
    run = bring(desk, year, xlsx(HEAD, *rows))
    imported(desk, run)
    assert register() != before
    desk.post(reverse("venues_import_undo", args=[run.pk]))
    assert register() == before
    run.refresh_from_db()
    assert run.state == ImportRun.State.UNDONE
    assert "taken back" in desk.get(reverse("venues_import_run", args=[run.pk])).content.decode()


def test_followers_are_told_what_was_taken_back(desk, year, lantern):
    rows = [[lantern.reference, "The Tin Lantern", "1 Nowhere Row", "EC9Z 9ZZ", "Commended"]]
    run = bring(desk, year, xlsx(HEAD, *rows))
    began = london_now()
    imported(desk, run)

    def told() -> list[tuple]:
        items = desk.get("/safety-thirst/api/v1/changes", {"since": began.isoformat()}).json()["items"]
        return sorted((item["kind"], item["was"]) for item in items)

    assert told() == [("issued", None), ("renamed", "The Paper Lantern")]
    desk.post(reverse("venues_import_undo", args=[run.pk]))
    assert told() == [("taken back", None)]
    assert "listed by mistake" in desk.get("/safety-thirst/open-data/changes.xml").content.decode()


def test_it_is_not_taken_back_over_the_work_of_others(desk, year, lantern):
    run = bring(desk, year, xlsx(HEAD, [lantern.reference, "The Tin Lantern", "", "", "Commended"]))
    imported(desk, run)
    desk.post(reverse("venues_issue"), {"scheme_year": year.pk})
    before = register()
    answer = desk.post(reverse("venues_import_undo", args=[run.pk]), follow=True)
    assert "Changed since the import" in answer.content.decode()
    assert register() == before


def test_if_the_register_changed_meanwhile_nothing_is_imported(desk, year, lantern):
    run = bring(desk, year, xlsx(HEAD, [lantern.reference, "The Tin Lantern", "", "", ""]))
    digest = looked_at(desk, run)["plan"].digest
    Venue.objects.filter(pk=lantern.pk).update(name="The Gold Lantern")
    answer = desk.post(reverse("venues_import_apply", args=[run.pk]), {"digest": digest})
    assert "The register changed since you looked" in b"".join(answer.streaming_content).decode()
    assert Venue.objects.get().name == "The Gold Lantern"


def test_whoever_leaves_half_way_leaves_nothing_behind(desk, year, officer):
    run = bring(desk, year, xlsx(HEAD, ["", "The Glass Umbrella", "2 Nowhere Row", "", "Commended"]))
    run.refresh_from_db()
    steps = apply_steps(run, plan_of(run, london_now().date()).digest, london_now(), officer)
    next(steps)
    next(steps)
    steps.close()
    assert not Venue.objects.exists()
    run.refresh_from_db()
    assert run.state == ImportRun.State.UPLOADED


def test_the_same_file_is_not_imported_twice(desk, year):
    run = bring(desk, year, xlsx(HEAD, ["", "The Glass Umbrella", "2 Nowhere Row", "", "Commended"]))
    digest = looked_at(desk, run)["plan"].digest
    imported(desk, run)
    answer = desk.post(reverse("venues_import_apply", args=[run.pk]), {"digest": digest})
    assert "imported before" in b"".join(answer.streaming_content).decode()
    again = bring(desk, year, xlsx(HEAD, ["", "The Glass Umbrella", "2 Nowhere Row", "", "Commended"]))
    assert looked_at(desk, again)["plan"].count("unchanged") == 1


def outcome_of(desk, year, *row):
    return looked_at(desk, bring(desk, year, xlsx(HEAD, row)))["plan"].outcomes[-1]


def test_a_duplicate_under_a_former_name_counts_for_the_venue(desk, year, lantern):
    FormerName.objects.create(venue=lantern, name="The Old Lamp")
    outcome = outcome_of(desk, year, "", "The Old Lamp", "1 Nowhere Row", "", "Commended")
    assert (outcome.what, outcome.venue.pk) == ("update", lantern.pk)
    assert "former name" in outcome.entry.warnings[0]
    assert "name" not in outcome.changes


def test_a_near_name_is_pointed_out(desk, year, lantern):
    outcome = outcome_of(desk, year, "", "Paper Lantern Bar", "1 Nowhere Row", "", "")
    assert outcome.what == "create"
    assert lantern.reference in outcome.entry.warnings[0]


def test_overlaps_other_levels_and_unknown_references_are_errors(desk, year, lantern):
    level, days = year.levels.get(name="Commended"), {"valid_from": year.starts_on, "valid_to": year.ends_on}
    Accreditation.objects.create(venue=lantern, scheme_year=year, level=level, **days)
    assert (
        "another level"
        in outcome_of(desk, year, lantern.reference, "", "", "", "Highly Commended").entry.faults[0].says
    )
    assert "no venue has ST-9999" in outcome_of(desk, year, "ST-9999", "X", "", "", "").entry.faults[0].says
    assert "missing" in outcome_of(desk, year, "", "Without Address", "", "", "").entry.faults[0].says
    late = xlsx(
        [*HEAD, "Valid from", "Valid to"], [lantern.reference, "", "", "", "Commended", "31/12/2026", "1/6/2027"]
    )
    assert "already holds" in looked_at(desk, bring(desk, year, late))["plan"].outcomes[0].entry.faults[0].says


def test_two_rows_for_one_venue_are_an_error(desk, year, lantern):
    rows = [[lantern.reference, "", "", "", "Commended"], ["", "The Paper Lantern", "1 Nowhere Row", "", "Commended"]]
    plan = looked_at(desk, bring(desk, year, xlsx(HEAD, *rows)))["plan"]
    assert "row 2 is about the same venue" in plan.outcomes[1].entry.faults[0].says


def test_a_postcode_gives_the_point_and_a_ward_is_only_suggested(desk, year, wards):
    Postcode.objects.create(postcode="EC9Z9ZZ", easting=532000, northing=181000, ward=wards["Cheap"])
    head = [*HEAD, "Ward"]
    rows = [["", "A", "1 Row", "EC9Z 9ZZ", "", ""], ["", "B", "2 Row", "EC9Z 9ZZ", "", "Dowgate"]]
    imported(desk, bring(desk, year, xlsx(head, *rows)))
    assert list(Venue.objects.values_list("name", "easting", "ward__name")) == [
        ("A", 532000, "Cheap"),
        ("B", 532000, "Dowgate"),
    ]


def test_a_postcode_outside_the_city_is_kept_and_pointed_out(desk, year, wards):
    Postcode.objects.create(postcode="EC9Z9ZZ", easting=532000, northing=181000, ward=wards["Cheap"])
    run = bring(desk, year, xlsx(HEAD, ["", "Far Away", "1 Row", "SW1A 1AA", ""]))
    page = desk.get(reverse("venues_import_run", args=[run.pk])).content.decode()
    assert "SW1A 1AA is not a postcode of our area that we know." in page
    imported(desk, run)
    assert Venue.objects.values_list("postcode", "easting", "ward").get() == ("SW1A 1AA", None, None)


def test_days_in_three_styles_are_the_same_days(desk, year):
    head = ["Name", "Address line 1", "Level", "Valid from", "Valid to"]
    styles = [("01/02/2026", "31/12/2026"), ("1 February 2026", "31 Dec 2026"), (date(2026, 2, 1), date(2026, 12, 31))]
    rows = [[f"Lantern {n}", "1 Row", "Commended", *days] for n, days in enumerate(styles)]
    imported(desk, bring(desk, year, xlsx(head, *rows)))
    days = set(Accreditation.objects.values_list("valid_from", "valid_to"))
    assert days == {(date(2026, 2, 1), date(2026, 12, 31))} and Accreditation.objects.count() == 3
    wrong = bring(desk, year, xlsx(head, ["Lantern 4", "1 Row", "Commended", "12/31/2026", "31/12/2026"]))
    [outcome] = looked_at(desk, wrong)["plan"].outcomes
    assert "“12/31/2026”: there is no month 31" in outcome.entry.faults[0].says


def test_an_export_runs_no_formula_and_can_be_imported_again(desk, year, wards):
    venue = Venue.objects.create(name="+44 Club", address_line_1="@ Nowhere Row", ward=wards["Cheap"])
    Venue.objects.create(name="=cmd|' /C calc'!A0", address_line_1="2 Nowhere Row")
    file = desk.get(reverse("venues_export")).content
    assert b",'+44 Club" in file and b",'=cmd" in file and b",=" not in file
    plan = looked_at(desk, bring(desk, year, file, "export.csv"))["plan"]
    assert (plan.outcomes[0].what, plan.outcomes[0].venue.pk) == ("unchanged", venue.pk)
    assert "holds a formula" in plan.outcomes[1].entry.faults[0].says


def test_an_import_tells_the_page_store(desk, year):
    """Rows saved many at a time send no signal; the run, saved last, does."""
    told = []

    def hear(sender, **kwargs):
        told.append(sender)

    run = bring(desk, year, xlsx(HEAD, ["", "The Glass Umbrella", "2 Nowhere Row", "", "Commended"]))
    post_save.connect(hear)
    imported(desk, run)
    post_save.disconnect(hear)
    assert told[-1] is ImportRun
