"""Addresses, grouped by who may see them."""

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.urls import serve_pattern

from core import navigation
from core.file_views import document, picture
from delivery.health import live, ready
from venues import urls as register_urls


def no_such_address(request: HttpRequest) -> HttpResponseBase:
    raise Http404


# What no address of ours has, and what databases and disks break on: signs that cannot be seen, a part longer than a
# name may be, a number that no row has.
# The API says so itself, in JSON.
impossible = [re_path(r"^(?![^/]*/api/)[\s\S]*?(?:[\x00-\x1f\x7f]|[^/]{256}|[0-9]{19})", no_such_address)]

admin = []
if settings.ADMIN_HERE:
    admin = [path("admin/", include("accounts.urls")), path("admin/", include("wagtail.admin.urls"))]

# Asked by machines, at the address of this machine or through a web server that lets nobody else ask.
health = [
    path("health/live", live),
    path("health/ready", ready),
]

public = [
    path("", include("home.urls")),
    path("", include("campaigns.urls")),
    path("", include("plans.urls")),
    path("", include("support_services.urls")),
    *register_urls.urlpatterns,
    path("documents/<int:document_id>/<path:document_filename>", document),
    path("documents/", include(wagtaildocs_urls)),  # where addresses of documents are made
    path("media/<path:path>", picture),
]

development = []
if settings.DEBUG:
    development = [path("styleguide/", include("home.styleguide_urls"))]

pages = [
    re_path(serve_pattern, navigation.serve, name="wagtail_serve"),
    path("", include(wagtail_urls)),  # where a private page asks for its password or for an editor to sign in
]

urlpatterns = [*impossible, *admin, *development, *health, *public, *pages]

handler400 = "home.views.bad_request"
handler403 = "home.views.forbidden"
handler404 = "home.views.not_found"
handler500 = "home.views.server_error"
