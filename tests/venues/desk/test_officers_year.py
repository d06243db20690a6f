"""An officer's year in the admin, by somebody with only an officer's rights."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import ModelLogEntry

from delivery.clock import london_now
from tests.venues.desk.conftest import xlsx
from venues.models import Accreditation, ImportRun, SchemeYear, StatusEvent, Venue, VenueChange
from venues.register_import.diff import plan_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
HEAD = ["Name", "Address line 1", "Postcode", "Ward", "Level", "Awards", "Role mailbox"]


def bring(desk, year, data: bytes, name="list.xlsx") -> ImportRun:
    """Upload a file and take the columns as recognised."""
    file = SimpleUploadedFile(name, data)
    answer = desk.post(reverse("venues_import"), {"scheme_year": year.pk, "file": file})
    assert answer.status_code == 302, answer.context["form"].errors
    run = ImportRun.objects.latest("pk")
    chosen = {f"c{position}": key for key, position in run.columns.items()}
    assert desk.post(answer.url, chosen).status_code == 302
    return run


def looked_at(desk, run) -> dict:
    """What the page shows, and the plan of which it shows the first rows."""
    shown = desk.get(reverse("venues_import_run", args=[run.pk])).context
    keys = shown.keys()
    plan = plan_of(ImportRun.objects.get(pk=run.pk), london_now().date())
    return {key: shown[key] for key in keys} | {"plan": plan}


def imported(desk, run) -> str:
    digest = looked_at(desk, run)["digest"]
    answer = desk.post(reverse("venues_import_apply", args=[run.pk]), {"digest": digest})
    return b"".join(answer.streaming_content).decode()


def test_a_whole_year(desk, year, wards, officer):
    rows = [
        [
            "The Paper Lantern",
            "1 Nowhere Row",
            "EC9Z 9ZZ",
            "Cheap",
            "Commended",
            "Overall Winner",
            "desk@lantern.example",
        ],
        ["The Glass Umbrella", "2 Nowhere Row", "", "Dowgate", "Highly Commended", "", ""],
    ]
    run = bring(desk, year, xlsx(HEAD, *rows))
    shown = looked_at(desk, run)
    assert (shown["plan"].count("create"), shown["given"]) == (2, 2)
    assert Venue.objects.count() == 0
    page = imported(desk, run)
    assert "Done." in page and "<progress" in page
    lantern = Venue.objects.get(name="The Paper Lantern")
    held = lantern.accreditations.get()
    assert (held.level.name, held.valid_to, held.awards.get().name) == (
        "Commended",
        date(2026, 12, 31),
        "Overall Winner",
    )

    answer = desk.get(reverse("venues_issue"), {"scheme_year": year.pk})
    assert "2 waiting" in answer.content.decode()
    desk.post(reverse("venues_issue"), {"scheme_year": year.pk})
    desk.post(reverse("venues_issue"), {"scheme_year": year.pk})  # twice issues none twice
    assert [each.certificates.count() for each in Accreditation.objects.all()] == [1, 1]
    assert held.events.get().kind == "issued"

    happened = {"kind": "suspended", "on": "2026-02-01", "public_reason": "Under review.", "private_reason": "A call."}
    assert desk.post(reverse("venues_event", args=[held.pk]), happened).status_code == 302
    event = held.events.get(kind="suspended")
    assert (event.recorded_by, event.private_reason) == (officer, "A call.")

    other = Accreditation.objects.exclude(pk=held.pk).get()
    level = year.levels.get(name="Commended")
    change = {"level": level.pk, "on": "2026-03-01", "public_reason": "The level was wrong."}
    assert desk.post(reverse("venues_replace", args=[other.pk]), change).status_code == 302
    other.refresh_from_db()
    assert other.replaced_by.level == level
    assert other.facts.events[-1].kind == "replaced"

    assert desk.get(reverse("venues_expiring")).status_code == 200
    assert desk.get(reverse("venues_reminders")).status_code == 200
    said = ModelLogEntry.objects.filter(user=officer, action="venues.changed")
    assert said.filter(object_id=str(lantern.pk), data__why="Imported from list.xlsx.").exists()


@pytest.mark.slow
def test_lists_can_be_narrowed_by_state_ward_and_year(desk, year, wards):
    run = bring(desk, year, xlsx(HEAD, ["The Paper Lantern", "1 Nowhere Row", "", "Cheap", "Commended", "", ""]))
    imported(desk, run)
    Venue.objects.create(name="The Empty Chair", address_line_1="9 Nowhere Row")
    address = reverse("venues_venue_modeladmin_index")
    for query, names in [
        ("", {"The Paper Lantern", "The Empty Chair"}),
        ("?state=never+held", {"The Empty Chair"}),
        (f"?ward={wards['Cheap'].pk}", {"The Paper Lantern"}),
        ("?ward=none", {"The Empty Chair"}),
        ("?year=2026", {"The Paper Lantern"}),
        ("?year=x", set()),
    ]:
        answer = desk.get(address + query)
        assert {venue.name for venue in answer.context["object_list"]} == names, query
    listed = desk.get(reverse("venues_accreditation_modeladmin_index"), {"year": "2026"})
    assert len(listed.context["object_list"]) == 1
    assert desk.get(reverse("venues_schemeyear_modeladmin_index")).status_code == 200


def edit_form(venue, **changes) -> dict:
    names = ["name", "kind", "address_line_1", "address_line_2", "postcode", "website", "contact_email", "statement"]
    names += ["step_free", "accessible_toilet", "hearing_loop"]
    former = {"former_names-TOTAL_FORMS": "0", "former_names-INITIAL_FORMS": "0"}
    return {name: getattr(venue, name) for name in names} | former | changes


def test_a_change_is_kept_with_who_before_and_after(desk, officer):
    venue = Venue.objects.create(name="The Paper Lantern", address_line_1="1 Nowhere Row")
    address = reverse("venues_venue_modeladmin_edit", args=[venue.pk])
    answer = desk.post(address, edit_form(venue, name="The Tin Lantern"))
    assert answer.status_code == 302, answer.context["form"].errors
    entry = ModelLogEntry.objects.get(action="venues.changed", object_id=str(venue.pk))
    assert (entry.user, entry.data["changes"]["name"]) == (officer, ["The Paper Lantern", "The Tin Lantern"])
    assert venue.former_names.get().name == "The Paper Lantern"
    assert VenueChange.objects.get().became == "The Tin Lantern"
    history = desk.get(reverse("venues_venue_modeladmin_history", args=[venue.pk])).content.decode()
    assert "from “The Paper Lantern” to “The Tin Lantern”" in history


def test_a_bad_postcode_is_refused_at_the_field(desk):
    venue = Venue.objects.create(name="The Paper Lantern", address_line_1="1 Nowhere Row")
    address = reverse("venues_venue_modeladmin_edit", args=[venue.pk])
    answer = desk.post(address, edit_form(venue, postcode="nowhere", name="Kept"))
    assert "does not look like a postcode" in answer.context["form"].errors["postcode"][0]
    assert answer.context["form"]["name"].value() == "Kept"


def test_overlapping_accreditations_and_another_years_level_are_refused(desk, year):
    venue = Venue.objects.create(name="The Paper Lantern", address_line_1="1 Nowhere Row")
    level = year.levels.first()
    other = SchemeYear.objects.create(year=2025)
    given = {"venue": venue.pk, "scheme_year": year.pk, "level": level.pk}
    days = {"valid_from": "2026-01-01", "valid_to": "2026-12-31"}
    address = reverse("venues_accreditation_modeladmin_create")
    assert desk.post(address, given | days).status_code == 302
    again = desk.post(address, given | {"valid_from": "2026-12-31", "valid_to": "2027-06-01"})
    assert "already holds" in again.context["form"].errors["valid_from"][0]
    wrong = desk.post(
        address, given | {"scheme_year": other.pk} | {"valid_from": "2027-01-01", "valid_to": "2027-02-01"}
    )
    assert "another year" in wrong.context["form"].errors["level"][0]
    backwards = desk.post(address, given | {"valid_from": "2028-02-01", "valid_to": "2028-01-01"})
    assert "before the first day" in backwards.context["form"].errors["valid_to"][0]


def test_what_is_on_an_issued_certificate_cannot_be_changed_in_place(desk, year):
    venue = Venue.objects.create(name="The Paper Lantern", address_line_1="1 Nowhere Row")
    days = {"valid_from": date(2026, 1, 1), "valid_to": date(2026, 12, 31)}
    held = Accreditation.objects.create(venue=venue, scheme_year=year, level=year.levels.first(), **days)
    desk.post(reverse("venues_issue"), {"scheme_year": year.pk})
    form = {"venue": venue.pk, "scheme_year": year.pk, "level": held.level_id, "valid_from": "2026-01-01"}
    answer = desk.post(
        reverse("venues_accreditation_modeladmin_edit", args=[held.pk]), form | {"valid_to": "2027-12-31"}
    )
    assert "Replace the accreditation" in answer.context["form"].errors["valid_to"][0]


def test_a_suspension_needs_a_public_reason(desk, year):
    venue = Venue.objects.create(name="The Paper Lantern", address_line_1="1 Nowhere Row")
    today = london_now().date()
    days = {"valid_from": today, "valid_to": today + timedelta(days=30)}
    held = Accreditation.objects.create(venue=venue, scheme_year=year, level=year.levels.first(), **days)
    answer = desk.post(reverse("venues_event", args=[held.pk]), {"kind": "suspended", "on": today.isoformat()})
    assert "public_reason" in answer.context["form"].errors
    assert not StatusEvent.objects.exists()


DESK = ["venues_import", "venues_export", "venues_issue", "venues_expiring", "venues_reminders"]


@pytest.mark.parametrize("name", [*DESK, "venues_venue_modeladmin_index"])
def test_others_are_kept_out(client, front_page, django_user_model, name):
    from home.roles import make_roles

    stranger = django_user_model.objects.create_user("writer", password="a long enough phrase")
    stranger.groups.add(make_roles()["Campaign editors"])
    client.force_login(stranger)
    assert client.get(reverse(name)).status_code in (302, 403)
    assert client.get(reverse(name), follow=True).redirect_chain in ([], [(reverse("wagtailadmin_home"), 302)])


def test_an_officer_reaches_no_page_and_no_setting(desk):
    assert desk.get(reverse("wagtailadmin_home")).status_code == 200
    assert desk.get(reverse("wagtailusers_users:index")).status_code in (302, 403)
    venue = Venue.objects.create(name="The Paper Lantern", address_line_1="1 Nowhere Row")
    assert desk.post(reverse("venues_venue_modeladmin_delete", args=[venue.pk])).status_code in (302, 403)
    assert Venue.objects.filter(pk=venue.pk).exists()


def test_the_menu_has_nothing_that_an_officer_may_not_use(desk):
    seen = desk.get("/admin/").content.decode()
    assert "Venues" in seen
    assert "Import a paper" not in seen
    assert "Campaigns" not in seen
