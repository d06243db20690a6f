"""What one person may do alone: told to the others, on a list, until somebody else countersigns."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core import mail
from django.urls import reverse
from wagtail.models import ModelLogEntry

from core.models import Countersignature, FourEyesSettings, SecurityEvent
from tests.core.pressing import FIELDS, NEW, OLD, address, change, press, public_words

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_the_only_administrator_publishes_alone_and_it_stays_on_the_list(client, django_user_model, things):
    alone = django_user_model.objects.create_superuser("first", "", "a phrase")
    client.force_login(alone)
    press(client, things["page"], "action-publish", search_description=NEW)
    assert public_words("page", things["page"]) == NEW
    line = Countersignature.objects.due().get()
    assert (line.by, line.what, line.label) == (alone, "published alone", "About")


class TestAtOnce:
    def address(self, thing) -> str:
        kind = ContentType.objects.get_for_model(thing)
        return reverse("publish_at_once", args=[kind.pk, thing.pk])

    @pytest.mark.parametrize("kind", FIELDS)
    def test_with_a_reason_it_is_public_told_and_listed_until_somebody_else_countersigns(
        self, client, people, things, kind, commits_at_once
    ):
        thing = things[kind]
        client.force_login(people["moderator"])
        change(client, kind, thing)
        assert b"Publish at once, with a reason" in client.get(address(thing, "edit")).content
        client.post(self.address(thing), {"reason": "The number is wrong and people call it."})
        assert public_words(kind, thing) == NEW
        assert [letter.to for letter in mail.outbox] == [["other@example.org"]]
        assert "The number is wrong and people call it." in mail.outbox[0].body
        line = Countersignature.objects.due().get()
        event = SecurityEvent.objects.get(kind="break-glass")
        assert (event.who, event.about) == ("moderator", f"{thing._meta.label} {thing.pk}")
        client.post(reverse("countersign"), {"line": line.pk})
        assert Countersignature.objects.due().exists(), "She countersigned herself."
        client.force_login(people["other moderator"])
        assert b"The number is wrong and people call it." in client.get(reverse("countersign")).content
        client.post(reverse("countersign"), {"line": line.pk})
        assert not Countersignature.objects.due().exists()

    def test_without_a_reason_it_is_not(self, client, people, things):
        client.force_login(people["moderator"])
        change(client, "page", things["page"])
        said = client.post(self.address(things["page"]), {"reason": "  "}).content.decode()
        assert "Say why it cannot wait" in said
        assert public_words("page", things["page"]) == OLD

    def test_an_editor_may_not(self, client, people, things):
        client.force_login(people["editor"])
        change(client, "page", things["page"])
        client.post(self.address(things["page"]), {"reason": "I want to."})
        assert public_words("page", things["page"]) == OLD

    def test_the_reason_is_for_that_version_only(self, client, people, things):
        client.force_login(people["moderator"])
        change(client, "page", things["page"])
        client.post(self.address(things["page"]), {"reason": "It is wrong."})
        press(client, things["page"], "action-publish", search_description="More words.")
        assert public_words("page", things["page"]) == NEW


def test_what_takes_effect_without_a_draft_waits_for_a_countersignature(client, people, things):
    client.force_login(people["moderator"])
    page = things["page"]
    client.post(address(page, "unpublish"))
    client.post(address(things["law"], "delete"))
    listed = {(line.label, line.what) for line in Countersignature.objects.due()}
    assert listed == {("About", "taken down"), ("An Act", "deleted")}
    client.force_login(people["other moderator"])
    assert "moderator did this alone: taken down." in client.get("/admin/").content.decode()


def test_who_loosens_the_rule_is_in_the_log(client, people):
    client.force_login(people["administrator"])
    where = reverse("wagtailsettings:edit", args=["core", "foureyessettings", FourEyesSettings.load().pk])
    client.post(where, {"notices": "on"})
    entry = ModelLogEntry.objects.get(action="core.four_eyes.loosened")
    assert (entry.user, entry.data["one_is_enough"]) == (people["administrator"], {"notices": True})
    client.force_login(people["moderator"])
    client.post(where, {"pages": "on"})
    assert not FourEyesSettings.load().pages
