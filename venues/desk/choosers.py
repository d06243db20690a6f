"""Choosing one venue among thousands: by name, former name, reference or postcode."""

from django import forms
from django.db.models import Q
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from venues.models import Venue


class VenueFilterForm(BaseFilterForm):
    q = forms.CharField(label="Name, reference or postcode", required=False)

    def filter(self, objects):
        words = self.cleaned_data.get("q", "").strip() if self.is_valid() else ""
        if not words:
            return objects
        self.is_searching, self.search_query = True, words
        named = Q(name__icontains=words) | Q(former_names__name__icontains=words)
        return objects.filter(named | Q(reference__iexact=words) | Q(postcode__istartswith=words)).distinct()


class ChooseVenueView(ChooseView):
    filter_form_class = VenueFilterForm


class ChooseVenueResultsView(ChooseResultsView):
    filter_form_class = VenueFilterForm


class VenueChooserViewSet(ChooserViewSet):
    model = Venue
    icon = "home"
    choose_one_text = "Choose a venue"
    choose_another_text = "Choose another venue"
    edit_item_text = "Edit this venue"
    choose_view_class = ChooseVenueView
    choose_results_view_class = ChooseVenueResultsView
    per_page = 20


venue_chooser = VenueChooserViewSet("venue_chooser")
