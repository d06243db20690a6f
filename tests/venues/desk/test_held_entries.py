"""Two pairs of eyes on the register: what one officer enters alone is not in it until another one has approved it."""

from datetime import date

import pytest
from django.core import mail
from django.db import transaction
from django.forms.models import model_to_dict
from django.urls import reverse

from core.models import Countersignature, FourEyesSettings, SecurityEvent
from home.roles import make_roles
from tests.printed_at_the_end import printed_at_the_end
from tests.venues.desk.conftest import xlsx
from tests.venues.desk.test_officers_year import HEAD, bring, looked_at
from venues.models import Accreditation, HeldEntry, ImportRun, Level, SchemeYear, StatusEvent, Venue

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def two_officers(django_user_model, front_page):
    """And an administrator: each has somebody to ask."""
    people = {}
    for name in ("officer", "other officer"):
        people[name] = django_user_model.objects.create_user(name, f"{name[:5]}@example.org", "a phrase")
        people[name].groups.add(make_roles()["Register officers"])
    people["administrator"] = django_user_model.objects.create_superuser("administrator", "", "a phrase")
    return people


@pytest.fixture
def held(year):
    goose = Venue.objects.create(name="The Invented Goose", address_line_1="1 Example Lane", kind="pub")
    days = {"valid_from": date(2026, 1, 1), "valid_to": date(2026, 12, 31)}
    return Accreditation.objects.create(venue=goose, scheme_year=year, level=year.levels.first(), **days)


NO_NAMES = {f"former_names-{name}": number for name, number in [("TOTAL_FORMS", 0), ("INITIAL_FORMS", 0)]}


def fields_of(thing, **changes) -> dict:
    return {name: "" if value is None else value for name, value in model_to_dict(thing).items()} | changes


# The ways in which an officer may try to change alone what the register says.


def adds_a_venue(client, held):
    words = {"name": "The Glass Umbrella", "address_line_1": "2 Example Lane", "kind": "pub", **NO_NAMES}
    return client.post(reverse("venues_venue_modeladmin_create"), fields_of(Venue(), **words))


def renames_a_venue(client, held):
    words = fields_of(held.venue, name="The Other Goose", **NO_NAMES)
    return client.post(reverse("venues_venue_modeladmin_edit", args=[held.venue_id]), words)


def closes_a_venue(client, held):
    words = fields_of(held.venue, closed_on="2026-03-01", **NO_NAMES)
    return client.post(reverse("venues_venue_modeladmin_edit", args=[held.venue_id]), words)


def gives_an_award(client, held):
    words = {"valid_from": "2027-01-01", "valid_to": "2027-12-31", "venue": held.venue_id}
    words |= {"scheme_year": held.scheme_year_id, "level": held.level_id}
    return client.post(reverse("venues_accreditation_modeladmin_create"), words)


def makes_an_award_longer(client, held):
    words = fields_of(held, valid_to="2027-06-30", awards=[])
    return client.post(reverse("venues_accreditation_modeladmin_edit", args=[held.pk]), words)


def deletes_an_award(client, held):
    return client.post(reverse("venues_accreditation_modeladmin_delete", args=[held.pk]))


def suspends(client, held):
    words = {"kind": "suspended", "on": "2026-02-01", "public_reason": "Under review."}
    return client.post(reverse("venues_event", args=[held.pk]), words)


def replaces(client, held):
    level = held.scheme_year.levels.last()
    words = {"level": level.pk, "on": "2026-03-01", "public_reason": "The level was wrong."}
    return client.post(reverse("venues_replace", args=[held.pk]), words)


def suspends_several(client, held):
    words = {"kind": "suspended", "on": "2026-02-01", "public_reason": "Under review.", "held": held.pk, "sure": "1"}
    return client.post(reverse("venues_several"), words)


def renews_last_year(client, held):
    this = SchemeYear.objects.create(year=2027, starts_on=date(2027, 1, 1), ends_on=date(2027, 12, 31))
    Level.objects.create(scheme_year=this, name=held.level.name)
    words = {"last": held.scheme_year_id, "this": this.pk, "held": held.pk}
    return client.post(reverse("venues_renew"), words | {"first": "2027-01-01", "until": "2027-12-31"})


def imports_a_sheet(client, held):
    row = ["The Paper Lantern", "1 Nowhere Row", "", "", "Commended", "", ""]
    run = bring(client, held.scheme_year, xlsx(HEAD, row))
    return presses_import(client, run)


