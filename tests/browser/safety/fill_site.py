"""Makes a site with a front page, the support pages as every new site has them, and pages full of marker words.

Run as a program in the site's environment, with the addresses to leave to.
"""

import sys

import django

django.setup()

from django.db import transaction  # noqa: E402
from wagtail.models import Page, Site  # noqa: E402
from wagtail.signal_handlers import disable_reference_index_auto_update  # noqa: E402

from core.models import PartnershipSettings  # noqa: E402
from home.models import HomePage  # noqa: E402
from home.starter.support import make_support_hub, make_support_pages  # noqa: E402
from support_services.models import ExitSettings, Service, SupportHubPage, SupportTopicPage  # noqa: E402
from tests.browser.safety.markers import ADDRESS, PAGES, TEXT, TITLE  # noqa: E402


def make_site() -> None:
    front = Page.objects.get(depth=1).add_child(
        instance=HomePage(title="A safe place", slug="front", lead="<p>Hello.</p>")
    )
    site = Site.objects.get()
    site.root_page = front
    site.save()
    PartnershipSettings.objects.create(site=site, name="Safer City Partnership", area="City of London")
    hub = make_support_hub(front)
    make_support_pages(hub)
    fill(hub)


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
