"""In the admin: what on this site is made up, removed in one press, and loaded again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from core.site_request import SiteRequest
from home.samples import SomethingInTheWay, load_samples, remove_all_samples, samples_found


def load_or_tell(request: SiteRequest) -> None:
    try:
        is_loaded = load_samples(request.now)
    except SomethingInTheWay as problem:
        messages.error(request, f"Nothing was changed. {problem}")
    else:
        messages.success(request, "The samples are loaded." if is_loaded else "Nothing was changed.")


@require_http_methods(["GET", "HEAD", "POST"])
def samples(request: SiteRequest) -> HttpResponse:
    """List what there is; by POST remove it, or load it again."""
    if request.method != "POST":
        return render(request, "home/admin/samples.html", {"found": samples_found()})
    if request.POST.get("do") == "load":
        load_or_tell(request)
    else:
        gone = remove_all_samples(request.user)
        messages.success(
            request,
            f"Removed: {gone.venues} venues, {len(gone.campaigns)} campaigns, {len(gone.seasons)} seasons. "
            "To undo this, load the samples again.",
        )
    return redirect("samples")
