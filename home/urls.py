from django.urls import path

from home.feeds import NewPages
from home.search.view import search
from home.sitemaps import sitemap
from home.views import favicon, robots, security_txt

urlpatterns = [
    path("search/", search, name="search"),
    path("feed.xml", NewPages(), name="feed"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", robots, name="robots"),
    path(".well-known/security.txt", security_txt, name="security_txt"),
    path("favicon.ico", favicon, name="favicon"),
]
