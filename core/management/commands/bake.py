import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.wsgi import get_wsgi_application
from django.db import Error as AnyDatabaseError
from django.db import connections

from delivery.clock import stamp
from delivery.heartbeats import BAKER, beat
from delivery.invalidation.connect import start_notify_listener
from delivery.page_cache import fallback
from delivery.page_cache.factory import make_page_cache
from delivery.page_cache.middleware import PageCacheMiddleware
from delivery.prerender.cdn_purge import CdnPurger
from delivery.prerender.crawler import Crawler, CrawlFailed, CrawlOutdated, earliest_expiry
from delivery.prerender.static_mirror import MirrorRefused, StaticMirror

LOOK_EVERY = 0.3  # seconds
TRY_AGAIN = 3.0  # seconds after a failure
BEAT_EVERY = 5.0  # seconds between signs of life, for the health page


class Command(BaseCommand):
    cache: PageCacheMiddleware
    mirror: StaticMirror | None
    crawler: Crawler
    cdn: CdnPurger

    help = "Makes every public page and keeps it, so that it is there when nothing else is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--to", type=Path, metavar="DIR", help="also write the whole site there as plain files")
        parser.add_argument("--watch", action="store_true", help="go on, and make them again after each change")

    def handle(self, to: Path | None, watch: bool, **options: Any) -> None:
        cache = make_page_cache(get_wsgi_application())
        if not isinstance(cache, PageCacheMiddleware):
            raise CommandError("These settings keep no pages: PAGE_STORE is not set.")
        self.cache = cache
        self.mirror = StaticMirror(to) if to else None
        not_pages = (*self.cache.config.uncached_paths, *settings.ADMIN_PATHS, "/documents/", "/health/", "/leave")
        self.crawler = Crawler(self.cache, settings.SITE_URL, not_pages)
        self.cdn = CdnPurger(settings.SITE_URL)
        if watch:
            start_notify_listener()
            self.keep_baking()
        try:
            self.bake()
        except (CrawlFailed, MirrorRefused, AnyDatabaseError, OSError) as problem:
            raise CommandError(f"Nothing was switched to. {problem}") from problem

    def bake(self) -> float:
        """Make what is missing. Returns when the first page will read differently."""
        as_of, started = self.cache.clock(), time.monotonic()
        generation = self.cache.generation.current()

        def is_still_current() -> bool:
            return generation == self.cache.generation.reread()

        fallback.renew_words()
        if self.mirror and self.mirror.files_now():  # what somebody may need to be safe goes before all the rest
            self.mirror.renew(self.crawler.pages(only_critical=True), is_still_current, as_of)
        crawled = list(self.crawler.pages())
        if self.mirror:
            self.mirror.write(crawled, stamp(), is_still_current, as_of)
        if generation is not None and is_still_current():
            # All that is public has just been made: what is older was withdrawn where nobody could tell us.
            self.cache.disk.sweep(self.cache.generation.changed_at())
        self.cdn.purge_changed(crawled)
        said = f"{len(crawled)} pages are ready ({time.monotonic() - started:.1f} s)."
        self.stdout.write(f"{said} {self.cache.disk.trouble}".strip())
        self.stdout.flush()
        return earliest_expiry(crawled, self.cache.generation)

    def keep_baking(self) -> None:
        """At the start, after each change, and when what is cached expires."""
        done, expires_at, beat_at = None, 0.0, 0.0
        while True:
            if time.monotonic() >= beat_at:
                beat(BAKER)
                beat_at = time.monotonic() + BEAT_EVERY
            generation = self.cache.generation.current()
            if generation != done or 0 < expires_at <= self.cache.clock():
                try:
                    expires_at = self.bake()
                    done = generation
                except CrawlOutdated:
                    continue
                except (CrawlFailed, MirrorRefused, AnyDatabaseError, OSError) as problem:  # such as a full disk
                    self.stderr.write(f"Pages could not be made: {problem}")
                    time.sleep(TRY_AGAIN)
                connections.close_all()
            time.sleep(LOOK_EVERY)
