"""What every test may lean on: a site with its front page, and nothing else."""

import pytest
from wagtail.models import Page, Site


@pytest.fixture
def front_page(db):
    """An empty site: the front page with the partnership's name."""
    from core.models import PartnershipSettings
    from home.models import HomePage

    root = Page.objects.get(depth=1)
    front = root.add_child(instance=HomePage(title="A safe place", slug="front", lead="<p>We work together.</p>"))
    site = Site.objects.get(is_default_site=True)
    old_root, site.root_page = site.root_page, front
    site.hostname, site.port = "localhost", 80
    site.save()
    if old_root.pk != front.pk:
        old_root.specific.delete()
    PartnershipSettings.objects.create(site=site, name="Safer City Partnership", area="City of London")
    return front
