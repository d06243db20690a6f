"""Makes a site with a season of 50 files of 4 MB, builds its pack and publishes it. Run as a program.

Prints, as JSON: `address` of the pack, `steps` of progress told while it was built, `megabytes` that building it
took beyond what the process had, and `seconds`.
"""

import json
import os
import sys
import time
from datetime import date
from io import BytesIO
from pathlib import Path

import django

sys.path[:0] = [str(Path(__file__).parents[2])]
django.setup()

from django.core.files.base import ContentFile  # noqa: E402
from django.db import transaction  # noqa: E402
from django.urls import reverse  # noqa: E402
from peak import peak_since, start_peak  # noqa: E402
from PIL import Image  # noqa: E402
from wagtail.models import Page, Site  # noqa: E402

from campaigns.models import (  # noqa: E402
    CampaignEditionPage,
    CampaignIndexPage,
    CampaignPage,
    PackAsset,
    PackFile,
    WayToAct,
)
from campaigns.packs import make_pack  # noqa: E402
from home.models import HomePage  # noqa: E402

FILES, MEGABYTES_EACH = 50, 4
FILM = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom"  # how an MP4 begins; the rest is noise, which no packing makes smaller


def keep_file(name: str, content: bytes) -> PackFile:
    file = PackFile(title=name, file=ContentFile(content, name=name))
    file.full_clean()
    file.save()
    return file


def picture() -> bytes:
    drawn = BytesIO()
    Image.new("RGB", (800, 700), "teal").save(drawn, "PNG")
    return drawn.getvalue()


def make_season() -> CampaignEditionPage:
    front = Page.objects.get(depth=1).add_child(instance=HomePage(title="Front", slug="front", lead="<p>Hello.</p>"))
    site = Site.objects.get()
    site.root_page = front
    site.save()
    campaign = front.add_child(instance=CampaignIndexPage(title="Campaigns", slug="campaigns")).add_child(
        instance=CampaignPage(title="Films", slug="films", aim="<p>Many.</p>")
    )
    season = CampaignEditionPage(
        title="Fifty films", slug="fifty", live=False, starts_on=date(2026, 1, 1), ends_on=date(2099, 1, 1),
        audiences=["workers"], lead="<p>Many.</p>", picture=keep_file("a.png", picture()), picture_alt="A colour.",
        messages=[("message", {"heading": "Look", "text": "<p>Look.</p>"})], contact_team="A team",
    )  # fmt: skip
    season.ways_to_act = [WayToAct(words="Look.")]
    size = MEGABYTES_EACH * 1024 * 1024 - len(FILM)
    season.assets = [
        PackAsset(title=f"Film {n}", file=keep_file(f"{n}.mp4", FILM + os.urandom(size)), transcript="Noise.")
        for n in range(FILES)
    ]
    return campaign.add_child(instance=season)


with transaction.atomic():
    season = make_season()
before = start_peak("self")
began = time.monotonic()
steps = list(make_pack(season))
told = {"steps": len(steps), "megabytes": peak_since("self", before), "seconds": time.monotonic() - began}
season.save_revision().publish()
print(json.dumps(told | {"address": reverse("campaign_pack", args=[season.pk]), "total": steps[-1][1]}))
