"""The kinds of ways to reach a service, and what each may hold. Pure."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import TextChoices

from core.sanitise import is_safe_link
from support_services.phone_numbers import dialled, texted


class ContactKind(TextChoices):
    PHONE = "phone", "phone"
    TEXT = "text", "text message"
    WEBCHAT = "webchat", "online chat"
    WEB = "web", "website"
    EMAIL = "email", "e-mail"
    RELAY = "relay", "phone through Relay UK"
    BSL = "bsl", "British Sign Language by video"


NUMBERS = (ContactKind.PHONE, ContactKind.TEXT, ContactKind.RELAY)
ADDRESSES = (ContactKind.WEBCHAT, ContactKind.WEB, ContactKind.BSL)


def href(kind: str, value: str) -> str:
    """What a link to it says. Empty for e-mail: a mail program keeps what it sends, so the address stands as text.

    Raises ValueError, in words for an editor, if `value` is not of that kind.
    """
    match kind:
        case ContactKind.PHONE | ContactKind.RELAY:
            return f"tel:{dialled(value)}"
        case ContactKind.TEXT:
            return f"sms:{texted(value)}"
        case ContactKind.EMAIL:
            _check_mail_address(value)
            return ""
    if not value.startswith(("https://", "http://")) or not is_safe_link(value):
        raise ValueError("Write the whole address, such as https://example.org/chat.")
    return value


def _check_mail_address(value: str) -> None:
    try:
        validate_email(value)
    except ValidationError:
        raise ValueError("Write an e-mail address, such as help@example.org.") from None
