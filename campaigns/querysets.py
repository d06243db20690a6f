"""Questions about editions, in the words of campaigns."""

from django.http import HttpRequest
from wagtail.models import PageQuerySet

from core.open_pages import open_to_all


class EditionQuerySet(PageQuerySet):
    def released(self):
        """Editions anybody may see. One query."""
        return open_to_all(self)

    def released_for(self, request: HttpRequest) -> list:
        """The released editions, read once a request, so that no answer can hold half of a release.

        Whatever a page says of campaigns, its notice, its list, its links from the plan, comes from this one read.
        """
        if not hasattr(request, "released_editions"):
            request.released_editions = list(
                self.released().select_related("banner_part", "picture").order_by("-starts_on", "-pk")
            )
        return request.released_editions
