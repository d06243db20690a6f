"""Which venues are in a state on a day, asked of the database: what `standing` folds, for thousands at once.

The pages themselves always fold; this only chooses which venues to fold. The two agree wherever an accreditation
lasts longer than a month and was issued by the day it starts to count; the tests hold them against each other.
"""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from venues.models import Accreditation, StatusEvent, Venue
from venues.standing import DAY, SOON, STOPS, EventKind, State

IN_FORCE = (State.ACCREDITED, State.EXPIRES_SOON)


def in_state(venues: QuerySet[Venue], states: list[State], day: date) -> QuerySet[Venue]:
    """Those of `venues` that are in one of `states` on `day`."""
    if not states:
        return venues
    wanted = Q()
    for state in states if set(states) != set(IN_FORCE) else ["in force"]:
        wanted |= CONDITIONS[state](day)
    return venues.filter(wanted)


def may_show_it(day: date) -> Q:
    """Venues whose award is in date on `day`."""
    return Q(pk__in=_in_force(day).values("venue"))


def stopping(day: date) -> QuerySet[StatusEvent]:
    """The events that keep an accreditation from counting on `day`: nothing later reinstated it."""
    later = StatusEvent.objects.filter(
        Q(on__gt=OuterRef("on")) | Q(on=OuterRef("on"), pk__gt=OuterRef("pk")),
        accreditation=OuterRef("accreditation"),
        kind__in=[*STOPS, EventKind.REINSTATED],
        on__lte=day,
    )
    # What was replaced stays replaced. Saying what is not wanted lets SQLite use the index of what stops.
    stops = StatusEvent.objects.exclude(kind=EventKind.ISSUED).filter(kind__in=STOPS, on__lte=day)
    return stops.filter(Q(kind=EventKind.REPLACED) | ~Exists(later))


def _stopped_by(day: date, *kinds: EventKind) -> QuerySet[StatusEvent]:
    """The last word on each accreditation that was stopped, if it is one of `kinds`."""
    replaced = StatusEvent.objects.filter(kind=EventKind.REPLACED, on__lte=day).values("accreditation")
    return stopping(day).filter(kind__in=kinds).exclude(accreditation__in=replaced)


def _free(day: date) -> QuerySet[Accreditation]:
    """Accreditations that nothing stops on `day`, whether or not they count yet or still."""
    return Accreditation.objects.exclude(pk__in=stopping(day).values("accreditation"))


def _in_force(day: date) -> QuerySet[Accreditation]:
    issued_later = StatusEvent.objects.filter(kind=EventKind.ISSUED, on__gt=day).values("accreditation")
    return _free(day).filter(valid_from__lte=day, valid_to__gte=day).exclude(pk__in=issued_later)


def _goes_on(day: date) -> Q:
    """Venues whose award, or the next one without a gap between, has more than a month left."""
    before = _in_force(day).filter(venue=OuterRef("venue"), valid_to__gte=OuterRef("valid_from") - DAY)
    long = _free(day).filter(valid_to__gt=day + SOON)
    following = long.filter(valid_from__gt=day, valid_from__lte=day + SOON + DAY).filter(Exists(before))
    return Q(pk__in=_in_force(day).filter(valid_to__gt=day + SOON).values("venue")) | Q(
        pk__in=following.values("venue")
    )


def _suspended(day: date) -> Q:
    events = _stopped_by(day, EventKind.SUSPENDED).filter(accreditation__valid_to__gte=day)
    return ~may_show_it(day) & Q(pk__in=events.values("accreditation__venue"))


def _expired(day: date) -> QuerySet[Accreditation]:
    ended = Accreditation.objects.filter(valid_to__lt=day)
    final = stopping(day).filter(Q(kind=EventKind.REPLACED) | Q(kind__in=[EventKind.WITHDRAWN, EventKind.REVOKED]))
    return ended.exclude(pk__in=final.values("accreditation"))


def _ended_by(day: date, state: State) -> Q:
    """The latest ending decides; of one day, an expiry comes before a withdrawal and that before a revocation."""
    here = ~may_show_it(day) & ~_suspended(day)
    if state == State.EXPIRED:
        after = _stopped_by(day, EventKind.WITHDRAWN, EventKind.REVOKED).filter(
            accreditation__venue=OuterRef("venue"), on__gt=OuterRef("valid_to") + DAY
        )
        return here & Q(pk__in=_expired(day).filter(~Exists(after)).values("venue"))
    kind, other = (
        (EventKind.WITHDRAWN, Q(kind=EventKind.REVOKED, on__gt=OuterRef("on")))
        if state == State.WITHDRAWN
        else (EventKind.REVOKED, Q(kind=EventKind.WITHDRAWN, on__gte=OuterRef("on")))
    )
    same_venue = {"accreditation__venue": OuterRef("accreditation__venue")}
    stopped = _stopped_by(day, EventKind.WITHDRAWN, EventKind.REVOKED).filter(other, **same_venue)
    ran_out = _expired(day).filter(venue=OuterRef("accreditation__venue"), valid_to__gte=OuterRef("on") - DAY)
    decides = _stopped_by(day, kind).filter(~Exists(stopped), ~Exists(ran_out))
    return here & Q(pk__in=decides.values("accreditation__venue"))


def _any_ending(day: date) -> Q:
    stopped = _stopped_by(day, EventKind.WITHDRAWN, EventKind.REVOKED).values("accreditation__venue")
    return Q(pk__in=_expired(day).values("venue")) | Q(pk__in=stopped)


def _not_yet(day: date) -> Q:
    to_come = _free(day).filter(valid_to__gte=day).values("venue")
    return ~may_show_it(day) & ~_suspended(day) & ~_any_ending(day) & Q(pk__in=to_come)


def _never(day: date) -> Q:
    return ~Exists(Accreditation.objects.filter(venue=OuterRef("pk")))


def _replaced(day: date) -> Q:
    others = may_show_it(day) | _suspended(day) | _any_ending(day) | _not_yet(day) | _never(day)
    return ~others


CONDITIONS = {
    "in force": may_show_it,
    State.ACCREDITED: lambda day: may_show_it(day) & _goes_on(day),
    State.EXPIRES_SOON: lambda day: may_show_it(day) & ~_goes_on(day),
    State.SUSPENDED: _suspended,
    State.EXPIRED: lambda day: _ended_by(day, State.EXPIRED),
    State.WITHDRAWN: lambda day: _ended_by(day, State.WITHDRAWN),
    State.REVOKED: lambda day: _ended_by(day, State.REVOKED),
    State.NOT_YET: _not_yet,
    State.REPLACED: _replaced,
    State.NEVER_HELD: _never,
}
