from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldRowPanel


@dataclass(frozen=True)
class Source:
    """Where a fact comes from, as a reader sees it. No address: a note of ours, or a paper not on show."""

    label: str
    url: str = ""


EDITORIAL = Source("Editorial note: this is our own reading, not a published fact.")


def source_in(paper, paragraph: str) -> Source:
    """A paragraph of a paper as a reader is told of it; without a paper, a note of our own."""
    if paper is None:
        return EDITORIAL
    label = paper.cited_as + (f", {paper.paragraph_label(paragraph)}" if paragraph else "")
    if not paper.live:
        return Source(label)
    return Source(label, f"{paper.url}#{paragraph}" if paragraph else paper.url)


class SourcedFact(models.Model):
    """A fact that leads to the paragraph it was read in, or says that it is ours."""

    source_paper = models.ForeignKey(
        "plans.ReportPage",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The paper this was read in. Leave empty only for a note of our own.",
    )
    source_paragraph = models.CharField(
        max_length=120,
        blank=True,
        help_text="The paragraph's address in that paper, such as para-7. It stands after the # of its link.",
    )

    class Meta:
        abstract = True

    source_panel = FieldRowPanel(["source_paper", "source_paragraph"], heading="Where this comes from")

    @property
    def source(self) -> Source:
        return source_in(self.source_paper, self.source_paragraph)

    def clean(self):
        super().clean()
        if not self.source_paragraph:
            return
        if self.source_paper is None:
            raise ValidationError({"source_paper": "Choose the paper in which this paragraph stands."})
        if self.source_paragraph not in self.source_paper.anchors:
            raise ValidationError(
                {"source_paragraph": "That paper has no such paragraph. Open the paper and copy what follows the #."}
            )
