"""What the record still needs, so that nothing it rests on is deleted and no area silently disappears."""

from datetime import date

from django.db.models.deletion import Collector, ProtectedError
from wagtail.models import Page

from plans.lineage import AreaState, Basis
from plans.models import PriorityPage, Transition
from plans.models.plan_history import record_of_plan

STANDING = (AreaState.IN_FOCUS, AreaState.PAUSED)


def what_depends_on(page: Page) -> str:
    """In words, what would lose its ground if `page` or a page below it were deleted; empty if nothing would."""
    by_type: dict[type[Page], list[Page]] = {}
    for each in page.get_descendants(inclusive=True).specific():
        by_type.setdefault(type(each), []).append(each)
    collector = Collector(using=page._state.db, origin=page)
    try:
        for pages in by_type.values():  # Django collects rows of one model at a time
            collector.collect(pages)
    except ProtectedError as kept:
        row = next(iter(kept.protected_objects))
        return f"{row._meta.verbose_name} “{row}” rests on it"
    became = Transition.objects.filter(decision__live=True, basis=Basis.DECIDED, decision__path__startswith=page.path)
    if change := became.first():  # it would go with its decision, and its areas would be in focus again unseen
        return f"{change._meta.verbose_name} “{change}” rests on it"
    return ""


def is_in_force(page: Page, day: date) -> bool:
    """Whether `page` is that of a public area that its plan has in focus or paused on `day`."""
    area = page.specific
    if not isinstance(area, PriorityPage) or not area.live:
        return False
    plan = area.get_parent().specific
    state = record_of_plan(plan).states_on(day).get(("priority", area.pk))
    return plan.live and state in STANDING
