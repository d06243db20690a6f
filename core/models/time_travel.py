from django.db import models

from delivery.clock import EARLIEST_DAY, day_asked


class TimeTravelMixin(models.Model):
    """A page that can be read as it was on another day: `?on=2023-06-04`. Its address without that is today's."""

    reads_from_address = ("on",)

    class Meta:
        abstract = True

    def serve(self, request, *args, **kwargs):
        response = super().serve(request, *args, **kwargs)  # type: ignore[misc]  # a page comes after this mixin
        if day_asked(request).problem:
            response.status_code = 400
        return response

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)  # type: ignore[misc]  # as above
        return context | {"asked": day_asked(request), "earliest": EARLIEST_DAY.isoformat()}
