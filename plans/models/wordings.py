from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldRowPanel
from wagtail.models import Orderable

from core.problems import Problem
from core.public_pages import is_open
from plans.models.passages import with_passages
from plans.models.sources import source_in, words_held
from plans.querysets import told
from plans.quotations import NOT_THERE, is_verbatim

if TYPE_CHECKING:
    from plans.models.decisions import DecisionPage


class DecisionWording(Orderable):
    """One item as it was recommended and as it was recorded, and the difference in words."""

    decision = ParentalKey("plans.DecisionPage", on_delete=models.CASCADE, related_name="wordings")
    topic = models.CharField(max_length=120)
    recommended = models.TextField(blank=True, help_text="Exactly as the paper words it.")
    recommended_paper = models.ForeignKey(
        "plans.ReportPage", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    recommended_paragraph = models.CharField(max_length=120, blank=True)
    recorded = models.TextField(blank=True, help_text="Exactly as the record words it.")
    reason_given = models.TextField(blank=True, help_text="The words of the reasons that name this item, exactly.")
    difference = models.TextField(blank=True, help_text="What differs, in our own plain words.")
    is_in_our_words = models.BooleanField(
        "these are our own words",
        default=False,
        help_text="Tick if you tell what was recommended and recorded instead of quoting it. The page then says so.",
    )

    panels = [
        "topic",
        FieldRowPanel(["recommended", "recorded"]),
        FieldRowPanel(["recommended_paper", "recommended_paragraph"]),
        "reason_given",
        "difference",
        "is_in_our_words",
    ]

    def __str__(self):
        return self.topic

    @property
    def source(self):
        is_open = getattr(self, "paper_is_open", None)
        return source_in(self.recommended_paper, self.recommended_paragraph, is_open)


def recommended_in(wordings: models.QuerySet) -> list[DecisionWording]:
    """The items with the paper that recommended each, whether anybody may read it, and its words. Two queries."""
    wordings = wordings.select_related("recommended_paper").defer("recommended_paper__body")
    wordings = told(wordings, paper_is_open=is_open("recommended_paper"))
    return with_passages(wordings, "recommended_paper_id", "recommended_paragraph")


def misquoted_in(wordings: Iterable[DecisionWording], decision: "DecisionPage") -> list[Problem]:
    """Where words that stand as quoted are not in their paragraph, as far as the papers' own words are held here.

    What was recommended names its paragraph; what was recorded stands in one of those that record the decision.
    """
    facts = [decision, *decision.passages.all()]
    recorded = [words for fact in facts if (words := words_held(fact.source_paper, fact.source_paragraph))]
    found = []
    for row, wording in enumerate(wordings):
        recommended = words_held(wording.recommended_paper, wording.recommended_paragraph)
        said = {"recommended": [recommended] if recommended else [], "recorded": recorded}
        quoted = {name: getattr(wording, name) for name in said if not wording.is_in_our_words}
        found += [
            Problem(NOT_THERE, name, "wordings", row)
            for name, words in quoted.items()
            if words and said[name] and not any(is_verbatim(words, paragraph) for paragraph in said[name])
        ]
    return found
