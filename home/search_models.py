import re
from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import DraftStateMixin, Orderable, RevisionMixin, WorkflowMixin
from wagtail.snippets.models import register_snippet

from home.search.harm_kinds import harm_kinds
from home.search.phrases import SMALL
from home.search.synonyms import MAX_ALTERNATIVES, group_from, terms_listed
from home.search.text import stems

LONGEST_TERM = 8  # words
MOST_PHRASES = 120  # of one answer
IN_EVERY_SENTENCE = SMALL | {"he", "she", "him", "her", "his", "they", "partner"}
ADDRESS = re.compile(r"(?:https?://[^/\s]+)?(/[^\s?]*(?:\?[^\s]*)?)")


class SynonymGroup(WorkflowMixin, DraftStateMixin, RevisionMixin, models.Model):
    """Terms that search treats as the same, such as DV and domestic abuse."""

    terms = models.TextField(
        help_text="Terms that mean the same, one to a line or with commas between, such as: DV, domestic violence, "
        "domestic abuse. Whoever searches for one of them finds pages with any of them, as soon as it is published. "
        "Capitals and hyphens make no difference."
    )

    panels = ["terms"]

    class Meta:
        ordering = ["terms"]
        verbose_name = "search words that mean the same"
        verbose_name_plural = "search words that mean the same"

    def __str__(self):
        return ", ".join(terms_listed(self.terms))

    def clean(self):
        super().clean()
        group = group_from(self.terms)
        if len(group) < 2:
            raise ValidationError({"terms": "Write at least two different terms, with a comma or a new line between."})
        if len(group) > MAX_ALTERNATIVES:
            raise ValidationError({"terms": f"Write at most {MAX_ALTERNATIVES} terms. Put the rest in another group."})
        if max(map(len, group)) > LONGEST_TERM:
            raise ValidationError({"terms": f"One term has more than {LONGEST_TERM} words. Shorten it."})


def help_kinds() -> list[tuple[str, str]]:
    return [(kind.code, kind.name) for kind in harm_kinds().values()]


class HelpWordsQuerySet(models.QuerySet):
    def each_phrase(self) -> list[tuple[str, str]]:
        """The code of what they show help for and the phrase, one by one."""
        rows: Iterable = self.filter(live=True)
        return [(row.kind, phrase) for row in rows for phrase in row.listed]


class HelpWords(WorkflowMixin, DraftStateMixin, RevisionMixin, models.Model):
    """Ways of saying that somebody may be hurt, besides those that every site knows from the first day."""

    kind = models.CharField("what help is shown for", max_length=2, choices=help_kinds)
    phrases = models.TextField(
        "what people type",
        help_text="One to a line, such as: knocks me about. All the words of a line must be in what somebody types. "
        "“partner”, “family” and “friend” stand for every word of their kind, such as husband or mum. Whoever types "
        "it is shown the numbers first, as soon as it is published, and the words stand in no address.",
    )

    panels = ["kind", "phrases"]

    objects = HelpWordsQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "pk"]
        verbose_name = "words that show help"
        verbose_name_plural = "words that show help"

    def __str__(self):
        return f"{self.get_kind_display()}: {', '.join(self.listed[:3])}"

    @property
    def listed(self) -> list[str]:
        return terms_listed(self.phrases)

    def clean(self):
        super().clean()
        if not self.listed:
            raise ValidationError({"phrases": "Write at least one phrase that people type."})
        if len(self.listed) > MOST_PHRASES:
            raise ValidationError({"phrases": f"Write at most {MOST_PHRASES} phrases. Put the rest in another row."})
        if small := [phrase for phrase in self.listed if not set(stems(phrase)) - IN_EVERY_SENTENCE]:
            raise ValidationError(
                {"phrases": f"“{small[0]}” is in too many sentences. Add a word that says what happens."}
            )


class BestAnswerQuerySet(models.QuerySet):
    def current(self, on: date) -> "BestAnswerQuerySet":
        """Those that may be shown on this day."""
        return self.filter(live=True).filter(Q(expires_on__isnull=True) | Q(expires_on__gte=on))


