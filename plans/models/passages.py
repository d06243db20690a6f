"""Words of papers that other pages show by reference: from the paragraph itself, so that they cannot drift."""

from collections.abc import Iterable

from django.db import models
from django.utils.html import escape, strip_tags
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from core.json_subquery import made_of, rows_of
from core.public_pages import is_open
from plans.models.reports import ReportContact, ReportPage
from plans.models.sources import SourcedFact
from plans.presentation.reports import private_words, without, words_at


class DecisionPassage(SourcedFact, Orderable):
    """A paragraph that records a decision. Its words are shown where the paper's own words are held here."""

    decision = ParentalKey("plans.DecisionPage", on_delete=models.CASCADE, related_name="passages")

    needs_source = True
    panels = [SourcedFact.source_panel]

    def __str__(self):
        return str(self.source.label)


def with_passages(facts: Iterable, paper="source_paper_id", paragraph="source_paragraph") -> list:
    """The facts, each with the words of its paragraph as `passage`; empty where they are not held. One query.

    Only papers that anybody may read and that stand here in their own words are quoted. Nobody is named.
    """
    facts = list(facts)
    wanted = {getattr(fact, paper) for fact in facts if getattr(fact, paper) and getattr(fact, paragraph)}
    contacts = ReportContact.objects.filter(report=models.OuterRef("pk"))
    open_papers = ReportPage.objects.filter(is_open(), body_is_summary=False)
    told = open_papers.annotate(contacts_told=rows_of(contacts, "name", "phone", "email"))
    papers = told.filter(pk__in=wanted) if wanted else ()
    held = {page.pk: (page, private_words_of(page)) for page in papers}
    for fact in facts:
        page, private = held.get(getattr(fact, paper), (None, []))
        fact.passage = quotable_words(page, getattr(fact, paragraph), private) if page else ""
    return facts


def private_words_of(paper: ReportPage) -> list[str]:
    return private_words(paper, [made_of(ReportContact, row) for row in paper.contacts_told])


def quotable_words(page: ReportPage, anchor: str, private: list[str]) -> str:
    """What stands at `anchor` in a paper, with its `private` words covered: names and numbers of officers."""
    return strip_tags(without(private, escape(words_at(page.body, anchor))))
