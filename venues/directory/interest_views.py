"""A venue that would like to take part writes to the team's mailbox. Nothing is kept here."""

from datetime import timedelta
from http import HTTPStatus
from smtplib import SMTPException

from django import forms
from django.conf import settings
from django.core.mail import EmailMessage
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.attempt_limits import Attempt, AttemptLimit, count_attempt
from core.client_ip import address_of, network_of
from core.navigation import Breadcrumb
from core.site_request import SiteRequest
from delivery.headers import set_no_store
from venues.breadcrumbs import below_register
from venues.models import SchemeSettings
from venues.scheme import scheme_of

A_VISITOR = AttemptLimit("interest, one network", 5, timedelta(hours=1), from_first=True)
EVERYBODY = AttemptLimit("interest, all", 200, timedelta(days=1), from_first=True)
TOO_MANY = "This form was sent too often just now. Try again in an hour, or write to us yourself."
NOT_SENT = "Your message could not be sent just now. Nothing you wrote is lost: press the button again in a minute."


class InterestForm(forms.Form):
    venue = forms.CharField(label="Name of the venue", max_length=120)
    address = forms.CharField(label="Where it is", max_length=200)
    email = forms.EmailField(label="Your e-mail", help_text="The team answers to it.")
    message = forms.CharField(
        label="What you would like to know", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )

    def clean_venue(self) -> str:
        return " ".join(self.cleaned_data["venue"].split())  # it goes into the subject of a letter


# Whoever sends it changes nothing here, and a token would be a cookie in every visitor's browser.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def interest(request: SiteRequest) -> HttpResponse:
    team = scheme_of(request)
    if not team.email:
        raise Http404
    form = InterestForm(request.POST if request.method == "POST" else None, label_suffix="")
    status, is_sent = HTTPStatus.OK, False
    if request.method == "POST":
        status = HTTPStatus.BAD_REQUEST
        if form.is_valid():
            problem = send(form.cleaned_data, team, request)
            is_sent = not problem
            status = HTTPStatus.OK if is_sent else HTTPStatus.SERVICE_UNAVAILABLE
            if problem:
                form.add_error(None, problem)
    trail = below_register(request, Breadcrumb("Take part", request.path))
    context = {"form": form, "team": team, "is_sent": is_sent, "trail": trail}
    return set_no_store(render(request, "venues/directory/interest.html", context, status=status))


def send(given: dict, scheme: SchemeSettings, request: SiteRequest) -> str:
    """Returns what is wrong, or nothing."""
    attempts = [Attempt(A_VISITOR, network_of(address_of(request))), Attempt(EVERYBODY, "")]
    if count_attempt(attempts, request.now):
        return TOO_MANY
    text = f"{given['venue']}\n{given['address']}\n{given['email']}\n\n{given['message']}\n"
    subject = f"{scheme.name}: {given['venue']} would like to take part"
    letter = EmailMessage(subject, text, settings.DEFAULT_FROM_EMAIL, [scheme.email], reply_to=[given["email"]])
    try:
        letter.send()
    except (OSError, SMTPException):
        return NOT_SENT
    return ""
