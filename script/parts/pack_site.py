"""Makes a site with a season of 50 files of 4 MB, builds its pack and publishes it. Run as a program.

Prints, as JSON: `address` of the pack, `steps` of progress told while it was built, `megabytes` that building it
took beyond what the process had, and `seconds`.
"""

import json
import os
import sys
import time
from datetime import date
from pathlib import Path

import django

sys.path[:0] = [str(Path(__file__).parents[2])]
django.setup()

from django.db import transaction  # noqa: E402
from django.urls import reverse  # noqa: E402
from peak import peak_since, start_peak  # noqa: E402
from small_site import keep_file, make_front, make_season  # noqa: E402

from campaigns.models import PackAsset  # noqa: E402
from campaigns.packs import make_pack  # noqa: E402

FILES, MEGABYTES_EACH = 50, 4
FILM = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom"  # how an MP4 begins; the rest is noise, which no packing makes smaller


def film(number: int) -> PackAsset:
    noise = os.urandom(MEGABYTES_EACH * 1024 * 1024 - len(FILM))
    return PackAsset(title=f"Film {number}", file=keep_file(f"{number}.mp4", FILM + noise), transcript="Noise.")


with transaction.atomic():
    season = make_season(
        make_front(), title="Fifty films", slug="fifty", starts_on=date(2026, 1, 1), ends_on=date(2099, 1, 1),
        assets=[film(number) for number in range(FILES)],
    )  # fmt: skip
before = start_peak("self")
began = time.monotonic()
steps = list(make_pack(season))
told = {"steps": len(steps), "megabytes": peak_since("self", before), "seconds": time.monotonic() - began}
season.save_revision().publish()
print(json.dumps(told | {"address": reverse("campaign_pack", args=[season.pk]), "total": steps[-1][1]}))
