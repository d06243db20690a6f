"""In the admin: what on this site is made up, removed in one press, and loaded again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from core.site_request import SiteRequest
from home.samples import load_samples, remove_all_samples, samples_found


@require_http_methods(["GET", "HEAD", "POST"])
def samples(request: SiteRequest) -> HttpResponse:
    """List what there is; by POST remove it, or load it again."""
    if request.method != "POST":
        return render(request, "home/admin/samples.html", {"found": samples_found()})
    if request.POST.get("do") == "load":
        is_loaded = load_samples(request.now)
        messages.success(request, "The samples are loaded." if is_loaded else "Nothing was changed.")
    else:
        gone = remove_all_samples(request.user)
        messages.success(
            request,
            f"Removed: {gone.venues} venues, {len(gone.campaigns)} campaigns, {len(gone.seasons)} seasons. "
            "To undo this, load the samples again.",
        )
    return redirect("samples")
