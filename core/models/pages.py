from datetime import datetime

from django.db.models import Q
from wagtail.models import Page, PageViewRestriction

from core.publishing import GuardedPageForm, PublishingRefused
from core.turning_points import reads_differently_at


class BasePage(Page):
    """What every page of the site has in common. A field that only some pages need does not belong here."""

    base_form_class = GuardedPageForm

    # What keeps this page, as it stands in memory, from being published: core.problems.Problem, any number.
    refused_because = ()

    # Whether somebody may need this page to be safe: no mirror of the site is good without it.
    is_critical = False

    # Set by the wayfinder, which reads who may see a page together with the page.
    is_open_to_all = False

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
            self.__dict__.pop("refused_because", None)  # it may have been asked before the last change
            if self.refused_because:
                raise PublishingRefused(self, list(self.refused_because))
        return super().save(*args, **kwargs)

    def reads_differently_at(self, request) -> datetime:
        """The next moment at which this page may read differently although nobody has changed anything."""
        return reads_differently_at(request)

    @property
    def meta_description(self) -> str:
        """The sentence that search engines and link previews show below the title."""
        return self.search_description

    @property
    def type_label(self) -> str:
        """What kind of page this is, in a visitor's words, as search results show it."""
        return "Page"
