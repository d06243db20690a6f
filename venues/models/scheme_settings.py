from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Site


@register_setting(icon="clipboard-list")
class SafetyThirstSettings(BaseSiteSetting):
    """Whom a venue asks about the scheme. What is empty is not shown."""

    team = models.CharField(max_length=120, blank=True, help_text="The team that answers, never a person's name.")
    email = models.EmailField(
        blank=True,
        help_text="A shared mailbox. With it, the page for venues has a form that writes to it. Nothing is kept here.",
    )
    telephone = models.CharField(max_length=30, blank=True, help_text="The team's number.")

    panels = [FieldPanel("team"), FieldPanel("email"), FieldPanel("telephone")]

    class Meta:
        verbose_name = "Safety Thirst"

    @classmethod
    def as_filled_in(cls, site: Site) -> "SafetyThirstSettings":
        """Empty ones where nobody has filled any in. `for_request` would write a row then, while a reader reads."""
        return cls.objects.filter(site=site).first() or cls(site=site)
