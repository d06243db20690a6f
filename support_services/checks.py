"""Before a site goes public: which numbers has none of this partnership confirmed? For `manage.py check --deploy`."""

from django.core.checks import Tags, Warning, register
from django.db import Error as AnyDatabaseError

from delivery.clock import london_now

UNCONFIRMED = "support_services.W001"


@register(Tags.security, deploy=True)
def every_public_number_is_confirmed(app_configs, **kwargs) -> list[Warning]:
    """One warning that names each of them. Where there is no database yet there is nothing to say."""
    from support_services.models import Service

    try:
        waiting = [service for service in Service.objects.to_check(london_now().date()) if service.live]
    except AnyDatabaseError:
        return []
    if not waiting:
        return []
    named = ", ".join(f"{service.name} ({', '.join(numbers_of(service))})" for service in waiting)
    return [
        Warning(
            f"{len(waiting)} numbers on the support pages have a source, but nobody here has confirmed them: {named}.",
            hint="In the admin, Reports, Numbers to check: call each and press “Checked today”.",
            id=UNCONFIRMED,
        )
    ]


def numbers_of(service) -> list[str]:
    return [point.value for point in service.contact_points.all() if point.is_number]
