from datetime import datetime

from django.db.models import Q
from django.template.response import TemplateResponse
from wagtail.models import Page, PageViewRestriction

from core.publishing import GuardedPageForm, refuse_unless_ready
from core.site_request import SiteRequest
from delivery import fragments
from delivery.expiry import expires_at


class BasePage(Page):
    """What every page of the site has in common. A field that only some pages need does not belong here."""

    base_form_class = GuardedPageForm

    # What keeps this page, as it stands in memory, from being published: core.problems.Problem, any number.
    refused_because = ()

    # Whether somebody may need this page to be safe: no mirror of the site is good without it.
    is_critical = False

    # Set by the navigation, which reads who may see a page together with the page.
    is_open_to_all = False

    # Whatever else is asked of a page is answered 405.
    allowed_http_methods = ["GET", "HEAD", "OPTIONS"]

    # What may stand behind the `?` of its address and makes it read differently.
    reads_from_address: tuple[str, ...] = ()

    class Meta:
        abstract = True

    def get_view_restrictions(self):
        """Wagtail's question in one query: who may see this page, those above it, and what they are aliases of?"""
        if self.is_open_to_all:
            return PageViewRestriction.objects.none()
        here = [self.path[:length] for length in range(self.steplen, len(self.path) + 1, self.steplen)]
        kept_back = PageViewRestriction.objects.filter(Q(page__path__in=here) | Q(page__aliases__path__in=here))
        return kept_back.distinct()

    def save(self, *args, **kwargs):
        """Every way of publishing ends here, so here a page that may not go public is refused."""
        if self.live and kwargs.get("update_fields") is None:
            refuse_unless_ready(self)
        return super().save(*args, **kwargs)

    def serve(self, request: SiteRequest, *args, **kwargs) -> TemplateResponse:
        """As Wagtail does; where what the page says is known, nothing is read for it and only the frame is made."""
        return self.serve_as_known(request) or super().serve(request, *args, **kwargs)

    def serve_as_known(self, request: SiteRequest) -> TemplateResponse | None:
        request.fragment_store = fragments.fragment_store(self, request)
        parts = request.fragment_store and request.fragment_store.get(request.now)
        if not parts:
            return None
        request.is_preview = False
        frame = Page.get_context(self, request) | self.frame_context(request) | {"fragments": parts}
        return TemplateResponse(request, self.get_template(request), frame)

    def frame_context(self, request: SiteRequest) -> dict:
        """What the template needs around the parts that are known."""
        return {}

    def valid_until(self, request: SiteRequest) -> datetime:
        """When this answer may read differently: as was found when it was made, or as it is found now."""
        store = getattr(request, "fragment_store", None)
        return store.held.expires_at if store and store.held else self.expires_at(request)

    def get_ready(self) -> None:
        """Make what readers need and what takes a while, as the page is about to be published."""

    def expires_at(self, request) -> datetime:
        """The next moment at which this page may read differently although nobody has changed anything."""
        return expires_at(request)

    @property
    def meta_description(self) -> str:
        """The sentence that search engines and link previews show below the title."""
        return self.search_description

    @property
    def type_label(self) -> str:
        """What kind of page this is, in a visitor's words, as search results show it."""
        return "Page"
