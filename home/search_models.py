from django.core.exceptions import ValidationError
from django.db import models
from wagtail.snippets.models import register_snippet

from home.search.synonyms import MAX_ALTERNATIVES, group_from, terms_listed

LONGEST_TERM = 8  # words


class SynonymGroup(models.Model):
    """Terms that search treats as the same, such as DV and domestic abuse."""

    terms = models.TextField(
        help_text="Terms that mean the same, one to a line or with commas between, such as: DV, domestic violence, "
        "domestic abuse. Whoever searches for one of them finds pages with any of them, from the moment you save. "
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


register_snippet(SynonymGroup)
