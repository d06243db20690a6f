from django.urls import path
from django.views.decorators.http import require_safe

from delivery.decorators import kept_today
from home.feeds import NewPagesFeed
from home.search.views import names, search, search_help
from home.sitemaps import sitemap
from home.views import favicon, robots, security_txt

urlpatterns = [
    path("search/", search, name="search"),
    path("search/names.json", names, name="search_names"),
    path("search/<slug:code>/", search_help, name="search_help"),
    path("feed.xml", kept_today(require_safe(NewPagesFeed())), name="feed"),
    path("sitemap.xml", kept_today(require_safe(sitemap)), name="sitemap"),
    path("robots.txt", kept_today(robots), name="robots"),
    path(".well-known/security.txt", kept_today(security_txt), name="security_txt"),
    path("favicon.ico", favicon, name="favicon"),
]
