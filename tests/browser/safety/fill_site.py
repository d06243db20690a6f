"""Makes a site with a front page, the support pages as every new site has them, and pages full of marker words.

Run as a program in the site's environment, with the addresses to leave to.
"""

import sys
from pathlib import Path

import django

django.setup()

from django.db import transaction  # noqa: E402
from wagtail.models import Page, Site  # noqa: E402
from wagtail.signal_handlers import disable_reference_index_auto_update  # noqa: E402

from core.models import PartnershipSettings  # noqa: E402
from home.content_sets.loader import load_set  # noqa: E402
from home.models import HomePage  # noqa: E402
from support_services.models import ExitSettings, Service, SupportHubPage, SupportTopicPage  # noqa: E402
from support_services.starter_services import load_starter_services  # noqa: E402
from tests.browser.safety.markers import ADDRESS, PAGES, TEXT, TITLE  # noqa: E402


def make_site() -> None:
    front = Page.objects.get(depth=1).add_child(
        instance=HomePage(title="A safe place", slug="front", lead="<p>Hello.</p>")
    )
    site = Site.objects.get()
    site.root_page = front
    site.save()
    PartnershipSettings.objects.create(site=site, name="Safer City Partnership", area="City of London")
    load_starter_services()
    load_set(Path("starter/city-of-london"), only=lambda item: item.name.startswith("/support/"))
    fill(SupportHubPage.objects.get())


def fill(hub: SupportHubPage) -> None:
    hub.refresh_from_db()
    hub.lead += f"<p>{TEXT}</p>"
    hub.save_revision().publish()
    Service.objects.filter(reference="ndah").update(what_it_does=f"They listen. {TEXT}")
    for number in range(1, PAGES + 1):
        body = [{"type": "text", "value": f"<p>You are not alone. {TEXT} {number}</p>"}]
        page = SupportTopicPage(
            title=f"{TITLE} {number}", slug=f"{ADDRESS}{number}", lead=f"<p>{TEXT}</p>", body=body, show_in_menus=False
        )
        hub.add_child(instance=page)
        page.save_revision().publish()


with transaction.atomic(), disable_reference_index_auto_update():  # an index that no visitor asks
    make_site()
    ExitSettings.objects.create(sites="\n".join(sys.argv[1:]))
