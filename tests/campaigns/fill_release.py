"""Makes a small site with a season that is due at the moment given (ISO). Run as a program.

Prints, as JSON, the address of each place at which it will show.
"""

import json
import sys
from datetime import date, datetime
from pathlib import Path

import django

sys.path[:0] = [str(Path(__file__).parents[2] / "script" / "parts")]
django.setup()

from django.db import transaction  # noqa: E402
from django.urls import reverse  # noqa: E402
from small_site import keep_file, make_front, make_season  # noqa: E402

from campaigns.link_counts import short_addresses_of  # noqa: E402
from campaigns.models import CampaignEditionPage, PackAsset  # noqa: E402
from delivery.clock import london_now  # noqa: E402
from home.models import HomePage, StandardPage  # noqa: E402
from plans.models import Activity, PlanIndexPage, PlanPage, PriorityPage, ReportIndexPage, ReportPage  # noqa: E402
from tests.campaigns.conftest import SVG  # noqa: E402
from tests.campaigns.release_places import SECRET  # noqa: E402


def make_plan(front: HomePage) -> Activity:
    papers = front.add_child(instance=ReportIndexPage(title="Papers", slug="papers"))
    paper = ReportPage(title="A paper", slug="a-paper", date=date(2016, 6, 17))
    paper.body = [("paragraph", {"anchor": "para-1", "number": "1", "text": "<p>Words.</p>"})]
    papers.add_child(instance=paper)
    plans = front.add_child(instance=PlanIndexPage(title="Our plans", slug="plans", show_in_menus=True))
    plan = plans.add_child(instance=PlanPage(title="Plan", slug="plan", term_as_published="2016-17"))
    priority = PriorityPage(title="Safer nights", slug="nights", source_paper=paper, source_paragraph="para-1")
    priority.activities = [Activity(number=1, title="Busy times", source_paper=paper, source_paragraph="para-1")]
    return plan.add_child(instance=priority).activities.get()


def places_of(season: CampaignEditionPage) -> dict[str, str]:
    [activity] = season.activities.all()
    page = season.get_url_parts()[2]
    poster, card = (reverse("campaign_file", args=[season.pk, name]) for name in ("poster.svg", "campaign--card.png"))
    return {
        "page": page, "page of the pack": f"{page}pack/", "poster": poster, "card": card,
        "archive": reverse("campaign_pack", args=[season.pk]), "notice": "/about/", "front page": "/",
        "list": "/campaigns/", "campaign": "/campaigns/home/", "year": "/campaigns/calendar/",
        "calendar": "/campaigns/calendar.ics", "feed of campaigns": "/campaigns/feed.xml", "feed": "/feed.xml",
        "sitemap": "/sitemap.xml", "search": "/search/?q=lanterns", "plan": "/plans/plan/",
        "priority": activity.priority.get_url_parts()[2], "short address": f"/go/{short_addresses_of(season)[0].code}/",
    }  # fmt: skip


def make_due(moment: datetime) -> CampaignEditionPage:
    """With everything that a season can show elsewhere. It is on today and says so at the top of every page."""
    front, today = make_front(), london_now().date()
    front.add_child(instance=StandardPage(title="About us", slug="about"))
    season = make_season(
        front, title=SECRET, slug="lanterns", starts_on=today, ends_on=date(today.year + 1, 12, 31),
        banner_words="It is on.", activities=[make_plan(front)],
        assets=[PackAsset(title="Poster", file=keep_file("poster.svg", SVG), alt_text="A door.")],
    )  # fmt: skip
    season.go_live_at = moment
    season.save_revision().publish()
    return season


with transaction.atomic():
    season = make_due(datetime.fromisoformat(sys.argv[1]))
print(json.dumps(places_of(season)))
