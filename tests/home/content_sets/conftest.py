import pytest
from wagtail.models import Page, Site


@pytest.fixture
def empty(db):
    """A database as `migrate` leaves it, without Wagtail's greeting."""
    root = Page.objects.get(depth=1)
    Site.objects.update(root_page=root)
    for page in root.get_children():
        page.delete()
