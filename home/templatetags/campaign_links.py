from django import template
from django.db.models import F
from django.http import HttpRequest

from campaigns.models import CampaignEditionPage

register = template.Library()


@register.inclusion_tag("campaigns/delivering.html", takes_context=True)
def campaigns_delivering(context, activity) -> dict:
    """The public editions that deliver an activity of a plan."""
    request = context["request"]
    return {"editions": by_activity(request).get(activity.pk, [])}


def by_activity(request: HttpRequest) -> dict[int, list[CampaignEditionPage]]:
    """Public editions by the activity they deliver, read once a request. One query."""
    if not hasattr(request, "editions_by_activity"):
        found: dict[int, list] = {}
        delivering = CampaignEditionPage.objects.released().filter(activities__isnull=False)
        for edition in delivering.annotate(delivers=F("activities")).order_by("-starts_on", "-pk"):
            found.setdefault(edition.delivers, []).append(edition)
        request.editions_by_activity = found
    return request.editions_by_activity
