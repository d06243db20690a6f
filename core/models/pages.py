from django.db.models import Q
from wagtail.models import Page, PageViewRestriction


class BasePage(Page):
    """What every page of the site has in common. A field that only some pages need does not belong here."""

    class Meta:
        abstract = True

    def get_view_restrictions(self):
        """Wagtail's question in one query: who may see this page, those above it, and what they are aliases of?"""
        here = [self.path[:length] for length in range(self.steplen, len(self.path) + 1, self.steplen)]
        kept_back = PageViewRestriction.objects.filter(Q(page__path__in=here) | Q(page__aliases__path__in=here))
        return kept_back.distinct()

    @property
    def meta_description(self) -> str:
        """The sentence that search engines and link previews show below the title."""
        return self.search_description

    @property
    def type_label(self) -> str:
        """What kind of page this is, in a visitor's words, as search results show it."""
        return "Page"
