"""One fault and what visitors noticed, as a line of the table; and what editors do meanwhile."""

from dataclasses import dataclass, field

from asker import Tally

AT_LEAST = 1000  # requests a fault
SECONDS = 8.0  # that a fault lasts
SLOWEST, SLOWEST_HUNG = 100, 3000  # milliseconds for 99 of 100 answers with a critical page
SLOWEST_IN_MIGRATION = 1000  # milliseconds for every answer
MIDDLE = 20  # milliseconds for half of the answers
LONGEST_RECOVERY, LONGEST_RESTORE = 10.0, 900.0  # seconds
_COLUMNS = f"{'requests':>9}{'failed':>8}{'wrong':>7}{'p50 ms':>8}{'p99':>8}{'all p99':>9}{'slowest':>9}"
HEAD = f"{'fault':38}{_COLUMNS}{'recovered s':>13}"


@dataclass
class Row:
    name: str
    tally: Tally
    recovered: float | None = None
    slowest: float = SLOWEST
    slowest_of_all: float = float("inf")
    longest: float = LONGEST_RECOVERY
    notes: list[str] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        in_time = self.recovered is None or self.recovered <= self.longest
        tally = self.tally
        is_quick = tally.at(0.5) <= MIDDLE and tally.at(0.99, tally.critical) <= self.slowest
        is_right = not (tally.failures or tally.wrong or self.notes)
        return is_right and in_time and is_quick and tally.at(1) <= self.slowest_of_all

    def __str__(self) -> str:
        tally, recovered = self.tally, "-" if self.recovered is None else f"{self.recovered:.1f}"
        counts = f"{len(tally.seconds):9}{len(tally.failures):8}{len(tally.wrong):7}"
        times = f"{tally.at(0.5):8.1f}{tally.at(0.99, tally.critical):8.1f}{tally.at(0.99):9.1f}{tally.at(1):9.1f}"
        line = f"{self.name:38}{counts}{times}{recovered:>13}"
        wrong = [f"wrong: {path}" for path in sorted(set(tally.wrong))]
        more = [*sorted(set(tally.failures))[:3], *wrong[:3], *self.notes]
        return line + ("" if self.is_good else "  NOT KEPT TO") + "".join(f"\n    {note}" for note in more)


# What editors and the scheduler do, each in a process of its own.
MIGRATE = """
from django.db import connection
from core.migration_lock import retry_while_locked
retry_while_locked(lambda: connection.cursor().execute("ALTER TABLE wagtailcore_page ADD zz integer"), print)
print("migrated")
"""
PUBLISH = """
from wagtail.models import Page
for n in range(10):
    page = Page.objects.get(slug="{slug}").specific
    page.search_description = f"Said by {slug} {{n}}"
    page.save_revision().publish()
print("published")
"""
WITHDRAW = """
from wagtail.models import Page
Page.objects.get(slug="accessibility").specific.unpublish()
print("withdrawn")
"""
MAKE_DUE = """
from datetime import UTC, datetime
from wagtail.models import Page
from home.models import StandardPage
front = Page.objects.get(depth=2)
for n in range(20):
    page = front.add_child(instance=StandardPage(title=f"Due {n}", slug=f"due-{n}", live=False))
    page.go_live_at = datetime(2026, 1, 1, tzinfo=UTC)
    page.save_revision(approved_go_live_at=page.go_live_at)
"""
PUBLISH_DUE = "from core.management.commands.run_scheduler import publish_what_is_due as publish; publish()"
COUNT_DUE = """
from home.models import StandardPage
print("left", StandardPage.objects.filter(slug__startswith="due-", live=False).count())
"""
