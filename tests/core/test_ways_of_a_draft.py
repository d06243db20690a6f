"""A draft's way to a second person and back, and what others reported of systems like this one, tried here."""

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import Revision

from plans.models import Organisation
from tests.core.pressing import FIELDS_OF_ALL, NEW, OLD, address, answers, press, public_words, revision_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.mark.parametrize("kind", ["page", "notice", "organisation", "answer of search"])
def test_what_an_editor_submits_reaches_an_approver_and_is_public_in_one_press(client, people, things, kind):
    """Also where rows had no drafts, and nobody was asked."""
    thing = things[kind]
    client.force_login(people["editor"])
    form = client.get(address(thing, "edit")).content.decode()
    assert form.index("action-submit") < form.find("action-publish") or "action-publish" not in form
    press(client, thing, "action-submit", **{FIELDS_OF_ALL[kind]: NEW})
    said = client.get("/admin/").content.decode()
    assert "You wait for an answer" in said and "Approvers: moderator, other moderator" in said
    client.force_login(people["moderator"])
    assert "editor asks for your approval" in client.get("/admin/").content.decode()
    answers(client, type(thing).objects.get(pk=thing.pk), "approve")
    assert public_words(kind, thing) == NEW


def test_a_draft_that_was_sent_back_is_on_its_authors_first_screen_and_in_a_letter(client, people, things):
    client.force_login(people["editor"])
    press(client, things["definition"], "action-submit", short_forms=NEW)
    assert {"moder@example.org", "other@example.org"} <= {address for letter in mail.outbox for address in letter.to}
    mail.outbox.clear()
    client.force_login(people["moderator"])
    answers(client, type(things["definition"]).objects.get(), "reject")
    assert [letter.to for letter in mail.outbox] == [["edito@example.org"]]
    client.force_login(people["editor"])
    assert "Sent back to you by moderator: “So.”" in client.get("/admin/").content.decode()


def test_what_names_an_organisation_that_nobody_approved_is_not_published(client, people, things):
    board, new = things["organisation"], Organisation.objects.create(name="The Unseen Forum", live=False)
    client.force_login(people["moderator"])
    press(client, board, part_of=new.pk)
    client.force_login(people["other moderator"])
    answer = press(client, board, "action-publish")
    assert "nobody has approved yet" in client.get(answer["location"]).content.decode()
    board.refresh_from_db()
    assert board.part_of is None


# What others reported of other systems, tried here.


def test_an_approver_who_sets_the_time_while_approving_presses_once(client, people, things):
    """A newer version that says the same is not approved anew: reported of a workflow that began from its first step
    after a save without any change."""
    page = things["page"]
    client.force_login(people["editor"])
    press(client, page, "action-submit", search_description=NEW)
    client.force_login(people["moderator"])
    later = {"go_live_at": "2099-12-01 10:00", "workflow-action-name": "approve"}
    press(client, page, "action-workflow-action", **later)
    assert Revision.objects.for_instance(page).filter(approved_go_live_at__isnull=False).exists()


def test_saving_without_a_change_does_not_send_the_draft_back_to_its_first_step(client, people, things):
    page = things["page"]
    client.force_login(people["editor"])
    press(client, page, "action-submit", search_description=NEW)
    client.force_login(people["moderator"])
    press(client, page)
    answers(client, page, "approve")
    assert public_words("page", page) == NEW


def test_words_that_an_approver_adds_while_approving_are_not_approved_with_it(client, people, things):
    """Reported: what the approver had typed went public with her approval."""
    page = things["page"]
    client.force_login(people["editor"])
    press(client, page, "action-submit", search_description=NEW)
    client.force_login(people["moderator"])
    more = {"search_description": "Slipped in.", "workflow-action-name": "approve"}
    press(client, page, "action-workflow-action", **more)
    assert public_words("page", page) == OLD
    assert revision_of(page).content["search_description"] == "Slipped in."


def test_an_approver_who_is_in_the_group_that_is_asked_does_not_approve_her_own(client, people, things):
    """Reported more than once: a member of the approving group submits, and finds the task in her own list."""
    page = things["page"]
    client.force_login(people["moderator"])
    press(client, page, "action-submit", search_description=NEW)
    assert "asks for your approval" not in client.get("/admin/").content.decode()
    answers(client, page, "approve")
    assert public_words("page", page) == OLD


def test_a_second_account_with_more_rights_does_not_help_whoever_started_it(client, people, things):
    """Reported: the check looked at who had started the workflow, and let administrators past."""
    page = things["page"]
    client.force_login(people["editor"])
    press(client, page, "action-submit", search_description="Begun by the editor.")
    client.force_login(people["administrator"])
    press(client, page, search_description=NEW)
    answers(client, page, "approve")
    assert public_words("page", page) == OLD


def test_what_is_imported_is_the_importers_own_change(client, people, things):
    """An import saves for its user: she does not publish alone what it brought."""
    client.force_login(people["moderator"])
    told = '[{"name": "Listening line", "reference": "listening-line", "phone": "020 7946 0991"}]'
    file = SimpleUploadedFile("services.json", told.encode(), "application/json")
    looked = client.post("/admin/services/import/", {"file": file})
    if looked.context and "read" in looked.context:
        client.post("/admin/services/import/", {"read": looked.context["read"], "keep": "1"})
    for revision in Revision.objects.filter(object_str="Listening line"):
        assert revision.user == people["moderator"]
