"""Giving those who held last year's award this year's, in one go."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from venues.desk.audit import record
from venues.desk.bulk_refused import BulkRefused
from venues.models import Accreditation, Level, SchemeYear
from venues.status import IN_FORCE, AwardState


def renewable(last: SchemeYear, this: SchemeYear, day: date) -> list[Accreditation]:
    """Those of `last` that count or ran out, of venues that are open and hold nothing of `this` year yet."""
    held = last.accreditations.with_state(day).filter(state_now__in=[*IN_FORCE, AwardState.EXPIRED])
    open_still = held.filter(venue__closed_on__isnull=True)
    without = open_still.exclude(venue__accreditations__scheme_year=this)
    return list(without.select_related("venue", "level").order_by("venue__name", "pk"))


def level_in(year: SchemeYear, before: Level) -> Level | None:
    """The level of the same name. Another year may have other levels: then an officer gives it by hand."""
    return next((level for level in year.levels.all() if level.name.casefold() == before.name.casefold()), None)


@transaction.atomic
def renew(chosen: list[Accreditation], this: SchemeYear, first: date, last: date, user) -> list[Accreditation]:
    """An accreditation of `this` year for each, at the same level. All of them or none: raises BulkRefused."""
    made, problems = [], []
    for before in chosen:
        level = level_in(this, before.level)
        if level is None:
            problems.append(f"{before.venue.name}: {this} has no level called {before.level.name}.")
            continue
        new = Accreditation(venue=before.venue, scheme_year=this, level=level, valid_from=first, valid_to=last)
        try:
            new.clean()
        except ValidationError as problem:
            problems.append(f"{before.venue.name}: {' '.join(problem.messages)}")
            continue
        made.append(new)
    if problems:
        raise BulkRefused(problems)
    for new in made:
        new.save()
        record(new, {}, user, why=f"Renewed for {this}.")
    return made
