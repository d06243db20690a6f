import time
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.core.wsgi import get_wsgi_application
from django.db import Error as AnyDatabaseError
from django.db import connections

from delivery.clock import stamp
from delivery.heartbeats import BAKER, beat
from delivery.invalidation.connect import start_notify_listener
from delivery.page_cache.factory import make_page_cache
from delivery.prerender.cdn_purge import Edges
from delivery.prerender.crawler import Crawler, CrawlFailed, earliest_end
from delivery.prerender.static_mirror import MirrorRefused, StaticMirror

LOOK_EVERY = 0.3  # seconds
TRY_AGAIN = 3.0  # seconds after a failure
BEAT_EVERY = 5.0  # seconds between signs of life, for the health page


class Command(BaseCommand):
    help = "Makes every public page and keeps it, so that it is there when nothing else is."

    def add_arguments(self, parser):
        parser.add_argument("--to", type=Path, metavar="DIR", help="also write the whole site there as plain files")
        parser.add_argument("--watch", action="store_true", help="go on, and make them again after each change")

    def handle(self, to: Path | None, watch: bool, **options):
        if not settings.PAGE_STORE:
            raise CommandError("These settings keep no pages: PAGE_STORE is not set.")
        self.store = make_page_cache(get_wsgi_application())
        self.mirror = StaticMirror(to) if to else None
        not_pages = (*self.store.rules.files, *settings.ADMIN_PATHS, "/documents/", "/health/", "/leave")
        self.baker = Crawler(self.store, settings.SITE_URL, not_pages)
        self.edges = Edges(settings.SITE_URL)
        if watch:
            start_notify_listener()
            self.keep_baking()
        try:
            self.bake()
        except (CrawlFailed, MirrorRefused, AnyDatabaseError, OSError) as problem:
            raise CommandError(f"Nothing was switched to. {problem}") from problem

    def bake(self) -> float:
        """Make what is missing. Returns when the first page will read differently."""
        mark, started = self.store.generation.now(), time.monotonic()
        baked = list(self.baker.pages())
        if self.mirror:
            self.mirror.write(baked, stamp(), lambda: mark == self.store.generation.exactly_now())
        if mark is not None and mark == self.store.generation.exactly_now():
            # All that is public has just been made: what is older was withdrawn where nobody could tell us.
            self.store.shelf.sweep(self.store.generation.began())
        self.edges.tell(baked)
        said = f"{len(baked)} pages are ready ({time.monotonic() - started:.1f} s)."
        self.stdout.write(f"{said} {self.store.shelf.trouble}".strip())
        self.stdout.flush()
        return earliest_end(baked, self.store.generation)

    def keep_baking(self) -> None:
        """At the start, after each change, and when what is kept comes to its end."""
        done, until, beat_at = None, 0.0, 0.0
        while True:
            if time.monotonic() >= beat_at:
                beat(BAKER)
                beat_at = time.monotonic() + BEAT_EVERY
            mark = self.store.generation.now()
            if mark != done or 0 < until <= self.store.clock():
                try:
                    until = self.bake()
                    done = mark
                except (CrawlFailed, MirrorRefused, AnyDatabaseError, OSError) as problem:  # such as a full disk
                    self.stderr.write(f"Pages could not be made: {problem}")
                    time.sleep(TRY_AGAIN)
                connections.close_all()
            time.sleep(LOOK_EVERY)
