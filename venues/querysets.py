"""Questions about many rows of the register. They take the day; none of them reads the clock.

`with_state` asks the database what `standing` folds, for lists and filters: a test holds the two together. A page
about one venue folds by itself, so that it can also say since when and until when.
"""

from datetime import date

from django.db import models
from django.db.models import Case, DateField, Exists, ExpressionWrapper, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from core.clock import london_now
from venues.standing import DAY, IN_FORCE, SOON, STOPS, EventKind, State

TEXT = models.CharField()
# Of several accreditations of a venue, the one that says most about today: its place in this list, then the latest.
FIRST = [
    IN_FORCE,
    [State.SUSPENDED],
    [State.EXPIRED, State.WITHDRAWN, State.REVOKED],
    [State.NOT_YET],
    [State.REPLACED],
]


def says_most(day_field: str = "state_now") -> Case:
    whens = [When(**{f"{day_field}__in": states}, then=Value(place)) for place, states in enumerate(FIRST)]
    return Case(*whens, output_field=models.IntegerField())


class AccreditationQuerySet(models.QuerySet):
    def for_reading(self):
        """With all that an entry of the register says. Three queries, however many rows."""
        return self.select_related("scheme_year", "level").prefetch_related("events", "awards")

    def delete(self):
        """Their venues count as changed: of what is gone nothing else tells those who read only what has changed."""
        venues = self.model._meta.get_field("venue").related_model.objects
        venues.filter(pk__in=self.values("venue")).update(changed_at=london_now())
        return super().delete()

    delete.alters_data = True
    delete.queryset_only = True

    def with_stop(self, day: date):
        """`stop`: what keeps it from counting on `day`, if anything. What was replaced stays replaced."""
        past = self.model._meta.get_field("events").related_model.objects.filter(
            accreditation=OuterRef("pk"), on__lte=day
        )
        for_good = Case(When(kind=EventKind.REPLACED, then=0), default=1)
        deciding = past.exclude(kind=EventKind.ISSUED).order_by(for_good, "-on", "-pk")
        return self.annotate(
            stop=Subquery(deciding.values("kind")[:1], output_field=TEXT),
            stop_on=Subquery(deciding.values("on")[:1], output_field=DateField()),
        )

    def with_state(self, day: date):
        """`state_now` and, for what is over, `state_since`."""
        events = self.model._meta.get_field("events").related_model.objects.filter(accreditation=OuterRef("pk"))
        issued = events.filter(kind=EventKind.ISSUED)
        is_early = Q(valid_from__gt=day) | (Exists(issued) & ~Exists(issued.filter(on__lte=day)))
        lasting = [kind for kind in STOPS if kind != EventKind.SUSPENDED]
        return self.with_stop(day).annotate(
            state_now=Case(
                *[When(stop=kind, then=Value(str(STOPS[kind]))) for kind in lasting],
                When(stop=EventKind.SUSPENDED, valid_to__gte=day, then=Value(str(State.SUSPENDED))),
                When(valid_to__lt=day, then=Value(str(State.EXPIRED))),
                When(is_early, then=Value(str(State.NOT_YET))),
                When(valid_to__lte=day + SOON, then=Value(str(State.EXPIRES_SOON))),
                default=Value(str(State.ACCREDITED)),
                output_field=TEXT,
            ),
            state_since=Case(
                When(stop__in=lasting, then=F("stop_on")),
                default=ExpressionWrapper(F("valid_to") + DAY, output_field=DateField()),
                output_field=DateField(),
            ),
        )

    def in_force(self, day: date):
        """Those that count on `day`."""
        held = self.filter(valid_from__lte=day, valid_to__gte=day)
        return held.with_state(day).filter(state_now__in=IN_FORCE)


class VenueQuerySet(models.QuerySet):
    def with_state(self, day: date):
        """`state_now`: what the venue's accreditations amount to on `day`."""
        accreditations = self.model._meta.get_field("accreditations").related_model.objects
        own = accreditations.filter(venue=OuterRef("pk")).with_state(day)
        telling = own.order_by(says_most(), "-state_since", "-state_now").values("state_now")[:1]
        # Next year's is given and follows the present one without a gap: then nothing expires soon.
        following = accreditations.filter(
            venue=OuterRef("venue"), valid_from__lte=OuterRef("valid_to") + DAY, valid_to__gt=day + SOON
        ).with_stop(day)
        events = self.model._meta.get_field("accreditations").related_model._meta.get_field("events").related_model
        issued = events.objects.filter(accreditation=OuterRef("pk"), kind=EventKind.ISSUED)
        in_time = issued.filter(on__lte=OuterRef(OuterRef("valid_to")) + DAY)
        following = following.filter(Q(stop__isnull=True) & (~Exists(issued) | Exists(in_time)))
        renewed = own.filter(Q(state_now=State.EXPIRES_SOON) & Exists(following))
        now = Coalesce(Subquery(telling, output_field=TEXT), Value(str(State.NEVER_HELD)))
        return self.annotate(
            state_now=Case(
                When(Exists(renewed), then=Value(str(State.ACCREDITED))),
                default=now,
                output_field=TEXT,
            )
        )
