import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.text import Truncator
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable, PageManager
from wagtail.search import index

from core.models import BasePage, DatePrecision
from core.partial_dates import PartialDate, Precision
from core.problems import Problem
from core.rich_text import PHRASE
from delivery.clock import day_of
from plans.blocks import PaperBody
from plans.models.facts_not_stated import FactsNotStatedField
from plans.paragraph_labels import paragraph_label
from plans.presentation.reports import appendices_shown, contents, header_facts, papers_page, private_words
from plans.querysets import ReportQuerySet


class ReportIndexPage(BasePage):
    """Every committee paper, newest first."""

    page_description = "Lists every committee paper, newest first. There is one of these."
    parent_page_types = ["home.HomePage"]
    subpage_types = ["plans.ReportPage"]
    max_count = 1

    introduction = RichTextField(features=PHRASE, blank=True)

    content_panels = [*BasePage.content_panels, "introduction"]
    type_label = "Papers"
    reads_from_address = ("p",)

    class Meta:
        verbose_name = "list of papers"

    def get_context(self, request, *args, **kwargs):
        papers = ReportPage.objects.child_of(self).public_list().defer("body")
        return super().get_context(request, *args, **kwargs) | papers_page(papers, request.GET.get("p"))


class ReportPageKind(models.TextChoices):
    COMMITTEE_REPORT = "committee_report", "committee report"
    BOARD_PAPER = "board_paper", "board paper"
    PLAN = "plan", "plan"
    APPENDIX = "appendix", "appendix"
    MINUTES = "minutes", "minutes"
    ASSESSMENT = "assessment", "assessment"


