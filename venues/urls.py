"""The public addresses of the register: below the path of the scheme, and some that never move."""

from django.urls import URLPattern, URLResolver, include, path, re_path, register_converter

from core.open_data import public_data
from delivery.decorators import cached_until_midnight
from venues.certificates import urls as certificate_urls
from venues.directory import interest_views, scheme_views, views
from venues.open_data import api
from venues.open_data import views as open_data
from venues.open_data.feed import RegisterChangesFeed
from venues.scheme import FormerPath, SchemePath, moved


class ReferenceConverter:
    """A venue's own number, such as AB-0042, in capitals or not."""

    regex = "[A-Za-z]{1,4}-[0-9]{4,8}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(ReferenceConverter, "reference")

below_path = [
    path("", views.directory, name="venues"),
    path("for-venues/", scheme_views.for_venues, name="for_venues"),
    path("for-venues/interest/", interest_views.interest, name="interest"),
    path("venues/<reference:reference>/", views.venue, name="venue"),
    path("open-data/", open_data.documentation, name="register_data"),
    path("open-data/openapi.json", open_data.description, name="register_description"),
    path("open-data/datapackage.json", open_data.package, name="register_package"),
    re_path(r"^open-data/(?P<name>[a-z]+)\.csv-metadata\.json$", open_data.columns, name="register_columns"),
    path("open-data/changes.xml", public_data()(cached_until_midnight(RegisterChangesFeed())), name="register_changes"),
    re_path(
        r"^open-data/(?P<name>[a-z]+)\.(?P<extension>csv|json|ndjson|geojson)$",
        open_data.dataset,
        name="register_set",
    ),
    path("api/v1/venues", api.venues, name="api_venues"),
    path("api/v1/venues/<reference:reference>", api.venue, name="api_venue"),
    path("api/v1/changes", api.changes, name="api_changes"),
    path("api/<path:other>", api.nothing_there),
    *certificate_urls.below_path,
]

# Part of the site's own list, and not included in it: Django would remember the path there.
urlpatterns = [
    URLResolver(SchemePath(), below_path),  # type: ignore[arg-type]  # has all that Django asks of a pattern
    path("", include(certificate_urls.everywhere)),
    URLPattern(FormerPath(), moved),  # type: ignore[arg-type]  # as above
]
