from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="group")
class PartnershipSettings(BaseSiteSetting):
    """Who runs the site. Another partnership uses the site by changing these and its pages, not the code."""

    name = models.CharField(max_length=120, blank=True, help_text="Shown at the top of every page.")
    area = models.CharField(max_length=120, blank=True, help_text="Where it works. Shown below the name.")
    legal_basis = models.CharField(
        max_length=255, blank=True, help_text="One sentence at the foot of every page, such as the Act."
    )
    contact_team = models.CharField(
        max_length=120, blank=True, help_text="The team that answers, never a person's name."
    )
    contact_email = models.EmailField(blank=True, help_text="A shared mailbox, never a person's own.")
    years_people_are_named = models.PositiveSmallIntegerField(
        "years for which officers are named",
        default=2,
        help_text="So many years after the date of a paper, pages show an officer's post but no longer the name, "
        "telephone number or e-mail. The record keeps them.",
    )

    panels = [
        MultiFieldPanel(["name", "area", "legal_basis"], heading="The partnership"),
        MultiFieldPanel(["contact_team", "contact_email"], heading="How to reach it"),
        FieldPanel("years_people_are_named"),
    ]

    class Meta:
        verbose_name = "the partnership"

    @classmethod
    def name_of_default(cls) -> str:
        """What the partnership of the default site is called, for what is made without a request."""
        named = cls.objects.filter(site__is_default_site=True).values_list("name", flat=True).first()
        return named or "The community safety partnership"
