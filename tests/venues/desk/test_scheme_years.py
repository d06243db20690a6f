"""Officers keep the levels, awards and criteria of each year; what was changed can be read afterwards."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import ModelLogEntry

from venues.models import Accreditation, Criterion, SchemeYear, Venue

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def rows(name: str, kept, *new: dict, **changes: dict) -> dict:
    """What the form sends of a list of rows: those that were there, changed by their name, then new ones."""
    given = {f"{name}-TOTAL_FORMS": len(kept) + len(new), f"{name}-INITIAL_FORMS": len(kept)}
    fields = {"levels": ["name", "rank"], "awards": ["name"], "criteria": ["section", "text", "is_new"]}[name]
    for place, row in enumerate(kept):
        said = {field: getattr(row, field) for field in fields} | {"id": row.pk, "ORDER": place + 1}
        for field, value in (said | changes.get(row.name.replace(" ", "_"), {})).items():
            given[f"{name}-{place}-{field}"] = value
    for place, row in enumerate(new, len(kept)):
        given |= {f"{name}-{place}-{field}": value for field, value in ({"ORDER": place + 1} | row).items()}
    return given


def form_of(year, **parts) -> dict:
    own = {"year": year.year, "starts_on": "2026-01-01", "ends_on": "2026-12-31", "ran": "on", "not_run_reason": ""}
    own |= {"accredited_reported": "", "engaged": "", "applied": "", "source_note": ""}
    levels = parts.get("levels") or rows("levels", list(year.levels.all()))
    awards = parts.get("awards") or rows("awards", list(year.awards.all()))
    return own | levels | awards | (parts.get("criteria") or rows("criteria", []))


def save(desk, year, **parts):
    return desk.post(reverse("venues_schemeyear_modeladmin_edit", args=[year.pk]), form_of(year, **parts))


def test_its_rows_are_kept_with_who_when_before_and_after(desk, year, officer):
    levels = rows("levels", list(year.levels.all()), {"name": "Pass", "rank": 3}, Commended={"name": "Merit"})
    criteria = rows("criteria", [], {"section": "Drink spiking", "text": "Staff know what to do.", "is_new": "on"})
    answer = save(desk, year, levels=levels, criteria=criteria)
    assert answer.status_code == 302, answer.context["form"].errors
    entry = ModelLogEntry.objects.get(action="venues.changed", object_id=str(year.pk))
    assert (entry.user, entry.timestamp.date()) == (officer, date.today())
    assert entry.data["changes"]["levels"] == [
        "Highly Commended, rank 1; Commended, rank 2",
        "Highly Commended, rank 1; Merit, rank 2; Pass, rank 3",
    ]
    assert entry.data["changes"]["criteria"] == ["", "Drink spiking: Staff know what to do. (new this year)"]
    history = desk.get(reverse("venues_schemeyear_modeladmin_history", args=[year.pk])).content.decode()
    assert "Merit, rank 2" in history


def test_a_level_that_venues_hold_is_not_taken_out(desk, year):
    venue = Venue.objects.create(name="The Paper Lantern", address_line_1="1 Nowhere Row")
    days = {"valid_from": year.starts_on, "valid_to": year.ends_on}
    Accreditation.objects.create(venue=venue, scheme_year=year, level=year.levels.get(name="Commended"), **days)
    levels = rows("levels", list(year.levels.all()), Commended={"DELETE": "on"})
    answer = save(desk, year, levels=levels)
    assert "“Commended” is on 1 accreditation, so it stays." in answer.content.decode()
    assert year.levels.count() == 2


def test_an_award_that_a_venue_holds_is_not_taken_out(desk, year):
    venue = Venue.objects.create(name="The Paper Lantern", address_line_1="1 Nowhere Row")
    days = {"valid_from": year.starts_on, "valid_to": year.ends_on}
    held = Accreditation.objects.create(venue=venue, scheme_year=year, level=year.levels.first(), **days)
    held.awards.add(year.awards.get())
    awards = rows("awards", list(year.awards.all()), Overall_Winner={"DELETE": "on"})
    assert "“Overall Winner” is on 1 accreditation" in save(desk, year, awards=awards).content.decode()
    assert held.awards.count() == 1


def test_a_year_off_needs_its_reason(desk, year):
    form = form_of(year)
    del form["ran"]
    answer = desk.post(reverse("venues_schemeyear_modeladmin_edit", args=[year.pk]), form)
    assert "Say why the scheme did not run" in answer.context["form"].errors["not_run_reason"][0]


def for_venues(client) -> tuple[BeautifulSoup, str]:
    """The page for venues, and its words."""
    page = BeautifulSoup(client.get("/safety-thirst/for-venues/").content, "html.parser")
    return page, " ".join(page.get_text().split())


def test_criteria_that_an_officer_enters_stand_beside_last_years_with_what_is_new(desk, client, year):
    last = SchemeYear.objects.create(year=2025)
    for text in ("Staff look after lone guests.", "The exits are clear."):
        Criterion.objects.create(scheme_year=last, section="Doors", text=text)
    _, words = for_venues(client)
    assert "The criteria of 2026 are not known here yet." in words
    assert "These are those of 2025" in words

    criteria = [
        {"section": "Doors", "text": "The exits are clear."},
        {"section": "Drink spiking", "text": "Staff know what to do."},
        {"section": "Doors", "text": "Staff call a taxi.", "is_new": "on"},
    ]
    assert save(desk, year, criteria=rows("criteria", [], *criteria)).status_code == 302
    page, words = for_venues(client)
    said = [label.get_text(" ", strip=True) for label in page.select(".ticks label")]
    assert said == [
        "The exits are clear.",
        "Staff call a taxi. New this year",
        "Staff know what to do. New this year",
    ]
    assert "In 2025 only: Staff look after lone guests." in words
    assert "criteria of 2026, beside those of 2025" in words


def test_a_years_accreditations_are_exported_by_a_button(desk, year):
    venue = Venue.objects.create(name="The Paper Lantern", address_line_1="1 Nowhere Row")
    Venue.objects.create(name="The Empty Chair", address_line_1="9 Nowhere Row")
    days = {"valid_from": year.starts_on, "valid_to": year.ends_on}
    Accreditation.objects.create(venue=venue, scheme_year=year, level=year.levels.first(), **days)
    page = BeautifulSoup(desk.get(reverse("venues_schemeyear_modeladmin_index")).content, "html.parser")
    [button] = page.find_all("a", title="Accreditations of 2026")
    file = desk.get(button["href"]).content.decode("utf-8-sig")
    assert "The Paper Lantern" in file and "The Empty Chair" not in file
    assert "The Empty Chair" in desk.get(reverse("venues_export")).content.decode("utf-8-sig")
