from django import template
from django.http import HttpRequest

from campaigns.models import CampaignEditionPage

register = template.Library()


@register.inclusion_tag("campaigns/delivering.html", takes_context=True)
def campaigns_delivering(context, activity) -> dict:
    """The public editions that deliver an activity of a plan."""
    request = context["request"]
    return {"editions": by_activity(request).get(activity.pk, [])}


def by_activity(request: HttpRequest) -> dict[int, list[CampaignEditionPage]]:
    """Public editions by the activity they deliver, read once a request: never more than the request's own editions."""
    if not hasattr(request, "editions_by_activity"):
        editions = {edition.pk: edition for edition in CampaignEditionPage.objects.released_for(request)}
        links = CampaignEditionPage.activities.through.objects.filter(campaigneditionpage__in=editions)
        request.editions_by_activity = {}
        for edition_id, activity_id in links.values_list("campaigneditionpage_id", "activity_id"):
            request.editions_by_activity.setdefault(activity_id, []).append(editions[edition_id])
    return request.editions_by_activity
