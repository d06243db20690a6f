from django import template

from campaigns.models import CampaignEditionPage
from core.site_request import SiteRequest

register = template.Library()


@register.inclusion_tag("campaigns/delivering.html", takes_context=True)
def campaigns_delivering(context, activity) -> dict:
    """The public editions that deliver an activity of a plan, as far as they had begun on the day shown."""
    request, asked = context["request"], context.get("asked")
    editions = by_activity(request).get(activity.pk, [])
    if asked and asked.is_another_day:
        editions = [each for each in editions if each.starts_on and each.starts_on <= asked.day]
    return {"editions": editions}


def by_activity(request: SiteRequest) -> dict[int, list[CampaignEditionPage]]:
    """Public editions by the activity they deliver, of the one read that the whole answer goes by."""
    if not hasattr(request, "editions_by_activity"):
        found: dict[int, list] = {}
        for edition in CampaignEditionPage.objects.released_for(request):
            for row in edition.delivers:
                found.setdefault(row["activity"], []).append(edition)
        request.editions_by_activity = found
    return request.editions_by_activity
