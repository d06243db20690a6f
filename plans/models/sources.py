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
NOT_PUBLIC = Source("A paper that is not public.")


def source_in(paper, paragraph: str, is_open: bool | None = None) -> Source:
    """A paragraph of a paper as a reader is told of it; without a paper, a note of our own.

    `is_open`: whether anybody may read the paper. If it has not been read with the fact, it is asked for here.
    """
    if paper is None:
        return EDITORIAL
    if is_open is None:
        is_open = paper.live and not paper.get_view_restrictions().exists()
    if not is_open:
        return NOT_PUBLIC
    label = paper.cited_as + (f", {paper.paragraph_label(paragraph)}" if paragraph else "")
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
        return source_in(self.source_paper, self.source_paragraph, getattr(self, "source_is_open", None))

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
