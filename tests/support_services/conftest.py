"""A support hub with a few services, and the moment at which it is read."""

from datetime import datetime
from types import SimpleNamespace

import pytest

from core.london import LONDON

FRIDAY_MORNING = datetime(2026, 11, 20, 11, 0, tzinfo=LONDON)
FRIDAY_EVENING = datetime(2026, 11, 20, 18, 40, tzinfo=LONDON)


@pytest.fixture
def make_service(db):
    """Makes a service that is checked and public unless told otherwise. `ways`: (kind, value) pairs."""
    from support_services.contact_kinds import NUMBERS
    from support_services.models import ContactPoint, Service, ServiceMark
    from support_services.phone_numbers import digits_of

    def make(reference: str, *, ways=(("phone", "0808 2000 247"),), marks=(), publish=True, **fields) -> Service:
        facts = {
            "name": reference.capitalize(),
            "what_it_does": "They listen.",
            "area": "uk",
            "source_url": "https://example.org/numbers",
            "checked_on": FRIDAY_MORNING.date(),
            "checked_numbers": " ".join(sorted(digits_of(value) for kind, value in ways if kind in NUMBERS)),
            "checked_by_role": "Community safety officer",
        }
        service = Service(reference=reference, live=False, **facts | fields)
        service.contact_points = [ContactPoint(kind=kind, value=value) for kind, value in ways]
        asks = [] if any(facet == "asks" for facet, _ in marks) else [("asks", "me")]
        service.marks = [ServiceMark(facet=facet, value=value) for facet, value in (*marks, *asks)]
        service.save()
        revision = service.save_revision(clean=False)
        if publish:
            revision.publish()
        return Service.objects.get(pk=service.pk)

    return make


@pytest.fixture
def hub(front_page):
    """The support hub at /support/."""
    from support_services.models import SupportHubPage

    return front_page.add_child(instance=SupportHubPage(title="Get support", slug="support"))


@pytest.fixture
def at(monkeypatch):
    """Sets the moment at which requests are answered."""

    def set_moment(moment: datetime) -> None:
        monkeypatch.setattr("delivery.clock.timezone", SimpleNamespace(localtime=lambda: moment))

    set_moment(FRIDAY_MORNING)
    return set_moment


@pytest.fixture
def officer(db):
    """Signs somebody in who may edit services, publish them and record checks, in a team where one is enough."""
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group, Permission
    from django.test import Client

    from core.models import FourEyesSettings

    FourEyesSettings(services=True).save()
    group = Group.objects.create(name="Community safety officers")
    codenames = ["access_admin", "add_service", "change_service", "view_service", "publish_service", "check_service"]
    group.permissions.set(Permission.objects.filter(codename__in=codenames))
    user = get_user_model().objects.create_user("officer", "officer@example.org", "a long enough passphrase")
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def stranger(db):
    """Signs somebody in who may open the admin and nothing of this."""
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Permission
    from django.test import Client

    user = get_user_model().objects.create_user("stranger", "stranger@example.org", "a long enough passphrase")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def pages(hub, make_service, at):
    """The hub with a topic, the employers' page and three lines, at 6:40pm on a Friday."""
    from support_services.models import EmployersPage, NamedService, SupportTopicPage

    always = make_service("always", hours="24/7", discreet_name="Talk line", marks=[("harm", "home")])
    make_service("office", ways=[("phone", "020 7606 3030")], hours="Mo-Fr 09:00-17:00", marks=[("harm", "money")])
    make_service("network", ways=[("web", "https://example.org/")], marks=[("asks", "employer")])
    topic = SupportTopicPage(title="Out of doors", slug="outside", lead="<p>It is not your fault.</p>")
    topic.named_services = [NamedService(service=always)]
    hub.add_child(instance=topic)
    hub.add_child(instance=EmployersPage(title="For employers", slug="workplaces", lead="<p>You can help.</p>"))
    at(FRIDAY_EVENING)
    return {
        "hub": "/support/",
        "topic": "/support/outside/",
        "employers": "/support/workplaces/",
        "line": f"/support/line/{always.pk}/",
        "panel": "/support/panel/",
        "sources": "/support/sources/",
    }
