"""An older site learns new ways of asking, and what its editors made of its best answers stays as it is."""

import pytest
from django.contrib.auth import get_user_model
from django.test import TestCase

from home.models import BestAnswer
from home.starter.best_answers import refresh_best_answers
from home.upgrades import upgrade_best_answers
from tests.starter_site import put_starter_site

pytestmark = [pytest.mark.slow, pytest.mark.databases]

NEWER = "reported twice"  # of the answer that the tests look at
OLDER = "community trigger"


def answer() -> BestAnswer:
    return BestAnswer.objects.get(reference="case-review")


class AnOlderSite(TestCase):
    @classmethod
    def setUpTestData(cls):
        """A new site whose answer was shipped without one phrase, in words of before."""
        put_starter_site()
        cls.editor = get_user_model().objects.create_superuser("editor")
        answer().revisions.all().delete()
        BestAnswer.objects.update(latest_revision=None, live_revision=None)
        older = answer()
        assert {NEWER, OLDER} <= set(older.asked)
        older.heading = "As it was said before"
        older.phrases = "\n".join(line for line in older.asked if line != NEWER)
        older.save_revision().publish()

    def test_an_answer_that_nobody_has_touched_says_what_a_new_site_says(self):
        assert [str(each) for each in refresh_best_answers()] == [
            "The City Corporation takes requests for a case review"
        ]
        assert NEWER in answer().asked
        assert refresh_best_answers() == []

    def test_of_one_that_an_editor_has_changed_only_the_new_phrase_is_added(self):
        ours = answer()
        ours.heading = "Our own words"
        ours.phrases = "\n".join(["our phrase", *(line for line in ours.asked if line != OLDER)])
        ours.save_revision(user=self.editor).publish(user=self.editor)
        assert upgrade_best_answers() == ["best answers of search brought up to date: 1"]
        now = answer()
        assert now.heading == "Our own words"
        assert "our phrase" in now.asked and NEWER in now.asked and OLDER not in now.asked
        assert upgrade_best_answers() == []

    def test_what_an_editor_takes_out_again_stays_out(self):
        self.test_of_one_that_an_editor_has_changed_only_the_new_phrase_is_added()
        without = answer()
        without.phrases = "\n".join(line for line in without.asked if line != NEWER)
        without.save_revision(user=self.editor).publish(user=self.editor)
        assert refresh_best_answers() == []

    def test_a_draft_that_waits_stays_a_draft_and_has_the_phrase_too(self):
        draft = answer()
        draft.heading = "Not read yet"
        draft.save_revision(user=self.editor)
        assert len(refresh_best_answers()) == 1
        now = answer()
        assert now.heading == "As it was said before" and NEWER in now.asked
        waiting = now.get_latest_revision_as_object()
        assert waiting.heading == "Not read yet" and NEWER in waiting.asked
        assert now.has_unpublished_changes
        assert refresh_best_answers() == []

    def test_one_that_was_taken_down_is_left_so(self):
        answer().unpublish()
        assert refresh_best_answers() == []
        assert not answer().live