def presses_import(client, run, **more):
    digest = looked_at(client, run)["plan"].digest
    answer = client.post(reverse("venues_import_apply", args=[run.pk]), {"digest": digest, **more})
    return b"".join(answer.streaming_content) if answer.streaming else answer


def issues_certificates(client, held):
    return client.post(reverse("venues_issue"), {"scheme_year": held.scheme_year_id})


WAYS = [
    issues_certificates, adds_a_venue, renames_a_venue, closes_a_venue, gives_an_award, makes_an_award_longer,
    deletes_an_award, suspends, replaces, suspends_several, renews_last_year, imports_a_sheet,
]  # fmt: skip


def register() -> list:
    """All that the register says."""
    kinds = Venue, Accreditation, StatusEvent
    return [list(kind.objects.order_by("pk").values()) for kind in kinds]


def test_nobody_changes_the_register_alone(client, two_officers, held):
    printed_at_the_end("Two pairs of eyes: the register")
    for way in WAYS:
        roles = ["officer", "administrator"]
        for role in roles[way is deletes_an_award :]:  # officers delete nothing
            sid = transaction.savepoint()
            client.force_login(two_officers[role])
            before = register()
            way(client, held)
            assert register() == before, f"{role}, alone, {way.__name__.replace('_', ' ')}: it is in the register"
            asks = HeldEntry.objects.waiting().exists() or ImportRun.objects.filter(asked_at__isnull=False).exists()
            assert asks, f"{role}: {way.__name__} reaches nobody"
            transaction.savepoint_rollback(sid)
        officer = "refused" if way is deletes_an_award else "held"
        printed_at_the_end(f"    {way.__name__.replace('_', ' '):<35} officer {officer}, administrator held")


@pytest.mark.parametrize("way", WAYS[:-1], ids=lambda way: way.__name__)
def test_another_officer_approves_it_and_nobody_has_to_look_again(client, two_officers, held, way):
    author = two_officers["administrator" if way is deletes_an_award else "officer"]
    client.force_login(author)
    answer = way(client, held)
    before = register()
    entry = HeldEntry.objects.get()
    client.post(answer.url, {"answer": "approve"})
    assert register() == before, "She approved her own entry."
    client.force_login(two_officers["other officer"])
    assert "An entry of the register waits for you" in client.get("/admin/").content.decode()
    client.post(reverse("venues_held_entry", args=[entry.pk]), {"answer": "approve"})
    assert register() != before
    assert not Countersignature.objects.due().exists()
    entry.refresh_from_db()
    assert (entry.is_done, entry.by, entry.answered_by) == (True, author, two_officers["other officer"])


def test_the_approver_sees_what_it_says_now_and_then(client, two_officers, held):
    client.force_login(two_officers["officer"])
    answer = renames_a_venue(client, held)
    said = client.get("/admin/").content.decode()
    assert "You wait for an answer" in said and "other officer" in said
    client.force_login(two_officers["other officer"])
    shown = client.get(answer.url).content.decode()
    assert "The Invented Goose" in shown and "The Other Goose" in shown


def test_what_is_approved_is_what_the_approver_saw(client, two_officers, held):
    """In between somebody changed another field, which her form would put back."""
    client.force_login(two_officers["officer"])
    answer = renames_a_venue(client, held)
    Venue.objects.update(address_line_1="9 Example Lane")
    client.force_login(two_officers["other officer"])
    said = client.post(answer.url, {"answer": "approve"}).content.decode()
    assert "The register has changed since" in said
    held.venue.refresh_from_db()
    assert (held.venue.name, held.venue.address_line_1) == ("The Invented Goose", "9 Example Lane")


def test_it_is_sent_back_with_a_reason_in_a_letter_and_on_her_first_screen(
    client, two_officers, held, django_capture_on_commit_callbacks
):
    client.force_login(two_officers["officer"])
    with django_capture_on_commit_callbacks(execute=True):
        answer = suspends(client, held)
    assert [letter.to for letter in mail.outbox] == [["other@example.org"]]
    client.force_login(two_officers["other officer"])
    assert "Say why in a sentence" in client.post(answer.url, {"answer": "send_back"}).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(answer.url, {"answer": "send_back", "because": "It was another goose."})
    assert [letter.to for letter in mail.outbox[1:]] == [["offic@example.org"]]
    client.force_login(two_officers["officer"])
    assert "It was another goose." in client.get("/admin/").content.decode()
    assert not StatusEvent.objects.exists()


