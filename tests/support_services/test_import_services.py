"""A file of services becomes drafts: updated, never doubled, never published. Bad rows are listed, the rest go in."""

import json
import os
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from support_services.importing.rows import read_row

pytestmark = pytest.mark.django_db

# The list the first services came from, for whoever has it.
REAL_FILE = Path(os.environ.get("SUPPORT_SERVICES_FILE", "../shared/reference/support-services.json"))

HOURS = {
    "is_24_7": False,
    "status": "seen",
    "note": "not bank holidays",
    **{day: [["09:00", "17:00"]] for day in ("mon", "tue", "wed", "thu", "fri")},
    "sat": [],
    "sun": [],
}
ROW = {
    "id": "listeners",
    "name": "Listeners",
    "organisation": "Good Ears",
    "what_it_does": "They listen.",
    "who_for": ["women", "friends and family"],
    "abuse_types": ["domestic abuse (all forms)", "stalking"],
    "area": "England and Wales",
    "phone": "0808 157 0000 (press 2)",
    "text_sms": None,
    "webchat_url": "https://listeners.example.org/",
    "email": None,
    "website": "https://listeners.example.org/",
    "opening_hours": HOURS,
    "languages": "interpreters in many languages",
    "accessibility": "Relay UK 18001",
    "cost": "free (inferred from the 0808 prefix)",
    "appears_on_bill": None,
    "sources": [
        {"url": "https://old.example.org/", "date": "2019-04", "seen": "0808 157 0000"},
        {"url": "https://new.example.org/", "date": "2026-10-02", "seen": "call 0808 157 0000, free"},
        {"url": "https://newest.example.org/", "date": "2026-11-01", "seen": "about their work"},
    ],
    "confidence": "high",
    "confidence_by_field": {},
    "check_before_publishing": ["hours"],
    "publish": "yes, after a live check",
}


@pytest.fixture
def run(tmp_path):
    """Imports a list of rows, or a text; gives what was said on standard output and on standard error."""

    def run(rows) -> tuple[str, str]:
        file = tmp_path / "services.json"
        file.write_text(rows if isinstance(rows, str) else json.dumps(rows, indent=1), encoding="utf-8")
        out, err = StringIO(), StringIO()
        call_command("import_services", str(file), stdout=out, stderr=err)
        return out.getvalue(), err.getvalue()

    return run


def drafts() -> dict:
    from support_services.models import Service

    return {service.reference: service.get_latest_revision_as_object() for service in Service.objects.all()}


class TestRow:
    def test_a_number_is_as_old_as_the_newest_page_on_which_it_was_seen(self):
        fields = read_row(ROW).fields
        assert fields["source_url"] == "https://new.example.org/"
        assert fields["source_date"] == date(2026, 10, 2)

    def test_a_number_that_no_dated_page_shows_has_no_date(self):
        sources = [{"url": "https://example.org/", "date": "2026-10-02", "seen": "another number, 0808 157 0001"}]
        assert read_row(ROW | {"sources": sources}).fields["source_date"] is None

    def test_dates_are_no_more_exact_than_the_source(self):
        fields = read_row(ROW | {"sources": ROW["sources"][:1]}).fields
        assert (fields["source_date"], fields["source_precision"]) == (date(2019, 4, 1), "month")

    def test_hours_become_openstreetmap_text_with_what_is_known_of_bank_holidays(self):
        assert read_row(ROW).fields["hours"] == "Mo-Fr 09:00-17:00; PH off"
        unsaid = read_row(ROW | {"opening_hours": HOURS | {"note": "own page"}})
        assert unsaid.fields["hours"] == "Mo-Fr 09:00-17:00; PH unknown"
        assert read_row(ROW | {"opening_hours": {"is_24_7": True, "status": "seen"}}).fields["hours"] == "24/7"

    def test_hours_on_which_sources_disagree_are_not_known(self):
        assert read_row(ROW | {"opening_hours": HOURS | {"status": "conflicting"}}).fields["hours"] == ""

    def test_words_around_a_number_become_its_label_and_each_number_its_own_row(self):
        assert read_row(ROW).ways[0] == ("phone", "0808 157 0000", "press 2")
        ways = read_row(ROW | {"phone": "18000 (emergency); 18001 + number"}).ways
        assert [way[1:] for way in ways[:2]] == [("18000", "emergency"), ("18001", "+ number")]

    def test_an_address_that_stands_twice_is_kept_once(self):
        assert [kind for kind, _, _ in read_row(ROW).ways] == ["phone", "webchat"]

    def test_what_is_of_low_confidence_is_left_out(self):
        ways = read_row(ROW | {"confidence_by_field": {"phone": "low", "webchat_url": "low (memory)"}}).ways
        assert "phone" not in [kind for kind, _, _ in ways]

    def test_an_unverified_number_is_never_read(self):
        assert "0808 808 8141" not in str(read_row(ROW | {"phone": None, "phone_unverified": "0808 808 8141"}))

    def test_free_words_become_marks(self):
        marks = read_row(ROW).marks
        assert set(marks["asks"]) == {"me", "other"}
        assert marks["person"] == ["women"]
        assert set(marks["harm"]) == {"home", "followed"}
        assert marks["access"] == ["relay"]


