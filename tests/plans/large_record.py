"""A large record, made quickly: what a site may hold after thirty plans."""

from datetime import date, timedelta

from django.utils import timezone
from wagtail.models import Page

from plans.models import Activity, PlanEvent, PlanPage, PriorityPage, ProgressUpdate

FIRST_DAY = date(2010, 1, 1)


def make_large_record(index_page, paper, plans: range, areas: int, updates: int) -> None:
    """The plans of these numbers below `index_page`, each with `areas` areas of one activity; `updates` in all."""
    made = [_page(index_page, PlanPage(title=f"Large plan {number}"), number) for number in plans]
    PlanEvent.objects.bulk_create(
        PlanEvent(plan=plan, kind="in_force", words="It began.", date=FIRST_DAY, source_paper=paper) for plan in made
    )
    areas_made = [_page(plan, PriorityPage(title=f"Area {place}"), place) for plan in made for place in range(areas)]
    Activity.objects.bulk_create(
        Activity(priority=area, number=1, title=f"Work on {area.title}", source_paper=paper) for area in areas_made
    )
    activities = list(Activity.objects.filter(priority__in=areas_made))
    ProgressUpdate.objects.bulk_create(
        ProgressUpdate(
            activity=activities[number % len(activities)],
            date=FIRST_DAY + timedelta(days=number),
            delivery_state="on_track",
            narrative=f"Report {number}.",
            author_role="Community Safety Team",
            next_due=FIRST_DAY + timedelta(days=number + 90),
            source_paper=paper,
            entered_at=timezone.now(),
        )
        for number in range(updates)
    )


def _page(parent: Page, page: Page, number: int) -> Page:
    """`page` below `parent` without what Wagtail does besides: a tenth of the time."""
    page.path = f"{parent.path}{9000 + number:04d}"
    page.depth, page.slug = parent.depth + 1, f"large-{number}"
    page.url_path = f"{parent.url_path}{page.slug}/"
    page.content_type = page.cached_content_type
    page.locale = parent.locale
    page.draft_title = page.title
    page.save_base()
    return page