class ReportPage(BasePage):
    """One committee paper or one of its appendices, in its own words, with a stable address for every paragraph."""

    page_description = "A committee paper, word for word. Usually made by importing the paper."
    parent_page_types = ["plans.ReportIndexPage"]
    subpage_types: list[str] = []
    is_in_our_words = False

    Kind = ReportPageKind

    kind = models.CharField(max_length=20, choices=Kind, default=Kind.COMMITTEE_REPORT)
    title_as_published = models.CharField(max_length=255, blank=True)
    in_short = RichTextField(features=PHRASE, blank=True, help_text="What it says and asks for, in our own words.")
    committee = models.ForeignKey(
        "plans.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="reports")  # fmt: skip
    committee_as_published = models.CharField(max_length=255, blank=True)
    committee_is_inferred = models.BooleanField(
        "the committee is our reading", default=False, help_text="Tick if the header does not name it."
    )
    date = models.DateField(null=True, blank=True, help_text="The date at the top of the paper.")
    date_precision = models.CharField(
        "what is known of the date", max_length=12, choices=DatePrecision, default=DatePrecision.DAY
    )
    date_as_published = models.CharField(max_length=120, blank=True)
    openness = models.CharField(max_length=60, blank=True, help_text="As printed, such as Public.")
    action_requested = models.CharField(max_length=60, blank=True, help_text="As printed, such as For Information.")
    report_of_post = models.CharField("report of (post)", max_length=160, blank=True)
    report_of_person = models.CharField("report of (name)", max_length=160, blank=True)
    author_post = models.CharField("author (post)", max_length=160, blank=True)
    author_person = models.CharField("author (name)", max_length=160, blank=True)
    appendix_of = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="appendices")
    appendix_label = models.CharField(max_length=60, blank=True, help_text="Such as Appendix 1.")
    body = StreamField(PaperBody(), blank=True, help_text="The words of the paper. Its spelling stays as it is.")
    body_is_summary = models.BooleanField(
        "the body is our summary",
        default=False,
        help_text="Untick when the paper's own words have been imported. Until then the page says that they are ours.",
    )
    facts_not_stated = FactsNotStatedField(
        "the paper does not state",
        help_text="Tick only what you looked for in the paper and did not find. The page then says that it is not "
        "stated. Of a fact that is empty and not ticked, the page says nothing.",
    )
    restriction_as_published = models.TextField(
        "not for the public?",
        blank=True,
        help_text="The words in the paper that say that it, or a part of it, is not for the public.",
    )
    may_be_public_because = models.TextField(
        blank=True,
        help_text="Why it may be published all the same, and who decided. Needed before it can be published.",
    )
    original_address = models.URLField(
        max_length=500, blank=True, help_text="Where the council shows the paper to everybody. Our page leads there."
    )
    copy_for_readers = models.ForeignKey(
        "wagtaildocs.Document",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The original without what is private, hidden or left out here. Readers are offered it where there "
        "is no address above. Look through it before you publish, and make it again after you took words out.",
    )
    original = models.ForeignKey(
        "plans.OriginalPaper", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="pages"
    )

    objects = PageManager.from_queryset(ReportQuerySet)()  # type: ignore[misc]  # in the place of the class variable of every page

    content_panels = [
        *BasePage.content_panels,
        "in_short",
        MultiFieldPanel(
            [
                FieldRowPanel(["kind", "title_as_published"]),
                FieldRowPanel(["committee", "committee_as_published", "committee_is_inferred"]),
                FieldRowPanel(["date", "date_precision", "date_as_published"]),
                FieldRowPanel(["openness", "action_requested"]),
                "facts_not_stated",
            ],
            heading="The header of the paper",
        ),
        MultiFieldPanel(["restriction_as_published", "may_be_public_because"], heading="Whether it may be published"),
        MultiFieldPanel(
            [FieldRowPanel(["report_of_post", "author_post"]), FieldRowPanel(["report_of_person", "author_person"])],
            heading="Who wrote it",
            help_text="Posts are public. Names leave the public page after the years set under Settings.",
        ),
        InlinePanel("questions", heading="Questions in the header", label="Question"),
        "body_is_summary",
        FieldPanel("body"),
        InlinePanel("listed_appendices", heading="Appendices it lists", label="Appendix"),
        InlinePanel("contacts", heading="Contacts", label="Contact"),
        FieldRowPanel(["appendix_of", "appendix_label"], heading="If it is an appendix"),
        MultiFieldPanel(["original_address", "copy_for_readers"], heading="How readers can compare it"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("title_as_published"),
        index.SearchField("in_short"),
        index.SearchField("body"),
        index.FilterField("date"),
    ]
    type_label = "Paper"

    class Meta:
        verbose_name = "committee paper"

    @property
    def when(self) -> PartialDate | None:
        return PartialDate(self.date, Precision(self.date_precision)) if self.date else None

    @property
    def where_it_went(self) -> str:
        """Its committee for a list; "" while nobody has said that the paper does not state it."""
        stated = self.committee_as_published or (str(self.committee) if self.committee else "")
        return stated or ("Committee not stated" if "committee" in self.facts_not_stated else "")

    @property
    def cited_as(self) -> str:
        """How other pages name this paper in a source note."""
        if self.when:
            return f"Paper of {self.when}"
        return f"{self.get_kind_display().capitalize()} “{Truncator(self.title).words(2)}”"

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Every paragraph's address within the paper."""
        return frozenset(anchor for block in self.body for anchor in block.block.anchors(block.value))

    paragraph_label = staticmethod(paragraph_label)

    def names_people_on(self, day: datetime.date, years: int) -> bool:
        """Whether officers may still be named: for so many years after the paper's date. Undated papers never name."""
        if not self.date:
            return False
        last_day = self.date.replace(year=self.date.year + years, day=min(self.date.day, 28))
        return day <= last_day

    @cached_property
    def refused_because(self) -> list[Problem]:
        """Words in the paper say that it is not for the public, and nobody has said why it may be shown."""
        if not self.restriction_as_published.strip() or self.may_be_public_because.strip():
            return []
        return [
            Problem(
                "The paper says that it, or a part of it, is not for the public. Take that part out, or write down why "
                "it may be published and who decided so.",
                "may_be_public_because",
            )
        ]

    def clean(self):
        super().clean()
        if self.appendix_of_id and self.appendix_of_id == self.pk:
            raise ValidationError({"appendix_of": "A paper cannot be its own appendix. Choose another paper."})

    def get_context(self, request, *args, **kwargs):
        named = self.names_people_on(day_of(request), request.navigation.partnership.years_people_are_named)
        listed = self.listed_appendices.all()
        public = ReportPage.objects.public_list().defer("body")
        ours = Q(appendix_of=self.pk) | Q(pk__in=[row.paper_id for row in listed]) | Q(pk=self.appendix_of_id)
        held = {paper.pk: paper for paper in public.filter(ours)}
        return super().get_context(request, *args, **kwargs) | {
            "named": named,
            "facts": header_facts(self, named),
            "contents": contents(self.body),
            "hidden_words": [] if named else private_words(self, self.contacts.all()),
            "appendix_of": held.pop(self.appendix_of_id, None),
            "appendices": appendices_shown(listed, held),
        }


class ReportQuestionKind(models.TextChoices):
    OUTCOME = "outcome", "about outcomes"
    RESOURCE = "resource", "about resources"
    OTHER = "other", "other"


class ReportQuestion(Orderable):
    """A question of the header's form and its answer. An empty answer means the paper gives none."""

    Kind = ReportQuestionKind

    report = ParentalKey(ReportPage, on_delete=models.CASCADE, related_name="questions")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.OTHER)
    question_as_published = models.CharField(max_length=400)
    answer_as_published = models.CharField(
        max_length=400, blank=True, help_text="Leave empty if the paper leaves it empty."
    )

    panels = ["kind", "question_as_published", "answer_as_published"]

    def __str__(self):
        return self.question_as_published


class ReportAppendix(Orderable):
    """An appendix as the paper lists it, whether or not we hold it."""

    report = ParentalKey(ReportPage, on_delete=models.CASCADE, related_name="listed_appendices")
    label = models.CharField(max_length=60, help_text="Such as Appendix 1.")
    title_as_published = models.CharField(max_length=255, blank=True)
    paper = models.ForeignKey(
        ReportPage, null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        help_text="Leave empty if we do not hold it. The page then says so.",
    )  # fmt: skip

    panels = [FieldRowPanel(["label", "title_as_published"]), "paper"]

    class Meta(Orderable.Meta):
        verbose_name_plural = "report appendices"

    def __str__(self):
        return f"{self.label}: {self.title_as_published}" if self.title_as_published else self.label


class ReportContact(Orderable):
    """Whom the paper names as its contact. The post and team are public; the rest leaves public view in time."""

    report = ParentalKey(ReportPage, on_delete=models.CASCADE, related_name="contacts")
    post = models.CharField(max_length=160, blank=True)
    team = models.CharField(max_length=160, blank=True)
    name = models.CharField(max_length=160, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.CharField(max_length=160, blank=True)

    panels = [FieldRowPanel(["post", "team"]), FieldRowPanel(["name", "phone", "email"])]

    def __str__(self):
        return self.post or self.team or "Contact"
