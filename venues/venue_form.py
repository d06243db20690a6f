"""The form of a venue. Its model needs it, so it stands beside the models."""

from wagtail.admin.forms import WagtailAdminModelForm

from delivery.clock import london_now


class VenueForm(WagtailAdminModelForm):
    """A venue closes on a day that has come: its page says from then on that it has."""

    def clean_closed_on(self):
        day = self.cleaned_data["closed_on"]
        if day and day > london_now().date():
            self.add_error("closed_on", "This day is still to come. Enter it once the venue has closed.")
        return day
