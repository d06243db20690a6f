from django.urls import path, re_path

from core.open_data import public_data
from delivery.decorators import cached_until_midnight
from plans import changes_views, lineage_views, unknown_views
from plans.feeds import RecordFeed
from plans.open_data import views as open_data

urlpatterns = [
    path("data/", cached_until_midnight(open_data.documentation), name="open_data"),
    path("data/v1/openapi.json", open_data.description, name="open_data_description"),
    re_path(r"^data/v1/(?P<name>[a-z]+)\.(?P<extension>json|csv)$", open_data.dataset, name="open_data_set"),
    path("data/v1/record.jsonld", open_data.provenance, name="provenance"),
    path("data/v1/<slug:slug>.stratml.xml", open_data.stratml, name="stratml"),
    path("lineage/", cached_until_midnight(lineage_views.lineage), name="lineage"),
    path("unknown/", cached_until_midnight(unknown_views.unknown), name="unknown"),
    path("changes/", cached_until_midnight(changes_views.quarters), name="changes"),
    path("changes/<str:quarter>/", cached_until_midnight(changes_views.one_quarter), name="changes_in_quarter"),
    path("decisions/feed.xml", public_data()(cached_until_midnight(RecordFeed())), name="record_feed"),
]
