from django.urls import path, re_path
from django.views.decorators.http import require_safe

from delivery.decorators import kept_today
from plans import changes_views
from plans.feeds import RecordFeed
from plans.open_data import views as open_data

urlpatterns = [
    path("data/", kept_today(open_data.documentation), name="open_data"),
    path("data/v1/openapi.json", kept_today(open_data.description), name="open_data_description"),
    re_path(
        r"^data/v1/(?P<name>[a-z]+)\.(?P<extension>json|csv)$", kept_today(open_data.dataset), name="open_data_set"
    ),
    path("changes/", kept_today(changes_views.quarters), name="changes"),
    path("changes/<str:quarter>/", kept_today(changes_views.one_quarter), name="changes_in_quarter"),
    path("decisions/feed.xml", require_safe(kept_today(RecordFeed())), name="record_feed"),
]
