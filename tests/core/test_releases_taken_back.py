"""A release that was wrong: readers see what they saw before, of all its parts, and the parts are drafts again."""

import pytest
from django.core import mail
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents.models import Document

from core.held_files import hold, waiting_file_of
from core.release_publishing import publish_release, take_back_release
from core.releases import ReleaseRefused, add_item
from tests.core.pressing import FIELDS_OF_ALL, NEW, OLD, public_words
from tests.core.test_releases import KINDS, approve_all, draft, drafted, fresh, now, release, words  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
# ruff: noqa: F811 - fixtures are handed in under their names


class TestTakingBack:
    def test_readers_see_what_they_saw_before_and_the_parts_are_drafts(self, drafted, people, things, now):
        approve_all(drafted, people["moderator"])
        publish_release(drafted, now)
        mail.outbox.clear()
        take_back_release(drafted, people["other moderator"], "The date was wrong.", timezone.localtime())
        assert words(things) == {OLD}
        for kind in KINDS:
            assert getattr(fresh(things[kind]).latest_revision.as_object(), FIELDS_OF_ALL[kind]) == NEW
            assert fresh(things[kind]).has_unpublished_changes
        assert len(mail.outbox) == 3 and "The date was wrong." in mail.outbox[0].body

    def test_what_was_new_is_a_draft_and_not_deleted(self, people, things, release, now):
        """Reported: what a release had taken down was gone."""
        new = things["page"].get_parent().add_child(instance=type(things["page"])(title="New", slug="new", live=False))
        new.save_revision(user=people["editor"])
        add_item(release, fresh(new), people["editor"], now)
        approve_all(release, people["moderator"])
        publish_release(release, now)
        assert fresh(new).live
        take_back_release(release, people["moderator"], "Too early.", timezone.localtime())
        assert not fresh(new).live and fresh(new).latest_revision

    def test_what_was_changed_since_stays(self, drafted, people, things, now):
        approve_all(drafted, people["moderator"])
        publish_release(drafted, now)
        draft(things["notice"], people["editor"], words="Newer still.").publish(user=people["moderator"])
        take_back_release(drafted, people["moderator"], "Wrong.", timezone.localtime())
        assert public_words("notice", things["notice"]) == "Newer still."
        assert public_words("page", things["page"]) == OLD

    def test_it_is_taken_back_once(self, drafted, people, things, now):
        approve_all(drafted, people["moderator"])
        publish_release(drafted, now)
        for _ in range(2):
            take_back_release(drafted, people["moderator"], "Wrong.", timezone.localtime())
        assert drafted.effects.filter(kind="parts", is_of_taking_back=True).count() == 1


def test_a_file_that_waits_goes_with_it_and_comes_back(people, release, now, tmp_path, settings, things):
    settings.MEDIA_ROOT = tmp_path
    poster = Document.objects.create(title="Poster", file=ContentFile(b"%PDF-1.7\nold", name="poster.pdf"))
    hold(poster, ContentFile(b"%PDF-1.7\nnew", name="poster.pdf"), people["editor"], now)
    add_item(release, poster, people["editor"], now)
    with pytest.raises(ReleaseRefused, match="You wrote part|may not"):
        approve_all(release, people["editor"])
    approve_all(release, people["moderator"])
    publish_release(release, now)
    assert fresh(poster).file.read().endswith(b"new") and not waiting_file_of(poster)
    take_back_release(release, people["moderator"], "Wrong.", timezone.localtime())
    assert fresh(poster).file.read().endswith(b"old") and waiting_file_of(poster)
