"""A link by which a service itself says whether its numbers are right, without an account.

The link is signed, ends after two weeks, and is of the very numbers that it was made for: when one of them changes it
says nothing any more. Opening it records nothing, because programs that look into mail open links; a button does.
"""

from itertools import takewhile

from django.core import signing
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from support_services.models import Service
from support_services.number_checks import CHECK, as_listed

SALT = "support_services.confirm"
LASTS_DAYS = 14
LINK_MADE, SAID_WRONG = "support_services.confirm.link", "support_services.confirm.wrong"


class LinkRefused(Exception):
    """Why a link cannot be used, in a sentence for whoever followed it."""


def make_link(service: Service, user) -> str:
    """The token of a new link, which stands in the log with who made it."""
    service = as_listed(service)
    log(instance=service, action=LINK_MADE, user=user, data={"numbers": sorted(service.numbers)})
    return signing.dumps([service.pk, sorted(service.numbers)], salt=SALT)


def service_of(token: str) -> Service:
    """The service whose link it is. Raises LinkRefused."""
    try:
        pk, numbers = signing.loads(token, salt=SALT, max_age=LASTS_DAYS * 24 * 60 * 60)
    except signing.SignatureExpired as expired:
        raise LinkRefused(
            f"This link has ended. It worked for {LASTS_DAYS} days. Please ask us for a new one."
        ) from expired
    except (signing.BadSignature, ValueError, TypeError) as broken:
        raise LinkRefused("This link is not whole. Please copy all of it from the message.") from broken
    service = Service.objects.filter(pk=pk).first()
    if service is None:
        raise LinkRefused("This service is no longer in our list. Thank you for your help.")
    service = as_listed(service)
    if sorted(service.numbers) != numbers:
        raise LinkRefused("We have changed the numbers since this link was made. Please ask us for a new one.")
    return service


def say_wrong(service: Service, words: str) -> None:
    """Keep that the service says that something is wrong. Nothing that readers see changes by itself."""
    log(instance=service, action=SAID_WRONG, data={"words": words[:500]})


def often_said_wrong(service: Service) -> int:
    """How many such words wait for somebody to look at them: those since the last check."""
    actions = ModelLogEntry.objects.for_instance(service).order_by("-timestamp", "-pk").values_list("action", flat=True)
    return sum(action == SAID_WRONG for action in takewhile(lambda action: action != CHECK, actions))


def said_wrong_since_checked(services: list[Service]) -> dict[int, ModelLogEntry]:
    """The latest such word of each of `services` that was not followed by a check, by the key of the service."""
    entries = ModelLogEntry.objects.get_for_model(Service).filter(action=SAID_WRONG).order_by("timestamp")
    latest = {int(entry.object_id): entry for entry in entries}
    return {
        service.pk: latest[service.pk]
        for service in services
        if service.pk in latest
        and not (service.checked_on and service.checked_on > latest[service.pk].timestamp.date())
    }
