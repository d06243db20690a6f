"""How officers narrow a list: by what it reads today, by ward, by year."""

from django.contrib.admin import SimpleListFilter

from delivery.clock import day_of
from venues.directory.index_loader import index_on
from venues.models import SchemeYear, Ward
from venues.status import STOPS, AwardState


class StateFilter(SimpleListFilter):
    title = "state today"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [(state.value, state.value.capitalize()) for state in AwardState]

    def queryset(self, request, queryset):
        if self.value() not in list(AwardState):
            return queryset
        found = queryset.in_state(AwardState(str(self.value())), day_of(request))
        if self.value() not in STOPS.values():
            return found
        # Few are stopped, and it takes long to tell which: asked once, though the list counts them and counts again.
        return queryset.filter(pk__in=list(found.order_by().values_list("pk", flat=True)))


class VenueStateFilter(StateFilter):
    def queryset(self, request, queryset):
        if self.value() not in list(AwardState):
            return queryset
        index = index_on(day_of(request))
        named = {line.pk for line in index.in_state([AwardState(str(self.value()))], of_all=True)}
        if len(named) * 2 <= len(index.all_lines):  # the shorter of two lists is written into the question
            return queryset.filter(pk__in=named)
        return queryset.exclude(pk__in=index.by_key.keys() - named)


class WardFilter(SimpleListFilter):
    title = "ward"
    parameter_name = "ward"
    path = "ward"

    def lookups(self, request, model_admin):
        return [*((str(ward.pk), ward.name) for ward in Ward.objects.all()), ("none", "No ward")]

    def queryset(self, request, queryset):
        match self.value():
            case None:
                return queryset
            case "none":
                return queryset.filter(**{f"{self.path}__isnull": True})
            case number:
                return queryset.filter(**{f"{self.path}__pk": number}) if number.isdecimal() else queryset.none()


class VenueWardFilter(WardFilter):
    path = "venue__ward"


class YearFilter(SimpleListFilter):
    title = "year"
    parameter_name = "year"
    path = "scheme_year__year"

    def lookups(self, request, model_admin):
        return [(str(year), str(year)) for year in SchemeYear.objects.values_list("year", flat=True)]

    def queryset(self, request, queryset):
        number = self.value()
        if number is None:
            return queryset
        return queryset.filter(**{self.path: number}).distinct() if number.isdecimal() else queryset.none()


class VenueYearFilter(YearFilter):
    path = "accreditations__scheme_year__year"
