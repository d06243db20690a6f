"""Releases: grouped by an editor, approved once by somebody who wrote none of it, public together or not at all."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from core.models import Release
from core.release_publishing import publish_release, resume_releases
from core.releases import ReleaseRefused, add_item, approve, items_to_approve, remove_item, seen_key
from plans.models import Organisation
from tests.core.pressing import FIELDS_OF_ALL, NEW, OLD, public_words

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
KINDS = ["page", "notice", "definition", "organisation"]


@pytest.fixture
def now():
    return timezone.localtime()


@pytest.fixture
def release(people, now) -> Release:
    return Release.objects.create(title="Summer 2027", made_by=people["editor"], made_at=now)


@pytest.fixture
def drafted(people, things, release, now):
    """One draft of each kind by the editor, all in the release."""
    for kind in KINDS:
        draft(things[kind], people["editor"], **{FIELDS_OF_ALL[kind]: NEW})
        add_item(release, fresh(things[kind]), people["editor"], now)
    return release


def fresh(thing):
    return type(thing).objects.get(pk=thing.pk)


def draft(thing, person, **changes):
    draft = fresh(thing).get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(draft, name, value)
    return draft.save_revision(user=person)


def seen(release) -> set[str]:
    return {seen_key(item) for item in items_to_approve(release)}


def approve_all(release, person):
    approve(release, person, seen(release), timezone.localtime())


def words(things) -> set[str]:
    return {public_words(kind, things[kind]) for kind in KINDS}


class TestTogether:
    def test_all_of_it_is_public_in_one_step(self, drafted, people, things, now):
        approve_all(drafted, people["moderator"])
        assert words(things) == {OLD}
        publish_release(drafted, now)
        assert words(things) == {NEW}
        assert not any(fresh(things[kind]).has_unpublished_changes for kind in KINDS)

    def test_nothing_is_public_where_one_part_is_refused(self, drafted, people, things, now):
        draft(things["page"], people["editor"], slug="beside", search_description=NEW)
        other = things["page"].get_parent().add_child(instance=type(things["page"])(title="Beside", slug="beside"))
        approve_all(drafted, people["moderator"])
        with pytest.raises(ReleaseRefused, match="About"):
            publish_release(drafted, now)
        assert words(things) == {OLD} and other.live
        drafted.refresh_from_db()
        assert drafted.is_in_preparation and drafted.unsettled_from is None

    def test_pressed_twice_it_is_done_once(self, drafted, people, now):
        approve_all(drafted, people["moderator"])
        twice = Release.objects.get(pk=drafted.pk)
        publish_release(drafted, now)
        before = Release.objects.get(pk=drafted.pk).published_at
        with pytest.raises(ReleaseRefused):
            publish_release(twice, timezone.localtime())
        assert Release.objects.get(pk=drafted.pk).published_at == before

    def test_what_rests_on_another_part_may_be_added_first(self, people, things, release, now):
        """Reported of three systems: a part that names a new one of the same release was refused, or lost the name."""
        new = Organisation.objects.create(name="The Harbour Forum", live=False)
        draft(new, people["editor"], purpose="Talks.")
        draft(things["organisation"], people["editor"], part_of_id=new.pk)
        for thing in (things["organisation"], new):
            add_item(release, fresh(thing), people["editor"], now)
        approve_all(release, people["moderator"])
        publish_release(release, now)
        assert fresh(things["organisation"]).part_of == fresh(new) and fresh(new).live

    def test_a_page_and_the_page_below_it(self, people, things, release, now):
        """Reported: parent and child in one release failed when the child came first."""
        kind = type(things["page"])
        above = things["page"].get_parent().add_child(instance=kind(title="Above", slug="above", live=False))
        below = above.add_child(instance=kind(title="Below", slug="below", live=False))
        for page in (below, above):
            page.save_revision(user=people["editor"])
        add_item(release, fresh(below), people["editor"], now)
        approve_all(release, people["moderator"])
        with pytest.raises(ReleaseRefused, match="stands below “Above”"):
            publish_release(release, now)
        add_item(release, fresh(above), people["editor"], now)
        approve_all(release, people["moderator"])
        publish_release(release, now)
        assert fresh(below).live and fresh(above).live

    def test_what_another_time_was_planned_for_goes_with_the_release(self, people, things, release, now):
        later = now + timedelta(days=40)
        draft(things["page"], people["editor"], search_description=NEW, go_live_at=later)
        add_item(release, fresh(things["page"]), people["editor"], now)
        approve_all(release, people["moderator"])
        publish_release(release, now)
        assert public_words("page", things["page"]) == NEW

    def test_a_part_that_was_deleted_is_named(self, drafted, people, things, now):
        """Reported: somebody else had removed it meanwhile, and publishing ended in an error without words."""
        approve_all(drafted, people["moderator"])
        things["notice"].delete()
        with pytest.raises(ReleaseRefused, match="“Roads” was deleted"):
            publish_release(drafted, now)
        remove_item(drafted.items.get(label="Roads"), people["editor"])
        approve_all(drafted, people["moderator"])
        publish_release(drafted, now)
        assert public_words("page", things["page"]) == NEW

    def test_it_is_in_one_release_only_and_has_a_draft(self, drafted, people, things, now):
        other = Release.objects.create(title="Autumn", made_at=now)
        with pytest.raises(ReleaseRefused, match="is in the release “Summer 2027” already"):
            add_item(other, things["page"], people["editor"], now)
        with pytest.raises(ReleaseRefused, match="Save a draft"):
            add_item(other, fresh(things["measure"]), people["editor"], now)

    def test_an_empty_one_is_not_published(self, release, now):
        with pytest.raises(ReleaseRefused, match="Add a part"):
            publish_release(release, now)


class TestApproval:
    def test_nobody_approves_what_she_wrote_any_part_of(self, drafted, people, things):
        draft(things["notice"], people["moderator"], words="Hers.")
        draft(things["notice"], people["editor"], words="His again.")
        with pytest.raises(ReleaseRefused, match="You wrote part of it: “Roads”. Ask other moderator"):
            approve_all(drafted, people["moderator"])
        with pytest.raises(ReleaseRefused, match="You may not approve"):
            approve_all(drafted, people["other editor"])
        approve_all(drafted, people["other moderator"])
        assert not items_to_approve(drafted)

    def test_without_approval_nothing_is_public(self, drafted, things, now):
        with pytest.raises(ReleaseRefused, match="Nobody has approved"):
            publish_release(drafted, now)
        assert words(things) == {OLD}

    def test_what_is_changed_afterwards_is_approved_again(self, drafted, people, things, now):
        """Reported: what was published was as it had been added, or was not asked about again."""
        approve_all(drafted, people["moderator"])
        draft(things["notice"], people["editor"], words="Something else.")
        assert [item.label for item in items_to_approve(drafted)] == ["Roads"]
        with pytest.raises(ReleaseRefused, match="“Roads” as it is now"):
            publish_release(drafted, now)
        assert words(things) == {OLD}
        approve_all(drafted, people["other moderator"])
        publish_release(drafted, now)
        assert public_words("notice", things["notice"]) == "Something else."

    def test_what_is_saved_again_as_it_was_stays_approved(self, drafted, people, things, now):
        approve_all(drafted, people["moderator"])
        draft(things["notice"], people["editor"])
        publish_release(drafted, now)
        assert words(things) == {NEW}

    def test_what_is_added_or_taken_out_afterwards_asks_for_approval_again(self, drafted, people, things, now):
        approve_all(drafted, people["moderator"])
        draft(things["law"], people["editor"], what_it_asks=NEW)
        added = add_item(drafted, fresh(things["law"]), people["editor"], now)
        assert items_to_approve(drafted) == [added]
        remove_item(added, people["editor"])
        assert len(items_to_approve(drafted)) == len(KINDS)

    def test_what_changes_while_somebody_looks_at_it_is_not_approved(self, drafted, people, things, now):
        looked_at = seen(drafted)
        draft(things["notice"], people["editor"], words="Slipped in.")
        with pytest.raises(ReleaseRefused, match="changed while you looked"):
            approve(drafted, people["moderator"], looked_at, now)

    def test_the_approval_of_somebody_who_has_left_counts_no_more(self, drafted, people, things, now):
        approve_all(drafted, people["moderator"])
        people["moderator"].delete()
        with pytest.raises(ReleaseRefused, match="Nobody has approved"):
            publish_release(drafted, now)


class TestByTheClock:
    def test_at_its_time_it_is_public(self, drafted, people, things, now):
        drafted.goes_public_at = now + timedelta(hours=1)
        drafted.save()
        approve_all(drafted, people["moderator"])
        resume_releases(now)
        assert words(things) == {OLD}
        resume_releases(now + timedelta(hours=1))
        assert words(things) == {NEW}

    def test_what_may_not_go_public_then_says_so_and_holds_up_nothing(self, drafted, people, things, now):
        """Reported: the schedule swallowed the error."""
        drafted.goes_public_at = now
        drafted.save()
        approve_all(drafted, people["moderator"])
        draft(things["notice"], people["editor"], words="Changed since.")
        resume_releases(now)
        drafted.refresh_from_db()
        assert words(things) == {OLD} and "“Roads” as it is now" in drafted.sent_back_because
        assert drafted.unsettled_from is None

    def test_it_counts_only_once_it_is_approved(self, drafted, things, now):
        drafted.goes_public_at = now
        drafted.save()
        resume_releases(now)
        assert words(things) == {OLD}


class TestEffects:
    def test_the_receipt_lists_each_with_time_and_outcome(self, drafted, people, now):
        approve_all(drafted, people["moderator"])
        publish_release(drafted, now)
        effects = {effect.kind: effect for effect in drafted.effects.all()}
        assert {"parts", "kept", "pages", "mirror", "feed", "letter"} <= set(effects)
        assert all(effect.done_at and effect.outcome for effect in effects.values())
        assert effects["parts"].outcome.startswith("4 parts")
        assert {letter.to[0] for letter in mail.outbox} == {"edito@example.org", "moder@example.org"}

    def test_a_letter_that_broke_off_is_sent_again_by_itself_and_no_other_twice(
        self, drafted, people, settings, monkeypatch, now
    ):
        approve_all(drafted, people["moderator"])
        working, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody answers there
        publish_release(drafted, now)
        broken = drafted.effects.filter(done_at=None)
        assert {effect.kind for effect in broken} == {"letter"} and broken[0].outcome.startswith("Broken off")
        settings.EMAIL_BACKEND = working
        for _ in range(2):
            resume_releases(timezone.localtime() + timedelta(minutes=2))
        assert sorted(letter.to[0] for letter in mail.outbox) == ["edito@example.org", "moder@example.org"]
        assert all(effect.tries == 2 for effect in drafted.effects.filter(kind="letter"))
