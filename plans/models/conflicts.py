from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import InlinePanel
from wagtail.models import Orderable

from core.problems import Problem
from plans.models.sources import SourcedFact
from plans.querysets import with_sources

AT_LEAST = 2


class ConflictingFact(ClusterableModel, Orderable):
    """A fact of a plan that two sources tell differently: all are shown, with what we follow and why."""

    plan = ParentalKey("plans.PlanPage", on_delete=models.CASCADE, related_name="conflicts")
    about = models.CharField(max_length=120, help_text="What they tell differently, such as the years it is for.")
    followed = models.TextField("what we follow, and why", help_text="In one or two plain sentences.")

    panels = [
        "about",
        InlinePanel("accounts", heading="What each source says", label="Source", min_num=AT_LEAST),
        "followed",
    ]

    class Meta(Orderable.Meta):
        verbose_name = "fact told in two ways"
        verbose_name_plural = "facts told in two ways"

    def __str__(self):
        return self.about

    def problems(self, row: int) -> list[Problem]:
        """What is missing for a reader to weigh it: a second source, a source at all, or one that is followed."""
        accounts = list(self.accounts.all())
        found = []
        if len(accounts) < AT_LEAST:
            found.append("Add what the other source says.")
        if not all(account.has_source for account in accounts):
            found.append("Say where each account was read.")
        if sum(account.is_followed for account in accounts) > 1:
            found.append("Only one account can be the one that we follow.")
        return [Problem(f"“{self.about}”: {message}", "about", "conflicts", row) for message in found]


class ConflictingAccount(SourcedFact, Orderable):
    """What one source says of it."""

    conflict = ParentalKey(ConflictingFact, on_delete=models.CASCADE, related_name="accounts")
    text = models.CharField(max_length=255, help_text="What this source says, in one sentence.")
    is_followed = models.BooleanField("we follow this one", default=False)

    needs_source = True
    panels = ["text", "is_followed", SourcedFact.source_panel]

    def __str__(self):
        return self.text


def with_accounts(conflicts: models.QuerySet) -> models.QuerySet:
    """The facts with every account of them and where it was read. Two queries."""
    if not isinstance(conflicts, models.QuerySet):
        return conflicts
    return conflicts.prefetch_related(models.Prefetch("accounts", with_sources(ConflictingAccount.objects.all())))
