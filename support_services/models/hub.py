from django.db import models
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from core.models import BasePage
from core.public_pages import is_open
from core.rich_text import PHRASE
from core.site_request import SiteRequest
from support_services import emergency, wallet_card
from support_services.blocks import SupportBody
from support_services.finder import QUESTIONS, answers_from, find, next_question, said_so_far
from support_services.hours_format import clock
from support_services.models.expiring_cards import ExpiringCardsMixin
from support_services.models.neutral_page import NeutralPage
from support_services.models.services import Service
from support_services.models.translations import TranslatedPage, languages_of
from support_services.presenters import ServiceCard, cards_of, first_of, listed
from support_services.talk import NAMED_EVERYWHERE, talk_now

# No page below the hub may take one of these addresses.
OUR_ROUTES = ("line", "panel", "card", "notes", "sources", "device")

# The first page must stay light however many services there are. Asking shows them all.
AT_FIRST = 4
WHOLE_CARDS = 6
QUESTION_NAMES = {question.name for question in QUESTIONS}


class SupportHubPage(TranslatedPage, RoutablePageMixin, ExpiringCardsMixin, NeutralPage, BasePage):
    """Where somebody who needs help starts. The emergency numbers are in its template, never in an editor's hands."""

    page_description = "Where people who need help start. There is one."
    parent_page_types = ["home.HomePage"]
    subpage_types = ["support_services.SupportTopicPage", "support_services.EmployersPage"]
    max_count = 1
    allowed_http_methods = [*BasePage.allowed_http_methods, "POST"]  # the answers to the finder

    lead = RichTextField(features=PHRASE, blank=True)
    body = StreamField(SupportBody(), blank=True)
    # Of a translation: what sentences of services are in its language. Here, because it is read and published with it.
    service_words = models.JSONField(default=dict, blank=True, editable=False)

    content_panels = [*BasePage.content_panels, "lead", "body"]
    settings_panels = [*BasePage.settings_panels, "checked_by_speaker_on"]
    type_label = "Support"

    class Meta:
        verbose_name = "support hub"

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | self.frame_context(request)

    @property
    def words_of_services(self) -> dict[str, str]:
        return self.service_words

    def frame_context(self, request) -> dict:
        return {"support_url": self.get_url(request), "part_url": part_of(self, request)}

    @path("")
    def start(self, request: SiteRequest) -> HttpResponse:
        """The finder and its answer share one address, so that neither a history nor a log holds an answer.

        A POST changes nothing and needs no token against forgery; a token would be a cookie in every visitor's browser.
        """
        if known := self.serve_as_known(request):
            return known
        return self._start(request, has_asked=request.method == "POST")

    def start_quietly(self, request: SiteRequest, title: str) -> HttpResponse:
        """The same without a question, in the quiet way, at whatever address it is asked for; `title`: of the tab."""
        return self._start(request, has_asked=False, is_quiet=True, quiet_title=title)

    def _start(self, request: SiteRequest, has_asked: bool, **more) -> HttpResponse:
        cards = _cards_for_people(request)
        answers = answers_from(request.POST)
        found = find(cards, answers)
        first = listed(first_of(cards, AT_FIRST), 0)
        context = more | {
            "question": next_question(request.POST),
            "answers": {name: answers.get(name, "") for name in request.POST if name in QUESTION_NAMES},
            "said": said_so_far(answers),
            "found": found,
            "has_asked": has_asked,
            "listed": listed(found.lines, WHOLE_CARDS) if has_asked else first,
            "unseen": 0 if has_asked else len(cards) - len(first),
            "topics": topics_below(self),
        }
        return self._answer(request, "support_hub_page", cards, context)

    @path("line/<int:number>/")
    def line(self, request: SiteRequest, number: int) -> HttpResponse:
        """One service. Its address is a number, because names say too much."""
        wanted = Service.objects.published().filter(Q(pk=number) | NAMED_EVERYWHERE).distinct()
        cards = cards_of(wanted, request.now)
        card = next((card for card in cards if card.service.pk == number), None)
        if card is None:
            raise Http404
        return self._answer(request, "line", cards, {"card": card})

    @path("panel/")
    def panel(self, request: SiteRequest) -> HttpResponse:
        """The same help inside the pages of an employer: one address, and nothing in it leads to another of ours."""
        cards = _cards_for_people(request)
        return may_be_framed(
            self._answer(request, "panel", cards, {"listed": listed(cards, WHOLE_CARDS), "in_panel": True})
        )

    @path("card/")
    def card(self, request: SiteRequest) -> HttpResponse:
        """A sheet to print and cut into eight."""
        if known := self._known(request, "card"):
            return known
        cards = _cards_for_people(request)
        notes = wallet_card.notes_of(cards)
        return self._answer(request, "card", cards, {"notes": notes, "copies": range(wallet_card.CARDS_ON_A_SHEET)})

    @path("notes/")
    def notes(self, request: SiteRequest) -> HttpResponse:
        """The same numbers as a plain file that says nothing of where it comes from."""
        text = wallet_card.text_of(wallet_card.notes_of(_cards_for_people(request)))
        headers = {"Content-Disposition": f'attachment; filename="{wallet_card.FILE_NAME}"'}
        return HttpResponse(text, content_type="text/plain; charset=utf-8", headers=headers)

    @path("sources/")
    def sources(self, request: SiteRequest) -> HttpResponse:
        if known := self._known(request, "sources"):
            return known
        cards = cards_of(Service.objects.published().filter(NAMED_EVERYWHERE).distinct(), request.now)
        sources = emergency.sources_with(Service.objects.filter(live=True, is_emergency=True))
        return self._answer(request, "sources", cards, {"sources": sources})

    @path("device/")
    def device(self, request: SiteRequest) -> HttpResponse:
        """What a phone or computer keeps of a visit, and what somebody can do about it."""
        if known := self._known(request, "device"):
            return known
        cards = cards_of(Service.objects.published().filter(NAMED_EVERYWHERE).distinct(), request.now)
        return self._answer(request, "device", cards, {})

    def _known(self, request: SiteRequest, template: str) -> TemplateResponse | None:
        """The page below the hub that `template` makes, where what it says is known."""
        known = self.serve_as_known(request)
        if known:
            known.template_name = f"support_services/{template}.html"
        return known

    def _rest_of(self, request: SiteRequest) -> str:
        """What follows the address of the hub in the one asked for."""
        here = self.get_url(request) or ""
        is_below = request.method != "POST" and request.path.startswith(here)
        return request.path.removeprefix(here) if is_below else ""

    def _answer(self, request: SiteRequest, template: str, cards: list[ServiceCard], context: dict) -> HttpResponse:
        self.cards_shown = cards
        languages = languages_of(self, list(self.public_translations()), request, self._rest_of(request))
        context |= {"languages": languages} if template != "panel" else {}
        context |= {"moment": request.now, "worked_out_at": clock(request.now.time()), "talk": talk_now(cards)}
        return self.render(request, template=f"support_services/{template}.html", context_overrides=context)


