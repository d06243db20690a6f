from datetime import datetime

from django.db import models
from django.http import HttpResponse

from core.site_request import SiteRequest
from support_services.presenters import ServiceCard, next_change


class ExpiringCardsMixin(models.Model):
    """A page that reads differently when a line on it opens or closes. `cards_shown` is set as the page is made."""

    cards_shown: list[ServiceCard] = []

    class Meta:
        abstract = True

    def expires_at(self, request: SiteRequest) -> datetime:
        return min(super().expires_at(request), next_change(self.cards_shown, request.now))

    def says_until_when(self, response: HttpResponse, request: SiteRequest) -> HttpResponse:
        """With the moment in a header, for whatever keeps the answer."""
        response["X-Next-Change"] = self.true_until(request).isoformat()
        return response
