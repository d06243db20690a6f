from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext, gettext_noop

from support_services.telltale_words import telltale_word

NEUTRAL_TITLE = gettext_noop("Local services")


class NeutralPage(models.Model):
    """A page whose title in the browser, address and description say nothing of what it is about.

    What readers see as its heading is the page's title; what a browser keeps is `seo_title` and the address.
    """

    is_critical = True

    class Meta:
        abstract = True

    @property
    def neutral_title(self) -> str:
        """What the browser's tab and history show. Never the heading, and never the partnership's name."""
        return self.seo_title or gettext(NEUTRAL_TITLE)  # type: ignore[attr-defined]  # a page comes after this mixin

    def clean(self):
        super().clean()
        kept = {name: getattr(self, name) for name in ("slug", "seo_title", "search_description")}
        problems = {
            field: f"“{word}” gives away what this page is about, and a browser keeps it. Use neutral words."
            for field, text in kept.items()
            if (word := telltale_word(text or ""))
        }
        if problems:
            raise ValidationError(problems)
