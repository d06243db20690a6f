"""Makes a full site in an empty database, and then becomes the process that searches it.

Run by search_bench.py, with the numbers of pages, venues and rounds.
"""

import os
import random
import sys
from pathlib import Path

from register_making import make  # sets Django up

from django.contrib.contenttypes.models import ContentType  # isort: skip
from django.db import connection  # isort: skip
from delivery.clock import london_now  # isort: skip
from wagtail.models import Page  # isort: skip

from home.models import StandardPage  # isort: skip

WORDS_A_PAGE = 400
TEXT = """
    street night bar noise police council strategy decision partner violence theft bicycle office door light river
    bridge station market square school child family friend worker resident visitor report paper meeting board plan
    priority measure target figure quarter year month week officer team service number letter form answer question
"""
WORDS = TEXT.split()


def make_pages(count: int) -> None:
    """Public pages of plain words, each with one that no other has. They stand below “About us”: menus name no more."""
    chance, above, now = random.Random(22), StandardPage.objects.get(slug="about"), london_now()
    kind = ContentType.objects.get_for_model(StandardPage)
    pages = [
        Page(
            path=Page._get_path(above.path, above.depth + 1, above.numchild + place + 1),
            depth=above.depth + 1,
            title=f"Page of {chance.choice(WORDS)} and {chance.choice(WORDS)}",
            draft_title="Page",
            slug=f"page-{place}",
            url_path=f"{above.url_path}page-{place}/",
            content_type=kind,
            locale=above.locale,
            live=True,
            first_published_at=now,
            last_published_at=now,
        )
        for place in range(count)
    ]
    for place, page in enumerate(Page.objects.bulk_create(pages)):
        words = " ".join(chance.choices(WORDS, k=WORDS_A_PAGE))
        row = StandardPage(page_ptr=page, lead=f"<p>only{place} {words}</p>")
        row.save_base(raw=True, force_insert=True)
    above.numchild += count
    above.save(update_fields=["numchild"])


if __name__ == "__main__":
    pages, venues = map(int, sys.argv[1:3])
    make(venues, years=1)
    make_pages(pages)
    connection.close()
    os.execv(sys.executable, [sys.executable, str(Path(__file__).with_name("search_rows.py")), sys.argv[3]])
