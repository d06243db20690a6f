"""In the admin: what a new site still needs, with a link to each screen."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.site_request import SiteRequest
from home.set_up import set_up_steps


@require_safe
def set_up(request: SiteRequest) -> HttpResponse:
    steps = set_up_steps(request.navigation.site)
    return render(request, "home/admin/set_up.html", {"steps": steps, "left": sum(not step.is_done for step in steps)})
