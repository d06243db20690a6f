"""Questions about editions, in the words of campaigns."""

from django.db.models import OuterRef
from wagtail.models import PageQuerySet

from core.json_subquery import rows_of
from core.public_pages import open_to_all
from core.site_request import SiteRequest


class EditionQuerySet(PageQuerySet):
    def released(self):
        """Editions anybody may see. One query."""
        return open_to_all(self)

    def released_for(self, request: SiteRequest) -> list:
        """The released editions, read once a request, so that no answer can hold half of a release.

        Whatever a page says of campaigns, its notice, its list, its links from the plan, comes from this one read.
        `delivers` of each has a row for every `activity` that it delivers.
        """
        if not hasattr(request, "released_editions"):
            activities = self.model.activities.through.objects.filter(campaigneditionpage=OuterRef("pk"))
            editions = self.released().annotate(delivers=rows_of(activities, "activity"))
            request.released_editions = list(
                editions.select_related("banner_part", "picture").order_by("-starts_on", "-pk")
            )
        return request.released_editions
