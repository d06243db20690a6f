from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.images.models import SourceImageIOError

from core.brand import Brand, problem_with_dark, problem_with_link


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
    districts = models.CharField(
        max_length=120,
        blank=True,
        help_text="The codes of your districts at the Office for National Statistics, such as E06000052. With a space "
        "between two.",
    )
    postcode_areas = models.CharField(
        "postcodes begin with",
        max_length=60,
        blank=True,
        help_text="The letters with which postcodes there begin, such as TR or PL. With a space between two. Your "
        "operator then loads the postcodes: manage.py load_postcodes.",
    )
    dark_colour = models.CharField(
        "colour of the dark parts",
        max_length=7,
        blank=True,
        help_text="Behind the foot of every page, such as #0b282a. Light words stand on it. Empty: the site's own.",
    )
    link_colour = models.CharField(
        "colour of links",
        max_length=7,
        blank=True,
        help_text="And of buttons, such as #0a5147. For dark screens it is made lighter. Empty: the site's own.",
    )
    logo = models.ForeignKey(
        "core.SiteImage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Beside the name at the top, 44 pixels high. Empty: the door that the site comes with.",
    )
    years_people_are_named = models.PositiveSmallIntegerField(
        "years for which officers are named",
        default=2,
        help_text="So many years after the date of a paper, pages show an officer's post but no longer the name, "
        "telephone number or e-mail. The record keeps them.",
    )

    panels = [
        MultiFieldPanel(["name", "area", "legal_basis"], heading="The partnership"),
        MultiFieldPanel([FieldRowPanel(["districts", "postcode_areas"])], heading="Your area"),
        MultiFieldPanel(["contact_team", "contact_email"], heading="How to reach it"),
        MultiFieldPanel([FieldRowPanel(["dark_colour", "link_colour"]), "logo"], heading="How it looks"),
        FieldPanel("years_people_are_named"),
    ]

    class Meta:
        verbose_name = "the partnership"

    def clean(self) -> None:
        super().clean()
        self.dark_colour, self.link_colour = self.dark_colour.strip().lower(), self.link_colour.strip().lower()
        problems = {
            "dark_colour": self.dark_colour and problem_with_dark(self.dark_colour),
            "link_colour": self.link_colour and problem_with_link(self.link_colour),
        }
        if told := {name: words for name, words in problems.items() if words}:
            raise ValidationError(told)

    @property
    def has_brand(self) -> bool:
        """Whether it looks another way than the site comes."""
        return bool(self.dark_colour or self.link_colour or self.logo_id)

    @property
    def brand(self) -> Brand:
        """For what is drawn, such as cards and certificates."""
        return Brand.of(self.dark_colour, self.link_colour, self._logo_as_png())

    def _logo_as_png(self) -> bytes:
        """Empty where there is none, or its file was lost: a certificate is given all the same."""
        try:
            small = self.logo.get_rendition("max-480x240|format-png") if self.logo else None
            return small.file.open("rb").read() if small else b""
        except (SourceImageIOError, FileNotFoundError):
            return b""

    @classmethod
    def brand_of_default(cls) -> Brand:
        """That of the default site, for what is made without a request."""
        kept = cls.objects.filter(site__is_default_site=True).select_related("logo").first()
        return kept.brand if kept else Brand()

    @classmethod
    def name_of_default(cls) -> str:
        """What the partnership of the default site is called, for what is made without a request."""
        named = cls.objects.filter(site__is_default_site=True).values_list("name", flat=True).first()
        return named or "The community safety partnership"

    @classmethod
    def area_of_default(cls) -> str:
        """Where the partnership of the default site works; empty while nobody has said."""
        return cls.objects.filter(site__is_default_site=True).values_list("area", flat=True).first() or ""
