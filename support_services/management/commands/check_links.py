from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from django.core.management.base import BaseCommand

from support_services.contact_kinds import ContactKind
from support_services.models import ContactPoint

SECONDS = 10
LINKED = (ContactKind.WEB, ContactKind.WEBCHAT, ContactKind.BSL)


class Command(BaseCommand):
    help = (
        "Asks each website that the support pages link to, once, and lists those that do not answer or lead to another "
        "site. Changes nothing: a site may be down for an hour. Run it now and then, as a program of the machine."
    )

    def handle(self, **options):
        points = ContactPoint.objects.filter(kind__in=LINKED, service__live=True).select_related("service")
        found = {point: trouble for point in points if (trouble := trouble_with(point.href))}
        for point, trouble in found.items():
            others = point.service.contact_points.exclude(value=point.value)
            alone = "" if others.exists() else " It is the only way to reach this service."
            self.stdout.write(f"{point.service}: {point.value} {trouble}.{alone}")
        self.stdout.write(f"{points.count()} links asked, {len(found)} to look at.")


def trouble_with(address: str) -> str:
    """What is wrong with where a link leads, in a few words; empty if it answers from the site that it names."""
    asked = Request(address, headers={"User-Agent": "Mozilla/5.0 (link check)"})
    try:
        with urlopen(asked, timeout=SECONDS) as answer:  # web addresses only: the form takes no other
            landed = urlsplit(answer.url).hostname or ""
    except HTTPError as error:
        # Some sites refuse programs and answer people: that they refuse shows that they are there.
        return "" if error.code in (401, 403, 405, 406, 429) else f"answers {error.code}"
    except (URLError, TimeoutError, OSError, ValueError) as error:
        return f"does not answer ({getattr(error, 'reason', error)})"
    return "" if _same_site(landed, urlsplit(address).hostname or "") else f"leads to {landed}, another site"


def _same_site(one: str, other: str) -> bool:
    """Whether both belong to one owner: the last two parts agree, or three where the last two are as org.uk."""
    parts = [name.lower().split(".") for name in (one, other)]
    length = 3 if len(parts[0]) > 2 and len(parts[0][-2]) <= 3 else 2
    return parts[0][-length:] == parts[1][-length:]
