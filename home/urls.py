from django.urls import path

from delivery.decorators import cached_until_midnight
from delivery.methods import require_safe
from home.brand_views import brand_mark, brand_sheet
from home.draft_link_views import draft_campaign_file, draft_document, draft_page, draft_picture, read_draft
from home.feeds import NewPagesFeed
from home.release_link_views import read_release, read_release_site
from home.search.views import names, search, search_help
from home.sitemaps import sitemap
from home.views import favicon, robots, security_txt

urlpatterns = [
    path("search/", search, name="search"),
    path("search/names.json", names, name="search_names"),
    path("search/<slug:code>/", search_help, name="search_help"),
    path("drafts/<str:token>/", read_draft, name="read_draft"),
    path("drafts/release/<str:token>/", read_release, name="read_release"),
    path("drafts/release/<str:token>/site/", read_release_site, name="read_release_site"),
    path("drafts/release/<str:token>/site/<path:path>", read_release_site, name="read_release_site"),
    path("drafts/<str:token>/page/", draft_page, name="draft_page"),
    path("drafts/<str:token>/media/<path:path>", draft_picture, name="draft_picture"),
    path(
        "drafts/<str:token>/documents/<int:document_id>/<path:document_filename>", draft_document, name="draft_document"
    ),
    path("drafts/<str:token>/campaign-files/<str:name>", draft_campaign_file, name="draft_campaign_file"),
    path("feed.xml", cached_until_midnight(require_safe(NewPagesFeed())), name="feed"),
    path("sitemap.xml", cached_until_midnight(require_safe(sitemap)), name="sitemap"),
    path("robots.txt", cached_until_midnight(robots), name="robots"),
    path(".well-known/security.txt", cached_until_midnight(security_txt), name="security_txt"),
    path("brand.css", brand_sheet, name="brand_sheet"),
    path("brand.svg", brand_mark, name="brand_mark"),
    path("favicon.ico", favicon, name="favicon"),
]
