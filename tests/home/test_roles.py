"""What each role may and may not do, by the names of the rights: a right too many is as wrong as one too few."""

import pytest

from home.roles import make_roles, rights_of_roles

pytestmark = pytest.mark.django_db


@pytest.fixture
def rights() -> dict[str, set[str]]:
    make_roles()
    return rights_of_roles()


def test_editors_write_and_do_not_publish_or_delete(rights):
    assert {"wagtailadmin.access_admin", "add_page below /", "change_page below /"} <= rights["Editors"]
    assert not {right for right in rights["Editors"] if right.startswith(("publish_page", "lock_page"))}
    files = {
        "wagtaildocs.delete_document",
        "wagtailimages.delete_image",
    }  # Wagtail's own: those they brought themselves
    assert {right for right in rights["Editors"] if ".delete_" in right} <= files


def test_only_moderators_change_the_partnerships_particulars(rights):
    holders = {role for role, held in rights.items() if "core.change_partnershipsettings" in held}
    assert holders == {"Moderators"}
    assert "publish_page below /" in rights["Moderators"]


def test_officers_keep_the_register_and_change_nothing_that_happened(rights):
    assert rights["Officers"] == {
        "wagtailadmin.access_admin",
        *(f"venues.{action}_{kind}" for kind in ("schemeyear", "venue", "accreditation") for action in EDIT),
        *(
            f"venues.{action}_{kind}"
            for kind in ("statusevent", "certificate", "importrun", "reminder")
            for action in ADD
        ),
        "venues.import_venue",
    }


EDIT, ADD = ("view", "add", "change"), ("view", "add")


def test_making_them_again_adds_nothing(rights):
    make_roles()
    assert rights_of_roles() == rights
