"""What every Atom feed of the site says of itself."""

from typing import Any

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from core.open_data import fit_for_xml
from core.site_request import SiteRequest


class PartnershipFeed(Feed):  # type: ignore[type-arg]  # Django takes none when it runs
    """`subject` is what the feed tells of, in the words of its title. Its object is the request."""

    feed_type = Atom1Feed
    language = "en-GB"
    subject = ""

    def get_object(self, request: SiteRequest, *args: Any, **kwargs: Any) -> SiteRequest:  # type: ignore[override]  # what is more than an HttpRequest was hung on it before
        return request

    def text_of(self, item: Any) -> str:
        """What an entry says, in plain words."""
        raise NotImplementedError

    def item_description(self, item: Any) -> str:
        """Feed readers take it for HTML."""
        return escape(fit_for_xml(self.text_of(item)))

    def title(self, request: SiteRequest) -> str:
        name, subject = request.navigation.partnership.name, self.subject_of(request)
        return fit_for_xml(f"{subject}: {name}" if name else subject)

    def subject_of(self, request: SiteRequest) -> str:
        return self.subject

    def author_name(self, request: SiteRequest) -> str:
        """Atom insists on an author; a site whose partnership has no name yet goes by its host."""
        return fit_for_xml(request.navigation.partnership.name) or request.get_host()