def hub_at(path: str) -> tuple["SupportHubPage", list["SupportHubPage"]]:
    """The hub there, and the public ones in all its languages. One query where it is public itself."""
    here = SupportHubPage.objects.filter(path=path)
    same = SupportHubPage.objects.filter(is_open(), translation_key__in=here.values("translation_key"))
    hubs = list(same.select_related("locale").order_by("path"))
    return next((hub for hub in hubs if hub.path == path), None) or here.get(), hubs


def topics_below(hub: Page):
    """The public pages below the hub, in its language and in the order the editors gave them. One query."""
    return hub.get_children().live().filter(view_restrictions__isnull=True, locale=hub.locale_id)


def part_of(hub: Page, request: SiteRequest) -> str:
    """The address below which all pages of this part stand, in every language."""
    url = hub.get_url(request)
    return url.removesuffix(f"{hub.slug}/") if hub.depth > request.navigation.on_the_way[0].depth + 1 else url


def _cards_for_people(request: SiteRequest) -> list[ServiceCard]:
    """Every line that somebody in need, or someone who worries, can turn to. Five queries."""
    return cards_of(Service.objects.published().lines().for_people(), request.now)


def may_be_framed(response: HttpResponse) -> HttpResponse:
    """Let the pages of any employer show this answer in a frame. Every other page of the site refuses."""
    response.xframe_options_exempt = True
    response._csp_replace = {"frame-ancestors": ["*"]}  # type: ignore[attr-defined]  # django-csp reads it
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
