from django.urls import include, path, register_converter

from venues.directory import scheme, views


class ReferenceConverter:
    """A venue's own number, such as ST-0042, in capitals or not."""

    regex = "[Ss][Tt]-[0-9]{4,8}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(ReferenceConverter, "reference")

urlpatterns = [
    path("safety-thirst/", views.directory, name="venues"),
    path("safety-thirst/for-venues/", scheme.for_venues, name="for_venues"),
    path("safety-thirst/venues/<reference:reference>/", views.venue, name="venue"),
    path("", include("venues.proof.urls")),
]
