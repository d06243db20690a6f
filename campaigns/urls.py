from django.urls import path

from campaigns import views
from campaigns.feeds import CampaignsFeed
from delivery.methods import require_safe

urlpatterns = [
    path("campaigns/feed.xml", require_safe(CampaignsFeed()), name="campaign_feed"),
    path("campaigns/calendar.ics", views.calendar, name="campaign_calendar"),
    path("campaign-files/<int:edition_id>/pack.zip", views.campaign_pack, name="campaign_pack"),
    path("campaign-files/<int:edition_id>/<str:name>", views.campaign_file, name="campaign_file"),
    path("go/<slug:code>/", views.short_address, name="short_address"),
]
