"""Questions about editions, in the words of campaigns."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from django.http import HttpRequest
from wagtail.models import PageQuerySet, PageViewRestriction


class EditionQuerySet(PageQuerySet):
    def released(self):
        """Editions anybody may see: live, and needing no password here or on any page above. One query."""
        here = ExpressionWrapper(OuterRef("path"), output_field=CharField())
        kept_back = PageViewRestriction.objects.annotate(here=here).filter(here__startswith=F("page__path"))
        return self.live().exclude(Exists(kept_back))

    def released_for(self, request: HttpRequest) -> list:
        """The released editions, read once a request, so that no answer can hold half of a release.

        Whatever a page says of campaigns, its notice, its list, its links from the plan, comes from this one read.
        """
        if not hasattr(request, "released_editions"):
            request.released_editions = list(
                self.released().select_related("banner_part", "picture").order_by("-starts_on", "-pk")
            )
        return request.released_editions