class BestAnswer(WorkflowMixin, DraftStateMixin, RevisionMixin, ClusterableModel):
    """What stands above the results for some questions: whom to call, who deals with it, or only which page is best."""

    class Label(models.TextChoices):
        DEALS = "deals", "Who deals with it"
        CALL = "call", "Who to call"
        ASK = "ask", "Who to ask"
        READ = "read", "Where to look"
        MEANS = "means", "What it means"

    reference = models.SlugField(unique=True, help_text="A short name that stays the same, such as “noise”.")
    phrases = models.TextField(
        "what people type",
        help_text="One to a line, such as: noise, loud music, party next door. All the words of a line must be in "
        "what somebody types; their order and their endings make no difference.",
    )
    label = models.CharField(max_length=8, choices=Label, default=Label.READ)
    heading = models.CharField(
        max_length=120,
        blank=True,
        help_text="The answer in one line. Leave it empty if the pages below need no words: they then only come first.",
    )
    text = models.TextField(
        max_length=500, blank=True, help_text="Two or three plain sentences. Numbers stand below, not here."
    )
    addresses = models.TextField(
        "pages that answer it",
        blank=True,
        help_text="One address of this site to a line, the best first, such as /contact/. Copy it from your browser. "
        "A page that is not public is left out by itself.",
    )
    hides_others = models.BooleanField(
        "show no other pages",
        default=False,
        help_text="For what we do not do: pages that have the word by chance are then not shown.",
    )
    reviewed_on = models.DateField("read again on", help_text="The day on which somebody last saw that this is right.")
    expires_on = models.DateField("show until", null=True, blank=True, help_text="Leave empty for always.")

    panels = [
        "phrases",
        MultiFieldPanel([FieldPanel("label"), FieldPanel("heading"), FieldPanel("text")], heading="The answer"),
        InlinePanel("lines", heading="Numbers and websites", label="Service"),
        MultiFieldPanel([FieldPanel("addresses"), FieldPanel("hides_others")], heading="Pages"),
        FieldRowPanel(["reviewed_on", "expires_on"]),
        "reference",
    ]

    objects = BestAnswerQuerySet.as_manager()

    class Meta:
        ordering = ["reference"]

    def __str__(self):
        return self.heading or self.asked[0]

    @property
    def asked(self) -> list[str]:
        """What people type, line by line."""
        return [" ".join(line.split()) for line in self.phrases.splitlines() if line.strip()]

    @property
    def paths(self) -> list[str]:
        return [line.strip() for line in self.addresses.splitlines() if line.strip()]

    def clean(self):
        super().clean()
        problems = {}
        if not any(stems(line) for line in self.asked):
            problems["phrases"] = "Write at least one word that people type."
        if len(self.asked) > MOST_PHRASES:
            problems["phrases"] = f"Write at most {MOST_PHRASES} lines. Put the rest in another answer."
        if self.text and not self.heading:
            problems["heading"] = "Say the answer in one line. The text stands below it."
        found = [(path, ADDRESS.fullmatch(path)) for path in self.paths]
        if wrong := [path for path, match in found if not match]:
            problems["addresses"] = f"“{wrong[0]}” is not an address of this site. Write it like this: /contact/"
        if problems:
            raise ValidationError(problems)
        self.addresses = "\n".join(match[1] for _, match in found if match)


class AnswerLine(Orderable):
    """A service named in an answer: its numbers stand with the service and nowhere else."""

    answer = ParentalKey(BestAnswer, on_delete=models.CASCADE, related_name="lines")
    service = models.ForeignKey("support_services.Service", on_delete=models.CASCADE, related_name="+")
    note = models.CharField(max_length=120, blank=True, help_text="When to use it, such as: A fight, or danger.")

    panels = ["service", "note"]

    class Meta(Orderable.Meta):
        verbose_name = "service in an answer"
        verbose_name_plural = "services in answers"

    def __str__(self):
        return str(self.service)


register_snippet(SynonymGroup)
register_snippet(BestAnswer)
register_snippet(HelpWords)
