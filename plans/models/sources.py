from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldRowPanel

from core.partial_dates import PartialDate
from plans.presentation.reports import words_at
from plans.quotations import problem_with_quotation


@dataclass(frozen=True)
class Source:
    """Where a fact comes from, as a reader sees it. No address: a note of ours, or a paper not on show."""

    label: str
    url: str = ""
    strength: str = ""
    is_weak: bool = False
    limits: str = ""


EDITORIAL = Source("Editorial note: this is our own reading, not a published fact.")
SAY_WHERE = "Say where this was read: choose the paper, or a page outside this site."
WORDS = (models.CharField, models.TextField)
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


def source_outside(page) -> Source:
    """A page outside this site as a reader is told of it: how strong it is, when it was read, and what was not."""
    read = f"Read on {PartialDate(page.read_on)}. {page.limits}".strip()
    return Source(page.label, page.address, page.strength, page.is_weak, read)


def words_held(paper, paragraph: str) -> str:
    """The words of a paragraph of a paper; empty where the paper stands here in our own words, or has no such one."""
    return "" if paper is None or paper.body_is_summary else words_at(paper.body, paragraph)


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

    public_source = models.ForeignKey(
        "plans.PublicSource",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="or a page outside this site",
        help_text="If it was not read in a paper that stands here.",
    )

    class Meta:
        abstract = True

    # The fields that stand in quotation marks: words of the paragraph named as the source.
    quoted_fields: tuple[str, ...] = ()

    source_panel = FieldRowPanel(["source_paper", "source_paragraph", "public_source"], heading="Where this comes from")

    @property
    def source(self) -> Source:
        if self.public_source_id:
            return source_outside(self.public_source)
        return source_in(self.source_paper, self.source_paragraph, getattr(self, "source_is_open", None))

    @property
    def needs_source(self) -> bool:
        """Whether it says what others decided, did or published, in their words or ours.

        A reading of our own may have none, and says so. Words as published were read somewhere.
        """
        fields = [field.name for field in self._meta.concrete_fields if isinstance(field, WORDS)]
        return any(
            getattr(self, name) for name in fields if name.endswith("as_published") or name in self.quoted_fields
        )

    @property
    def has_source(self) -> bool:
        return bool(self.source_paper_id or self.public_source_id)

    def clean(self):
        super().clean()
        if self.public_source_id and self.source_paper_id:
            raise ValidationError({"public_source": "Choose the paper or the page outside this site, not both."})
        if self.needs_source and not self.has_source:
            raise ValidationError({"source_paper": SAY_WHERE})
        if not self.source_paragraph:
            return
        if self.source_paper is None:
            raise ValidationError({"source_paper": "Choose the paper in which this paragraph stands."})
        if self.source_paragraph not in self.source_paper.anchors:
            raise ValidationError(
                {"source_paragraph": "That paper has no such paragraph. Open the paper and copy what follows the #."}
            )
        if problems := self._misquoted():
            raise ValidationError(problems)

    def _misquoted(self) -> dict[str, str]:
        """What is quoted and does not stand in its paragraph, where the paper's own words are held here."""
        paragraph = words_held(self.source_paper, self.source_paragraph)
        quoted = {name: getattr(self, name) for name in self.quoted_fields if getattr(self, name)}
        problems = {name: problem_with_quotation(words, paragraph) for name, words in quoted.items() if paragraph}
        return {name: problem for name, problem in problems.items() if problem}
