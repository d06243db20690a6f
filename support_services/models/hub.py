from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField, StreamField

from core.models import BasePage
from core.rich_text import PHRASE
from core.site_request import SiteRequest
from support_services import emergency, wallet_card
from support_services.blocks import SupportBody
from support_services.finder import QUESTIONS, answers_from, find
from support_services.hours_format import clock
from support_services.models.expiring_cards import ExpiringCardsMixin
from support_services.models.neutral_page import NeutralPage
from support_services.models.services import Service
from support_services.presenters import ServiceCard, cards_of

OUR_ROUTES = ("line", "panel", "card", "notes", "sources")  # no page below the hub may take one of these addresses

MOST_AT_FIRST = 14  # lines on the first page, which must stay light however many there are; asking shows them all


class SupportHubPage(RoutablePageMixin, ExpiringCardsMixin, NeutralPage, BasePage):
    """Where somebody who needs help starts. The emergency numbers are in its template, never in an editor's hands."""

    page_description = "Where people who need help start. There is one."
    parent_page_types = ["home.HomePage"]
    subpage_types = ["support_services.SupportTopicPage", "support_services.EmployersPage"]
    max_count = 1
    allowed_http_methods = [*BasePage.allowed_http_methods, "POST"]  # the answers to the finder

    lead = RichTextField(features=PHRASE, blank=True)
    body = StreamField(SupportBody(), blank=True)

    content_panels = [*BasePage.content_panels, "lead", "body"]
    type_label = "Support"

    class Meta:
        verbose_name = "support hub"

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | self.frame_context(request)

    def frame_context(self, request) -> dict:
        return {"support_url": self.get_url(request)}

    @path("")
    def start(self, request: SiteRequest) -> HttpResponse:
        """The finder and its answer share one address, so that neither a history nor a log holds an answer.

        A POST changes nothing and needs no token against forgery; a token would be a cookie in every visitor's browser.
        """
        if known := self.serve_as_known(request):
            return known
        cards = _cards_for_people(request)
        answers = answers_from(request.POST)
        found = find(cards, answers)
        has_asked = request.method == "POST"
        context = {
            "questions": QUESTIONS,
            "answers": answers,
            "found": found,
            "has_asked": has_asked,
            "cards": found.lines if has_asked else cards[:MOST_AT_FIRST],
            "unseen": 0 if has_asked else len(cards[MOST_AT_FIRST:]),
            "topics": self.topics(),
        }
        return self._answer(request, "support_hub_page", cards, context)

    @path("line/<int:number>/")
    def line(self, request: SiteRequest, number: int) -> HttpResponse:
        """One service. Its address is a number, because names say too much."""
        [card] = cards_of([get_object_or_404(Service.objects.published(), pk=number)], request.now)
        return self._answer(request, "line", [card], {"card": card})

    @path("panel/")
    def panel(self, request: SiteRequest) -> HttpResponse:
        """The same help inside the pages of an employer: one address, and nothing in it leads to another of ours."""
        cards = _cards_for_people(request)
        return may_be_framed(self._answer(request, "panel", cards, {"cards": cards, "in_panel": True}))

    @path("card/")
    def card(self, request: SiteRequest) -> HttpResponse:
        """A sheet to print and cut into eight."""
        notes = wallet_card.notes_of(_cards_for_people(request))
        return self._answer(request, "card", [], {"notes": notes, "copies": range(wallet_card.CARDS_ON_A_SHEET)})

    @path("notes/")
    def notes(self, request: SiteRequest) -> HttpResponse:
        """The same numbers as a plain file that says nothing of where it comes from."""
        text = wallet_card.text_of(wallet_card.notes_of(_cards_for_people(request)))
        headers = {"Content-Disposition": f'attachment; filename="{wallet_card.FILE_NAME}"'}
        return HttpResponse(text, content_type="text/plain; charset=utf-8", headers=headers)

    @path("sources/")
    def sources(self, request: SiteRequest) -> HttpResponse:
        return self._answer(request, "sources", [], {"sources": emergency.SOURCES})

    def topics(self):
        """The public pages below, in the order the editors gave them. One query."""
        return self.get_children().live().filter(view_restrictions__isnull=True)

    def _answer(self, request: SiteRequest, template: str, cards: list[ServiceCard], context: dict) -> HttpResponse:
        self.cards_shown = cards
        context |= {"moment": request.now, "worked_out_at": clock(request.now.time())}
        return self.render(request, template=f"support_services/{template}.html", context_overrides=context)


def _cards_for_people(request: SiteRequest) -> list[ServiceCard]:
    """Every line that somebody in need, or someone who worries, can turn to. Three queries."""
    return cards_of(Service.objects.published().lines().for_people(), request.now)


def may_be_framed(response: HttpResponse) -> HttpResponse:
    """Let the pages of any employer show this answer in a frame. Every other page of the site refuses."""
    response.xframe_options_exempt = True
    response._csp_replace = {"frame-ancestors": ["*"]}
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