def test_at_once_with_a_reason_and_then_somebody_countersigns(
    client, two_officers, held, django_capture_on_commit_callbacks
):
    client.force_login(two_officers["officer"])
    answer = suspends(client, held)
    client.post(answer.url, {"answer": "at_once", "because": " "})
    assert not StatusEvent.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(answer.url, {"answer": "at_once", "because": "People are in danger there."})
    assert StatusEvent.objects.get().kind == "suspended"
    assert "People are in danger there." in mail.outbox[-1].body
    assert SecurityEvent.objects.filter(kind="break-glass", who="officer").exists()
    [line] = Countersignature.objects.due()
    assert (line.by, line.reason) == (two_officers["officer"], "People are in danger there.")


def test_she_may_withdraw_it(client, two_officers, held):
    client.force_login(two_officers["officer"])
    answer = suspends(client, held)
    client.post(answer.url, {"answer": "withdraw"})
    assert HeldEntry.objects.get().sent == ""
    assert not HeldEntry.objects.waiting().exists() and not StatusEvent.objects.exists()


def test_a_form_with_a_fault_says_so_at_once_and_asks_nobody(client, two_officers, held):
    client.force_login(two_officers["officer"])
    said = client.post(reverse("venues_event", args=[held.pk]), {"kind": "suspended", "on": "2026-02-01"})
    assert "Say in a sentence why" in said.content.decode()
    assert not HeldEntry.objects.exists()


def test_whoever_has_no_role_in_the_register_sees_no_entry(client, two_officers, held, django_user_model):
    client.force_login(two_officers["officer"])
    answer = suspends(client, held)
    stranger = django_user_model.objects.create_user("stranger", password="a phrase")
    stranger.groups.add(make_roles()["Plan editors"])
    client.force_login(stranger)
    assert client.post(answer.url, {"answer": "approve"}).status_code in (302, 403)
    assert not StatusEvent.objects.exists()


class TestSheets:
    def test_another_officer_imports_it(self, client, two_officers, held):
        client.force_login(two_officers["officer"])
        imports_a_sheet(client, held)
        run = ImportRun.objects.get()
        client.force_login(two_officers["other officer"])
        assert "list.xlsx" in client.get("/admin/").content.decode()
        presses_import(client, run)
        assert Venue.objects.filter(name="The Paper Lantern").exists()
        assert not Countersignature.objects.due().exists()

    def test_looking_again_does_not_make_it_somebody_elses(self, client, two_officers, held):
        client.force_login(two_officers["officer"])
        imports_a_sheet(client, held)
        run = ImportRun.objects.get()
        client.force_login(two_officers["other officer"])
        client.post(reverse("venues_import_run", args=[run.pk]), {})
        client.force_login(two_officers["officer"])
        presses_import(client, run)
        assert not Venue.objects.filter(name="The Paper Lantern").exists()

    def test_nobody_takes_an_import_back_alone(self, client, two_officers, held):
        """Also not one that only added venues."""
        client.force_login(two_officers["officer"])
        imports_a_sheet(client, held)
        presses_import(client, run := ImportRun.objects.get(), reason="The list is due today.")
        client.post(reverse("venues_import_undo", args=[run.pk]))
        assert Venue.objects.filter(name="The Paper Lantern").exists()
        client.force_login(two_officers["other officer"])
        client.post(reverse("venues_held_entry", args=[HeldEntry.objects.get().pk]), {"answer": "approve"})
        assert not Venue.objects.filter(name="The Paper Lantern").exists()

    def test_at_once_with_a_reason(self, client, two_officers, held):
        client.force_login(two_officers["officer"])
        imports_a_sheet(client, held)
        presses_import(client, ImportRun.objects.get(), reason="The list is due today.")
        assert Venue.objects.filter(name="The Paper Lantern").exists()
        assert Countersignature.objects.due().get().reason == "The list is due today."


def test_a_small_team_that_loosens_it_enters_at_once(client, two_officers, held):
    FourEyesSettings(register=True).save()
    client.force_login(two_officers["officer"])
    suspends(client, held)
    assert StatusEvent.objects.get().kind == "suspended"
    assert not HeldEntry.objects.exists()
