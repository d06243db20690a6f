"""Makes a small site with a season that is due at the moment given (ISO). Run as a program.

Prints, as JSON, the address of each place at which it will show.
"""

import json
import sys
from datetime import date, datetime

import django

django.setup()

from django.core.files.base import ContentFile  # noqa: E402
from django.db import transaction  # noqa: E402
from django.urls import reverse  # noqa: E402
from wagtail.models import Page, Site  # noqa: E402

from campaigns.counting import short_addresses_of  # noqa: E402
from campaigns.models import (  # noqa: E402
    CampaignEditionPage,
    CampaignIndexPage,
    CampaignPage,
    PackAsset,
    PackFile,
    WayToAct,
)
from core.clock import london_now  # noqa: E402
from core.models import PartnershipSettings  # noqa: E402
from home.models import HomePage, StandardPage  # noqa: E402
from plans.models import Activity, PlanIndexPage, PlanPage, PriorityPage, ReportIndexPage, ReportPage  # noqa: E402
from tests.campaigns.conftest import SVG, png  # noqa: E402
from tests.campaigns.release_places import SECRET  # noqa: E402


def make_front() -> HomePage:
    root = Page.objects.get(depth=1)
    front = root.add_child(instance=HomePage(title="A safe place", slug="front", lead="<p>Hello.</p>"))
    site = Site.objects.get()
    site.root_page = front
    site.save()
    PartnershipSettings.objects.create(site=site, name="Safer City Partnership", area="City of London")
    front.add_child(instance=StandardPage(title="About us", slug="about"))
    return front


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


def keep_file(name: str, content: bytes) -> PackFile:
    file = PackFile(title=name, file=ContentFile(content, name=name))
    file.full_clean()
    file.save()
    return file


def make_season(front: HomePage, activity: Activity) -> CampaignEditionPage:
    """With everything that a season can show elsewhere. It is on today and says so at the top of every page."""
    index = front.add_child(instance=CampaignIndexPage(title="Campaigns", slug="campaigns", show_in_menus=True))
    campaign = index.add_child(instance=CampaignPage(title="Get home", slug="home", aim="<p>Safe ways.</p>"))
    today = london_now().date()
    season = CampaignEditionPage(
        title=SECRET, slug="lanterns", live=False, starts_on=today, ends_on=date(today.year + 1, 12, 31),
        audiences=["workers"], lead="<p>Go together.</p>", picture=keep_file("street.png", png()),
        picture_alt="A street.", messages=[("message", {"heading": "Leave together", "text": "<p>As one.</p>"})],
        contact_team="Community safety team", banner_words="It is on.",
    )  # fmt: skip
    season.ways_to_act = [WayToAct(words="Look up your way home.")]
    season.assets = [PackAsset(title="Poster", file=keep_file("poster.svg", SVG), alt_text="A door.")]
    season.activities = [activity]
    return campaign.add_child(instance=season)


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


with transaction.atomic():
    front = make_front()
    season = make_season(front, make_plan(front))
    season.go_live_at = datetime.fromisoformat(sys.argv[1])
    season.save_revision().publish()
print(json.dumps(places_of(season)))
