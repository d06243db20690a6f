from functools import cached_property

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import InlinePanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable

from core.models import BasePage
from core.rich_text import PHRASE
from support_services.blocks import SupportBody
from support_services.choices import FinderFacet
from support_services.languages import is_known
from support_services.models.expiring_cards import ExpiringCardsMixin
from support_services.models.hub import OUR_ROUTES, SupportHubPage, hub_at, part_of, topics_below
from support_services.models.neutral_page import NeutralPage
from support_services.models.services import Service
from support_services.models.translations import TranslatedPage, languages_of
from support_services.phone_numbers import numbers_in
from support_services.presenters import cards_of, listed
from support_services.talk import NAMED_EVERYWHERE, phone_of, talk_now

MOST_CARDS = 3  # whole ones; each after them has its number in a line, and the rest on its own page


class PageBelowHub(TranslatedPage, ExpiringCardsMixin, NeutralPage, BasePage):
    """What the pages of this part share besides the hub: short text, and the way to the others."""

    lead = RichTextField(features=PHRASE, help_text="One or two short sentences: who this page is for.")
    body = StreamField(SupportBody(), blank=True)

    content_panels = [*BasePage.content_panels, "lead", "body"]
    settings_panels = [*BasePage.settings_panels, "checked_by_speaker_on"]

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if self.slug in OUR_ROUTES or is_known(self.slug):
            raise ValidationError(
                {"slug": f"“{self.slug}” is taken by a page that the site makes itself, or by a language."}
            )

    @property
    def words_of_services(self) -> dict[str, str]:
        hub = SupportHubPage.objects.filter(path=self.path[: -self.steplen]).values_list("service_words", flat=True)
        return hub.first() or {}

    def leads_to(self) -> models.Q:
        """Which services this page leads to."""
        raise NotImplementedError

    def cards(self, found: list) -> list:
        """Their cards, of those found, in the order of the page."""
        raise NotImplementedError

    def get_context(self, request, *args, **kwargs):
        hub, hubs = hub_at(self.path[: -self.steplen])
        services = Service.objects.published().filter(self.leads_to() | NAMED_EVERYWHERE).distinct()
        self.cards_shown = cards_of(services, request.now)
        cards = self.cards(self.cards_shown)
        talk = talk_now(self.cards_shown, next((card for card in cards if phone_of(card)), None))
        return super().get_context(request, *args, **kwargs) | {
            "support_url": hub.get_url(request),
            "hub": hub,
            "listed": listed(cards, MOST_CARDS),
            "talk": talk,
            "part_url": part_of(hub, request),
            "languages": languages_of(self, hubs, request),
            "topics": [topic for topic in topics_below(hub) if topic.pk != self.pk],
        }

    def frame_context(self, request) -> dict:
        hub = request.navigation.on_the_way[-2]
        return {"support_url": hub.get_url(request), "part_url": part_of(hub, request)}


class SupportTopicPage(PageBelowHub):
    """One thing that happens to people, what they can do, and whom they can call."""

    first_step = models.TextField(
        max_length=300,
        blank=True,
        help_text="The one small thing that somebody can do now, in one or two warm sentences. It stands at the top.",
    )

    page_description = "Help with one thing, such as being watched or followed."
    parent_page_types = ["support_services.SupportHubPage"]
    subpage_types: list[str] = []

    content_panels = [
        *BasePage.content_panels,
        "lead",
        "first_step",
        "body",
        InlinePanel("named_services", heading="Who can help", label="Service"),
    ]
    type_label = "Support"

    class Meta:
        verbose_name = "support page"

    def clean(self):
        super().clean()
        if numbers := numbers_in(self.first_step):
            raise ValidationError(
                {"first_step": f"Take out {numbers[0]} and choose its service below. A number stands in one place."}
            )

    @cached_property
    def named(self) -> list[int]:
        return [named.service_id for named in self.source.named_services.all()]

    def leads_to(self) -> models.Q:
        return models.Q(pk__in=self.named)

    def cards(self, found: list) -> list:
        """In the order of the editors: whoever knows most of it comes first."""
        named = {card.service.pk: card for card in found}
        return [named[service] for service in self.named if service in named]


class NamedService(Orderable):
    """A service that a page leads to. Only the reference: its numbers stand with the service."""

    page = ParentalKey(SupportTopicPage, on_delete=models.CASCADE, related_name="named_services")
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="named_on")

    panels = ["service"]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "service"], name="support_services_named_once")]

    def __str__(self):
        return str(self.service)


class EmployersPage(PageBelowHub):
    """What employers and their HR teams can do, with the panel, the card and the file they can hand on."""

    page_description = "What employers can do, and what they can put on their own pages. There is one."
    parent_page_types = ["support_services.SupportHubPage"]
    subpage_types: list[str] = []
    max_count = 1

    type_label = "Support"

    class Meta:
        verbose_name = "employers' page"

    def leads_to(self) -> models.Q:
        return models.Q(marks__facet=FinderFacet.ASKS, marks__value="employer")

    def cards(self, found: list) -> list:
        return [card for card in found if "employer" in card.service.marks_of(FinderFacet.ASKS)]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | {"panel_address": request.build_absolute_uri(f"{context['support_url']}panel/")}
