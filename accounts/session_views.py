"""Where somebody is signed in, and signing out there from here."""

from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages

from accounts import sessions
from core.models import SecurityEventKind
from core.security_log import record


@require_http_methods(["GET", "HEAD", "POST"])
def my_sessions(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        ended = sessions.end_sessions(request.user, besides=request.session.session_key)
        note_ended(request, request.user, ended)
        return redirect("my_sessions")
    return session_page(request, request.user)


@require_http_methods(["GET", "HEAD", "POST"])
def end_sessions(request: HttpRequest, number: int) -> HttpResponse:
    """For administrators: of anybody."""
    user = get_object_or_404(get_user_model(), pk=number)
    if request.method == "POST":
        own = request.session.session_key if user == request.user else None
        note_ended(request, user, sessions.end_sessions(user, besides=own))
        return redirect("end_sessions", number)
    return session_page(request, user)


@require_POST
def stay_signed_in(request: HttpRequest) -> HttpResponse:
    """Asked while somebody types: that she is at work is noted as with every request."""
    return HttpResponse(status=204)


def session_page(request: HttpRequest, user) -> HttpResponse:
    said = {
        "person": user,
        "is_own": user == request.user,
        "sessions": sessions.sessions_of(user).order_by("-began_at"),
        "here": request.session.session_key,
    }
    return render(request, "accounts/admin/sessions.html", said)


def note_ended(request: HttpRequest, user, ended: int) -> None:
    record(SecurityEventKind.ACCOUNT, request=request, about=f"core.SiteUser {user.pk}", what=f"{ended} sessions ended")
    messages.success(request, f"Signed out on {ended} other device{'' if ended == 1 else 's'}.")
