"""Questions about many accreditations. They take the day; none of them reads the clock.

`with_state` and `in_state` say in SQL what `venues.status` folds: a test holds the two together. What a venue reads is
not asked of the database: a page folds it, and lists look it up in `venues.directory.index_loader`. The models stand
on these questions, so that these know them by their names.
"""

from datetime import date

from django.apps import apps
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When

from delivery.clock import london_now
from venues.status import IN_FORCE, SOON, STOPS, AwardEventKind, AwardState

TEXT = models.CharField()


def ended_with_venue(day: date) -> Q:
    """Had not ended when its venue closed, on `day` or before."""
    return Q(venue__closed_on__lte=day, valid_to__gte=F("venue__closed_on"))


class VenueQuerySet(models.QuerySet):
    def public(self, day: date):
        """Those that everybody may read about: they hold an award, or once held one."""
        held = apps.get_model("venues.Accreditation").objects
        return self.filter(Exists(held.begun(day).filter(venue=OuterRef("pk"))))


class AccreditationQuerySet(models.QuerySet):
    def for_reading(self):
        """With all that an entry of the register says. Three queries, however many rows."""
        return self.select_related("scheme_year", "level").prefetch_related("events", "awards")

    def delete(self):
        """Their venues count as changed: of what is gone nothing else tells those who read only what has changed."""
        venues = apps.get_model("venues.Venue").objects
        venues.filter(pk__in=self.values("venue")).update(changed_at=london_now())
        return super().delete()

    delete.alters_data = True  # type: ignore[attr-defined]  # Django reads both
    delete.queryset_only = True  # type: ignore[attr-defined]  # as above

    def with_stop(self, day: date):
        """`stop`: what keeps it from counting on `day`, if anything. What was replaced stays replaced."""
        past = apps.get_model("venues.StatusEvent").objects.filter(accreditation=OuterRef("pk"), on__lte=day)
        for_good = Case(When(kind=AwardEventKind.REPLACED, then=0), default=1)
        deciding = past.exclude(kind=AwardEventKind.ISSUED).order_by(for_good, "-on", "-pk")
        return self.annotate(stop=Subquery(deciding.values("kind")[:1], output_field=TEXT))

    def with_state(self, day: date):
        """`state_now`: what each by itself reads on `day`."""
        events = apps.get_model("venues.StatusEvent").objects.filter(accreditation=OuterRef("pk"))
        issued = events.filter(kind=AwardEventKind.ISSUED)
        is_early = Q(valid_from__gt=day) | (Exists(issued) & ~Exists(issued.filter(on__lte=day)))
        lasting = [kind for kind in STOPS if kind != AwardEventKind.SUSPENDED]
        return self.with_stop(day).annotate(
            state_now=Case(
                *[When(stop=kind, then=Value(str(STOPS[kind]))) for kind in lasting],
                When(ended_with_venue(day), then=Value(str(AwardState.WITHDRAWN))),
                When(stop=AwardEventKind.SUSPENDED, valid_to__gte=day, then=Value(str(AwardState.SUSPENDED))),
                When(valid_to__lt=day, then=Value(str(AwardState.EXPIRED))),
                When(is_early, then=Value(str(AwardState.NOT_YET))),
                When(valid_to__lte=day + SOON, then=Value(str(AwardState.EXPIRES_SOON))),
                default=Value(str(AwardState.ACCREDITED)),
                output_field=TEXT,
            ),
        )

    def in_state(self, state: AwardState, day: date):
        """Those that read `state` on `day`. Nearly all read what their dates say: only the others are asked about."""
        events, every = apps.get_model("venues.StatusEvent").objects, apps.get_model("venues.Accreditation").objects
        happened = events.filter(on__lte=day).exclude(kind=AwardEventKind.ISSUED)
        closed = every.filter(ended_with_venue(day))
        stopped = Q(pk__in=happened.values("accreditation")) | Q(pk__in=closed.values("pk"))
        asked = every.filter(stopped).with_state(day).filter(state_now=state)
        to_come = Q(pk__in=events.filter(on__gt=day, kind=AwardEventKind.ISSUED).values("accreditation"))
        waiting = every.filter(Q(valid_from__gt=day) | to_come).with_state(day).filter(state_now=AwardState.NOT_YET)
        by_dates = {
            AwardState.EXPIRED: Q(valid_to__lt=day),
            AwardState.NOT_YET: Q(pk__in=waiting.values("pk")),
            AwardState.EXPIRES_SOON: Q(valid_to__range=(day, day + SOON)) & ~Q(pk__in=waiting.values("pk")),
            AwardState.ACCREDITED: Q(valid_to__gt=day + SOON) & ~Q(pk__in=waiting.values("pk")),
        }
        plain = ~stopped & by_dates[state] if state in by_dates else Q(pk__in=[])
        return self.filter(Q(pk__in=asked.values("pk")) | plain)

    def begun(self, day: date):
        """Those that have counted on some day up to `day`: what `visibility.has_begun` folds."""
        events = apps.get_model("venues.StatusEvent").objects.filter(accreditation=OuterRef("pk"))
        issued = events.filter(kind=AwardEventKind.ISSUED)
        is_issued = ~Exists(issued) | Exists(issued.filter(on__lte=day))
        is_stopped = Exists(events.filter(kind__in=STOPS, on__lte=OuterRef("valid_from")))
        is_back = Exists(events.filter(kind=AwardEventKind.REINSTATED, on__lte=day))
        is_open = Q(venue__closed_on__isnull=True) | Q(venue__closed_on__gt=F("valid_from"))
        return self.filter(is_open, is_issued, ~is_stopped | is_back, valid_from__lte=day)

    def of_public_venues(self, day: date):
        """Those of venues that everybody may read about, whatever they are themselves."""
        venues = apps.get_model("venues.Venue").objects
        return self.filter(venue__in=venues.public(day).order_by().values("pk"))

    def in_force(self, day: date):
        """Those that count on `day`."""
        held = self.filter(valid_from__lte=day, valid_to__gte=day)
        return held.with_state(day).filter(state_now__in=IN_FORCE)
