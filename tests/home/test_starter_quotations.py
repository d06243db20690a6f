"""What a new site puts in quotation marks stands in the two papers, to the letter."""

import re

import pytest
from django.test import TestCase
from wagtail.models import Page

from core.page_texts import advice_for
from plans.models import DecisionNote, DecisionPage, DecisionWording, PlanStatement, ReportPage
from tests.home.starter_words import papers_text, with_the_papers, words_in
from tests.starter_site import put_starter_site

pytestmark = pytest.mark.slow


class Quotations(TestCase):
    @classmethod
    def setUpTestData(cls):
        put_starter_site()

    @with_the_papers
    def test_what_stands_in_quotation_marks_stands_in_the_papers_to_the_letter(self):
        theirs = " ".join(papers_text().split()).translate(str.maketrans("‘’", "''"))
        quoting = [*DecisionPage.objects.all(), *DecisionWording.objects.all(), *DecisionNote.objects.all()]
        quoting += [*PlanStatement.objects.filter(public_source=None), *ReportPage.objects.all()]
        for row in quoting:
            if getattr(row, "public_source_id", None):
                continue
            for words in re.findall("“([^”]+)”", quoting_words(row)):
                with self.subTest(type(row).__name__, words=words):
                    self.assertIn(words.translate(str.maketrans("‘’", "''")), theirs)

    def test_no_page_has_a_link_that_nobody_could_tell_from_another(self):
        for page in Page.objects.filter(depth__gt=1).specific():
            with self.subTest(page.title):
                self.assertEqual([], [each for each in advice_for(page) if each.is_refused])


def quoting_words(row) -> str:
    """All words of ours in a row that may quote."""
    names = ("in_short", "record_in_our_words", "text", "recommended", "recorded", "reason_given", "difference")
    texts = [getattr(row, name, "") for name in names]
    if isinstance(row, ReportPage):
        texts += words_in(row.body.get_prep_value())
    return " ".join(texts)
