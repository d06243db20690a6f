"""In the admin: what a new site still needs, with a link to each screen; and the wards of its area, from a file."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from core.site_request import SiteRequest
from home.set_up import set_up_steps
from home.set_up_forms import WardsForm
from venues.models import Ward
from venues.places.loading import keep_wards


@require_safe
def set_up(request: SiteRequest) -> HttpResponse:
    steps = set_up_steps(request.navigation.site)
    return render(request, "home/admin/set_up.html", {"steps": steps, "left": sum(not step.is_done for step in steps)})


@require_http_methods(["GET", "HEAD", "POST"])
def set_up_wards(request: SiteRequest) -> HttpResponse:
    """Send a file; all of it is kept, or nothing and the form says what is wrong."""
    form = WardsForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        messages.success(request, f"{keep_wards(form.shapes)} wards are on the map.")
        return redirect("set_up")
    wards = Ward.objects.values_list("name", flat=True)
    return render(request, "home/admin/set_up_wards.html", {"form": form, "wards": wards})