class TestCommand:
    def test_a_row_of_high_confidence_becomes_a_draft_that_can_be_published(self, run):
        out, err = run([ROW])
        assert "ready to be published" in out and not err
        draft = drafts()["listeners"]
        assert not draft.live
        draft.latest_revision.publish()
        assert drafts()["listeners"].live

    @pytest.mark.parametrize("confidence", ["medium", "low", None])
    def test_any_other_row_stays_a_draft_with_the_reason(self, run, confidence):
        from core.publishing import PublishingRefused

        run([ROW | {"confidence": confidence, "confidence_by_field": {"phone": "medium"}}])
        draft = drafts()["listeners"]
        assert "Confidence" in draft.held_back_because and "phone: medium" in draft.held_back_because
        with pytest.raises(PublishingRefused):
            draft.latest_revision.publish()

    def test_running_it_again_changes_nothing(self, run):
        run([ROW])
        revisions = drafts()["listeners"].revisions.count()
        out, _ = run([ROW])
        assert "1 unchanged" in out
        assert len(drafts()) == 1 and drafts()["listeners"].revisions.count() == revisions

    def test_a_changed_row_updates_the_draft_and_keeps_the_rows_of_its_contacts(self, run):
        run([ROW])
        before = {point.value: point.pk for point in drafts()["listeners"].contact_points.all()}
        out, _ = run([ROW | {"name": "Good listeners"}])
        draft = drafts()["listeners"]
        assert "1 updated" in out and draft.name == "Good listeners"
        assert {point.value: point.pk for point in draft.contact_points.all()} == before

    def test_a_public_service_keeps_its_public_words_until_an_editor_publishes_the_new_ones(self, run):
        from support_services.models import Service

        run([ROW])
        drafts()["listeners"].latest_revision.publish()
        run([ROW | {"name": "Good listeners", "confidence": "medium"}])
        service = Service.objects.get()
        assert service.live and service.name == "Listeners" and service.has_unpublished_changes
        assert drafts()["listeners"].held_back_because

    def test_a_later_check_by_a_person_is_not_overwritten(self, run):
        from support_services.number_checks import record_check

        run([ROW])
        record_check(drafts()["listeners"], date(2026, 11, 19), "Officer")
        run([ROW | {"name": "Good listeners"}])
        assert drafts()["listeners"].checked_on == date(2026, 11, 19)
        assert drafts()["listeners"].checked_by_role == "Officer"

    def test_bad_rows_are_listed_with_their_line_and_the_rest_go_in(self, run):
        bad = [
            "not a service",
            {"id": "nameless"},
            ROW | {"id": "number", "phone": "call us"},
            ROW | {"id": "wrong", "phone": "0808 15"},
            ROW | {"id": "hours", "opening_hours": HOURS | {"mon": [["9", "25:00"]]}},
            ROW | {"id": "link", "website": "example.org", "webchat_url": None},
            ROW | {"id": "types", "who_for": "women"},
            ROW | {"id": "has space"},
            ROW,
        ]
        out, err = run([ROW, *bad, ROW | {"id": "second"}])
        assert set(drafts()) == {"listeners", "second"}
        assert f"{len(bad)} left out" in err
        assert err.count("Line ") == len(bad)
        assert "Line 2:" not in err  # the first row, which is right, begins there
        assert "was in the file before" in err

    @pytest.mark.parametrize("text", ["", "{}", "[{]", '[{"id": "a"} {"id": "b"}]', "not json"])
    def test_a_file_that_is_no_list_is_refused_with_the_line(self, run, text):
        with pytest.raises(CommandError, match="[Ll]ine 1"):
            run(text)

    def test_a_file_that_cannot_be_read_is_refused(self, tmp_path):
        with pytest.raises(CommandError, match="cannot be read"):
            call_command("import_services", str(tmp_path / "missing.json"))
        (tmp_path / "latin.json").write_bytes(b'["\xe9"]')
        with pytest.raises(CommandError, match="UTF-8"):
            call_command("import_services", str(tmp_path / "latin.json"))


@pytest.mark.skipif(not REAL_FILE.exists(), reason="Needs the list of services; name it with SUPPORT_SERVICES_FILE.")
class TestRealFile:
    @pytest.mark.slow
    def test_every_row_goes_in_twice_over_and_nothing_is_public(self):
        for _ in range(2):
            out, err = StringIO(), StringIO()
            call_command("import_services", str(REAL_FILE), stdout=out, stderr=err)
        rows = json.loads(REAL_FILE.read_text(encoding="utf-8"))
        rows = [row for row in rows if row["show"] != "remove"]
        assert "3 left out" in err.getvalue()  # those that have ended
        services = drafts()
        assert set(services) == {row["id"] for row in rows}
        assert not any(service.live for service in services.values())
        assert all(bool(services[row["id"]].held_back_because) == (row["show"] == "hold") for row in rows)

    @pytest.mark.slow
    def test_no_number_that_was_only_remembered_gets_in(self):
        call_command("import_services", str(REAL_FILE), stdout=StringIO(), stderr=StringIO())
        rows = json.loads(REAL_FILE.read_text(encoding="utf-8"))
        remembered = {row["phone_unverified"] for row in rows if row["show"] != "remove"} - {None}
        kept = {point.value for service in drafts().values() for point in service.contact_points.all()}
        assert remembered and not remembered & kept
