from datetime import datetime

from django.db import models

from core.site_request import SiteRequest
from support_services.presenters import ServiceCard, next_change


class ExpiringCardsMixin(models.Model):
    """A page that reads differently when a line on it opens or closes. `cards_shown` is set as the page is made."""

    cards_shown: list[ServiceCard] = []

    class Meta:
        abstract = True

    def expires_at(self, request: SiteRequest) -> datetime:
        until = super().expires_at(request)  # type: ignore[misc]  # a page comes after this mixin
        return min(until, next_change(self.cards_shown, request.now))
